package dev.onlinematch.browser;

import java.util.Map;

/** A player as drawn in the arena. */
record Avatar(int peerId, double x, double y, boolean isAlive, int score) {

  static Avatar of(Map<?, ?> dataset) {
    return new Avatar(
        Integer.parseInt(text(dataset, "peerId")),
        Double.parseDouble(text(dataset, "x")),
        Double.parseDouble(text(dataset, "y")),
        text(dataset, "alive").equals("true"),
        Integer.parseInt(text(dataset, "score")));
  }

  private static String text(Map<?, ?> dataset, String name) {
    Object value = dataset.get(name);
    if (value == null) {
      throw new AssertionError("an avatar without data-" + name + ": " + dataset);
    }
    return (String) value;
  }
}
