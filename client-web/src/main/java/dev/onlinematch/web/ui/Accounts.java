package dev.onlinematch.web.ui;

/**
 * Port: who is playing. What is remembered in the browser is a device id or a token, never a
 * password.
 */
public interface Accounts {

  /** Whether {@link #signInAgain} can be tried. */
  boolean remembersSomebody();

  /** Signs in whoever was here before; the result is the account's name. */
  void signInAgain(Reply<String> reply);

  /** Signs in without an account of one's own; the browser is remembered. */
  void playAsGuest(Reply<String> reply);

  /** Signs in to an account. */
  void logIn(String email, String password, Reply<String> reply);

  /** Makes an account and signs in to it. */
  void createAccount(String name, String email, String password, Reply<String> reply);

  /** Ends the session and forgets the account. A guest's device id stays: it is the account. */
  void signOut();

  /**
   * Gives an open connection to the signalling server, the same one as before while that is open.
   * Signs in again in the background if the session has ended; {@link Failure#EXPIRED} when that
   * cannot be done without the player.
   */
  void connect(Reply<Entrance> reply);
}
