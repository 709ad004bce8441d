/**
 * Who may enter: which player somebody is and whether he is in a match, as the signalling server
 * says.
 *
 * <p>Lives here: the ports {@link dev.onlinematch.relay.nakama.Admission} and {@link
 * dev.onlinematch.relay.nakama.Accounts} and their words, and who asks a Nakama: {@link
 * dev.onlinematch.relay.nakama.NakamaAdmission} one that has our module, {@link
 * dev.onlinematch.relay.nakama.NakamaAccounts} any. The embedded signalling server answers for
 * itself.
 *
 * <p>May be called by: {@code relay}, {@code relay.session}, {@code relay.http}, {@code
 * relay.embedded}. Serves RFC 7519 (session tokens) and Nakama's presences.
 */
package dev.onlinematch.relay.nakama;
