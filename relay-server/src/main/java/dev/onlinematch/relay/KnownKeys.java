package dev.onlinematch.relay;

import java.util.Locale;

/**
 * Keys that everybody knows: those that Nakama has when nobody has chosen any, and those of this
 * project's {@code .env}. A server for real players does not start with one.
 *
 * @param isDevelopment whether they may be used
 */
record KnownKeys(boolean isDevelopment) {

  /** What the keys in {@code .env} begin with. */
  static final String DEVELOPMENT = "development-";

  /**
   * Refuses a key that everybody knows.
   *
   * @throws IllegalArgumentException with a sentence for people, in which the key does not stand
   */
  void refuse(String option, String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    if (!isDevelopment && (lower.startsWith("default") || lower.startsWith(DEVELOPMENT))) {
      throw new IllegalArgumentException(
          "Everybody knows the key of "
              + option
              + ": choose another one, as from `openssl rand -hex 32`, or say --development where"
              + " no stranger gets in.");
    }
  }
}
