package dev.onlinematch.web.ui;

import dev.onlinematch.match.Resumption;

/** Port: what this tab keeps over a reload. */
public interface Memory {

  /**
   * Remembers where the player is.
   *
   * @param match what brings the player back into his match; null for none
   */
  void remember(Screen screen, Resumption match);

  /** Where the player was; the title in a new tab. */
  Screen screen();

  /** What brings the player back into his match, or null. */
  Resumption match();
}
