package dev.onlinematch.web.ui;

import dev.onlinematch.game.Game;
import dev.onlinematch.match.MatchState;
import java.util.List;

/** Port: shows what the presenter says. Every call replaces what the one before said. */
public interface Page {

  /**
   * Shows a screen.
   *
   * @param backLabel what the back button says; null hides it
   */
  void showScreen(Screen screen, String backLabel);

  /** Shows a sentence; null for none. */
  void say(Notice notice);

  /** Shows who is signed in; empty for nobody. */
  void showAccount(String name);

  /** The sign-in screen. */
  void showSignIn(SignInView view);

  /** The match screen. */
  void showMatch(MatchView view);

  /** Who won most rounds, in a sentence. */
  void showWins(String words);

  /** The ready screen. */
  void showReady(ReadyView view);

  /** Where the match stands, for whoever watches the page from outside; peer id empty for none. */
  void showMatchState(MatchState state, String peerId);

  /** How the players are connected. */
  void showMode(ModeView view);

  /** How each of the players is reached, during a game. */
  void showLinks(List<PlayerRow> rows);

  /** The game to drive, to draw and to steer; null for none. */
  void play(Game game);
}
