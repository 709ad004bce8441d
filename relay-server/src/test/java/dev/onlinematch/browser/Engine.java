package dev.onlinematch.browser;

import java.util.Locale;

/** The browser engines that the journeys are made in. */
enum Engine {
  /** Chromium's, which Chrome and Edge have too. */
  CHROMIUM,
  /** Gecko. */
  FIREFOX;

  private static final String PROPERTY = "onlinematch.engine";

  /** That of every journey that does not name one. */
  static Engine usual() {
    return valueOf(System.getProperty(PROPERTY, "chromium").toUpperCase(Locale.ROOT));
  }
}
