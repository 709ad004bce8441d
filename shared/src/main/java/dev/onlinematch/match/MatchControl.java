package dev.onlinematch.match;

import dev.onlinematch.signalling.ReturnRequest;
import dev.onlinematch.wire.ByteReader;
import dev.onlinematch.wire.ByteWriter;
import dev.onlinematch.wire.MalformedException;
import java.util.Arrays;

/**
 * What members of a match say to each other over their link, in one stream with the game's reliable
 * messages, because the order between the two matters.
 *
 * <pre>
 * +------+
 * | 0x01 |  play has begun (from the host)
 * +------+
 * | 0x02 |  I am host from here on (from the next host, before anything that only a host may say)
 * +------+----------------+
 * | 0x03 | token, text    |  with this I shall prove that I am back (first of all, from everyone)
 * +------+----------------+
 * | 0x04 | the game's     |  so the game stands (from the host)
 * +------+----------------+
 * | 0x05 |  nobody looks at my page any more: it may stop
 * +------+
 * | 0x06 |  somebody does again
 * +------+
 * </pre>
 */
enum MatchControl {
  START(1),
  HOST(2),
  HIDDEN(5),
  SHOWN(6);

  private static final int TOKEN = 3;
  private static final int STATE = 4;

  private final byte code;

  MatchControl(int code) {
    this.code = (byte) code;
  }

  byte[] encode() {
    return new byte[] {code};
  }

  /** Tells the token of my own word about who I am. */
  static byte[] tokenMessage(ReturnRequest mine) {
    return new ByteWriter(2 + ReturnRequest.TOKEN_LENGTH)
        .u8(TOKEN)
        .text(mine.token())
        .toByteArray();
  }

  /** The token that the bytes tell; null if they are something else. */
  static String token(byte[] message) {
    ByteReader in = new ByteReader(message);
    try {
      String token = in.u8() == TOKEN ? in.text(ReturnRequest.TOKEN_LENGTH) : "";
      in.expectEnd();
      return token.length() == ReturnRequest.TOKEN_LENGTH ? token : null;
    } catch (MalformedException e) {
      return null;
    }
  }

  /** Tells how the game stands. */
  static byte[] stateMessage(byte[] state) {
    return new ByteWriter(1 + state.length).u8(STATE).raw(state).toByteArray();
  }

  /** How the game stands by the bytes; null if they are something else. */
  static byte[] state(byte[] message) {
    boolean isState = message.length > 0 && message[0] == STATE;
    return isState ? Arrays.copyOfRange(message, 1, message.length) : null;
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
