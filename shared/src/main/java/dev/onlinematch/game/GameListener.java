package dev.onlinematch.game;

/** Hears what a page may want to make a sound or an effect of. */
@FunctionalInterface
public interface GameListener {

  /** Something happened, during {@link Game#advance} or when a message came. */
  void happened(GameEvent event);
}
