/**
 * HTTP: the page, what it has to know, the ways into the relay, and how the server is.
 *
 * <p>Lives here: the web server; the routes that serve the client's files and {@code /config.json};
 * the relay's offer and answer and its WebSockets, with the doorkeeper before them; {@code
 * /health}, {@code /metrics} and {@code /debug}. Together with {@code relay.embedded} it is the
 * only door to Javalin, and alone the one to Micrometer.
 *
 * <p>May be called by: {@code relay} (starts it) and {@code relay.embedded} (adds its routes).
 * Serves RFC 9110 (semantics: validators, content coding), RFC 9111 (caching), RFC 9725 (WHIP, in
 * its manner), RFC 6750 (bearer tokens), RFC 6455 (WebSocket) and Content Security Policy Level 3.
 */
package dev.onlinematch.relay.http;
