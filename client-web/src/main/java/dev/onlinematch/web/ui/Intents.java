package dev.onlinematch.web.ui;

import dev.onlinematch.game.GameView;

/** What a player can do on the page. */
public interface Intents {

  /** Title: two players here. */
  void playLocal();

  /** Title: with others. */
  void playOnline();

  /** The back button. */
  void back();

  /** Sign-in: log in, or create an account. */
  void chooseTab(boolean isCreating);

  /** Sign-in: without an account. */
  void playAsGuest();

  /** Sign-in: with an account. */
  void logIn(String email, String password);

  /** Sign-in: with a new account. */
  void createAccount(String name, String email, String password);

  /** Match: somebody else is playing. */
  void signOut();

  /** Match: with anyone. */
  void findMatch(int minPlayers);

  /** Match: with friends who come to me. */
  void createMatch();

  /** Match: with a friend, by code or by a whole link. */
  void joinMatch(String code);

  /** Match: only to see how friends play. */
  void watchMatch(String code);

  /** Match: not any more. */
  void cancel();

  /** Match, ready, game: through the relay, or from browser to browser. */
  void chooseMode(boolean isClientServer);

  /** Ready: me. */
  void ready();

  /** Ready: not any more. */
  void leave();

  /**
   * Time passed. To be called for each frame, and ten times a second while there are none.
   *
   * @param view the game as it is now; null when there is none
   */
  void passed(GameView view);

  /** Something was put into the clipboard, or could not be. */
  void copied(boolean worked);
}
