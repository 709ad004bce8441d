package dev.onlinematch.nakama.engine;

/** Port: the date, for what is written into tokens and accounts. */
public interface WallClock {

  /** Seconds since 1970-01-01T00:00:00Z. */
  long epochSeconds();
}
