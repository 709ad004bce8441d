package dev.onlinematch.web.ui;

/** Port: what this tab keeps over a reload. */
public interface Memory {

  /**
   * Remembers where the player is.
   *
   * @param matchCode the match that was joined, to join it again; null for none
   */
  void remember(Screen screen, String matchCode);

  /** Where the player was; the title in a new tab. */
  Screen screen();

  /** The match that was joined, or null. */
  String matchCode();
}
