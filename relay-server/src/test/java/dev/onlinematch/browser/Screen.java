package dev.onlinematch.browser;

import java.util.Locale;

/** The screens of the page, by {@code data-screen}. */
enum Screen {
  TITLE,
  SIGN_IN,
  MATCH,
  READY,
  GAME;

  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
