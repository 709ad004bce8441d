/**
 * HTTP and WebSockets of the browser behind the ports of {@code dev.onlinematch.nakama}, and the
 * ways to the relay behind those of {@code dev.onlinematch.link}.
 *
 * <p>Lives here: {@code fetch} and {@code WebSocket} adapters, offers to the relay over HTTP, its
 * frames over a WebSocket. Deadlines are the callers'.
 *
 * <p>May be called by: the wiring. Source: WHATWG Fetch, WHATWG WebSockets (RFC 6455), RFC 9725.
 */
package dev.onlinematch.web.net;
