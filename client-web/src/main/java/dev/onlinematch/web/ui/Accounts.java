package dev.onlinematch.web.ui;

import java.util.function.Consumer;

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

  /** Tells the server who won a round of a match that one is in; nothing comes of it here. */
  void reportWin(String matchCode, int round, String winnersSession);

  /** Who won most rounds, in a sentence; empty for nobody yet. No answer when it is not known. */
  void mostWins(Consumer<String> words);

  /** Ends the session and forgets the account. A guest's device id stays: it is the account. */
  void signOut();

  /**
   * Gives an open connection to the signalling server, the same one as before while that is open.
   * Signs in again in the background if the session has ended; {@link Failure#EXPIRED} when that
   * cannot be done without the player.
   */
  void connect(Reply<Entrance> reply);
}
