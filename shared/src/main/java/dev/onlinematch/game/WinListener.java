package dev.onlinematch.game;

import dev.onlinematch.transport.PeerId;

/** Hears who won a round, as everyone in the match was told, for whoever keeps the score. */
@FunctionalInterface
public interface WinListener {

  /** Somebody won; comes once a round at most. */
  void won(int round, PeerId winner);
}
