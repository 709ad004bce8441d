package dev.onlinematch.match;

/**
 * What members of a match say to each other over their link, in one stream with the game's reliable
 * messages, because the order between the two matters.
 *
 * <pre>
 * +------+
 * | 0x01 |  play has begun (from the host)
 * +------+
 * | 0x02 |  I am host from here on (from the next host, before anything that only a host may say)
 * +------+
 * </pre>
 */
enum MatchControl {
  START(1),
  HOST(2);

  private final byte code;

  MatchControl(int code) {
    this.code = (byte) code;
  }

  byte[] encode() {
    return new byte[] {code};
  }

  /** What the bytes say; null if they say nothing. */
  static MatchControl decode(byte[] message) {
    for (MatchControl control : values()) {
      if (message.length == 1 && message[0] == control.code) {
        return control;
      }
    }
    return null;
  }
}
