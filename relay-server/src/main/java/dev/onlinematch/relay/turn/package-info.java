/**
 * Credentials for the TURN server: made here, checked there, by a secret that both know.
 *
 * <p>Lives here: {@link dev.onlinematch.relay.turn.TurnService}, which makes them, and {@link
 * dev.onlinematch.relay.turn.TurnCredentials}, what it makes.
 *
 * <p>May be called by: {@code relay} and {@code relay.http}. Serves RFC 8656 (TURN), RFC 7065 (its
 * addresses), and the shared-secret scheme of draft-uberti-behave-turn-rest-00, which coturn calls
 * {@code use-auth-secret}.
 */
package dev.onlinematch.relay.turn;
