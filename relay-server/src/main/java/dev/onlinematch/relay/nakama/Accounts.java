package dev.onlinematch.relay.nakama;

/**
 * Asks the signalling server whose a session token is.
 *
 * <p>Contract: may block for some seconds and is called from threads that can bear it; throws
 * nothing because of what a player sent.
 */
public interface Accounts {

  /** Whose token it is. */
  AccountDecision decide(String sessionToken);
}
