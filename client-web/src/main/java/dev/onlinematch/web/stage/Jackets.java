package dev.onlinematch.web.stage;

/** The players' colours. The style sheet has the same ones as {@code .jacket-0} to 9. */
final class Jackets {

  private static final String[] BRIGHT = {
    "#ff6b57", "#4fd6a8", "#ffc94d", "#62a8ff", "#b98bff", "#ff8fc7", "#a8e05f", "#ff9d42",
    "#4fd8e8", "#e8dcc0",
  };

  private static final String[] DARK = {
    "#b83a2b", "#218a66", "#b98517", "#2c67ad", "#7548bd", "#bd4f88", "#6d9c2e", "#b8641a",
    "#1f93a1", "#a3957a",
  };

  private Jackets() {}

  static int of(int peerId) {
    return (peerId - 1) % BRIGHT.length;
  }

  static String bright(int peerId) {
    return BRIGHT[of(peerId)];
  }

  static String dark(int peerId) {
    return DARK[of(peerId)];
  }
}
