package dev.onlinematch.game;

/** The one line that everyone should read now: what holds, or for a moment a piece of news. */
final class Banner {

  private String standing = "";
  private String news = "";
  private int newsTicks;

  /** Says something until something else holds; empty for nothing. It replaces what was news. */
  void set(String text) {
    standing = text;
    newsTicks = text.isEmpty() ? newsTicks : 0;
  }

  /** Says something for two seconds. */
  void tell(String text) {
    news = text;
    newsTicks = Pace.MESSAGE_TICKS;
  }

  void tick() {
    if (newsTicks > 0) {
      newsTicks--;
    }
  }

  String text() {
    return newsTicks > 0 ? news : standing;
  }
}
