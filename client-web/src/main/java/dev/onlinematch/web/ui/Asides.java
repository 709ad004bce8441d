package dev.onlinematch.web.ui;

import dev.onlinematch.game.AvatarView;
import dev.onlinematch.game.GamePhase;
import dev.onlinematch.game.GameView;
import java.util.List;

/** What is good to know during a match, said while there is nothing greater to read. */
final class Asides {

  private static final String OUT = "You are out of this round. The others play on.";
  private static final String NEXT = "You play from the next round.";
  private static final String WATCHING = "You are watching.";

  private final Page page;
  private final PathNews paths = new PathNews();
  private String waiting = "";
  private String part = "";

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
    String before = part;
    part = part(view, rows);
    if (!part.equals(before)) {
      news = part;
    }
    waiting = isQuiet ? "" : news.isEmpty() ? waiting : news;
    // It can wait until the winner has been read.
    if (!waiting.isEmpty() && view.message().isEmpty()) {
      page.say(Notice.aside(waiting));
      waiting = "";
    }
  }

  /** What the one at this machine does while others play; empty if he plays himself. */
  private static String part(GameView view, List<PlayerRow> rows) {
    int alive = 0;
    AvatarView mine = null;
    for (AvatarView avatar : view.avatars()) {
      alive += avatar.isAlive() ? 1 : 0;
      mine = avatar.isMine() ? avatar : mine;
    }
    if (view.phase() != GamePhase.ROUND) {
      return "";
    }
    if (mine != null) {
      return !mine.isAlive() && alive > 1 ? OUT : "";
    }
    for (PlayerRow row : rows) {
      if (row.isMe()) {
        return NEXT;
      }
    }
    return WATCHING;
  }
}
