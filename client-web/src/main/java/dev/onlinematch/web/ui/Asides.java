package dev.onlinematch.web.ui;

import dev.onlinematch.game.AvatarView;
import dev.onlinematch.game.GamePhase;
import dev.onlinematch.game.GameView;
import java.util.List;

/** What is good to know during a match, said while there is nothing greater to read. */
final class Asides {

  private static final String OUT = "You are out of this round. The others play on.";

  private final Page page;
  private final PathNews paths = new PathNews();
  private String waiting = "";
  private boolean isOut;

  Asides(Page page) {
    this.page = page;
  }

  /** Something has happened that is good to know. */
  void add(String news) {
    waiting = news;
  }

  /**
   * To be called several times a second.
   *
   * @param isQuiet whether something stands on the page that must not be replaced
   */
  void look(GameView view, boolean isClientServer, List<PlayerRow> rows, boolean isQuiet) {
    String news = paths.since(isClientServer, rows);
    boolean wasOut = isOut;
    isOut = isOut(view);
    if (isOut && !wasOut) {
      news = OUT;
    }
    waiting = isQuiet ? "" : news.isEmpty() ? waiting : news;
    // It can wait until the winner has been read.
    if (!waiting.isEmpty() && view.message().isEmpty()) {
      page.say(Notice.aside(waiting));
      waiting = "";
    }
  }

  /** Whether the one at this machine was hit, and enough are left to go on. */
  private static boolean isOut(GameView view) {
    int alive = 0;
    boolean amDead = false;
    for (AvatarView avatar : view.avatars()) {
      alive += avatar.isAlive() ? 1 : 0;
      amDead |= avatar.isMine() && !avatar.isAlive();
    }
    return view.phase() == GamePhase.ROUND && amDead && alive > 1;
  }
}
