/**
 * HTTP: the page, what it has to know, and whether the server is well.
 *
 * <p>Lives here: the web server, and the routes that serve the client's files, {@code /config.json}
 * and {@code /health}. Together with {@code relay.embedded} it is the only door to Javalin.
 *
 * <p>May be called by: {@code relay} (starts it) and {@code relay.embedded} (adds its routes).
 * Serves RFC 9110 (semantics: validators, content coding), RFC 9111 (caching) and Content Security
 * Policy Level 3.
 */
package dev.onlinematch.relay.http;
