/**
 * Who may enter: which player somebody is and whether he is in a match, as the signalling server
 * says.
 *
 * <p>Lives here: the port {@link dev.onlinematch.relay.nakama.Admission} and its words, and {@link
 * dev.onlinematch.relay.nakama.NakamaAdmission}, which asks a Nakama that has our module. The
 * embedded signalling server answers for itself.
 *
 * <p>May be called by: {@code relay.session}, {@code relay.http}, {@code relay.embedded}, the roof.
 * Serves RFC 7519 (session tokens) and Nakama's presences.
 */
package dev.onlinematch.relay.nakama;
