/**
 * A signalling server for development: the in-memory Nakama engine behind real sockets. It keeps
 * nothing and it is no product: whoever wants players to come back tomorrow runs Nakama.
 *
 * <p>Lives here: the thread that owns the engine, the WebSockets with their bounded outboxes, and
 * the adapters for tokens and passwords. The protocol itself lives in {@code nakama.engine} of
 * {@code shared}. Together with {@code relay.http} it is the only door to Javalin, and alone the
 * door to the password library.
 *
 * <p>May be called by: {@code relay}, which starts it. Serves Nakama's client API (REST and
 * realtime socket, as of 3.40), RFC 6455 (WebSocket) and RFC 7519 (JWT).
 */
package dev.onlinematch.relay.embedded;
