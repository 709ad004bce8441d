package dev.onlinematch.match;

/**
 * What members of a match say to each other over their link, in one stream with the game's reliable
 * messages, because the order between the two matters.
 *
 * <pre>
 * +------+
 * | 0x01 |  play has begun (from the host)
 * +------+
 * </pre>
 */
final class MatchControl {

  private static final byte START = 1;

  private MatchControl() {}

  static byte[] start() {
    return new byte[] {START};
  }

  static boolean isStart(byte[] message) {
    return message.length == 1 && message[0] == START;
  }
}
