/**
 * Who may enter: which player somebody is and whether he is in a match, as the signalling server
 * says.
 *
 * <p>Lives here: the port {@link dev.onlinematch.relay.nakama.Admission} and its words. Who answers
 * it is another matter; the embedded signalling server does.
 *
 * <p>May be called by: {@code relay.session}, {@code relay.http}, {@code relay.embedded}. Serves
 * RFC 7519 (session tokens) and Nakama's presences.
 */
package dev.onlinematch.relay.nakama;
