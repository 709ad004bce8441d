/**
 * HTTP and WebSockets of the browser behind the ports of {@code dev.onlinematch.nakama}.
 *
 * <p>Lives here: {@code fetch} and {@code WebSocket} adapters. Deadlines are the callers'.
 *
 * <p>May be called by: the wiring. Source: WHATWG Fetch, WHATWG WebSockets (RFC 6455).
 */
package dev.onlinematch.web.net;
