package dev.onlinematch.webrtc.sctp;

import java.nio.ByteBuffer;

/** Messages that say who they are, so that a receiver can tell everything about their way. */
final class NumberedMessage {

  static final int MIN_BYTES = 9;

  private NumberedMessage() {}

  /** Stream, how often it was reset before, number within that; the rest follows from these. */
  static byte[] encode(int streamId, int epoch, int number, int length) {
    byte[] message = new byte[Math.max(MIN_BYTES, length)];
    ByteBuffer.wrap(message).put((byte) streamId).putInt(epoch).putInt(number);
    for (int i = MIN_BYTES; i < message.length; i++) {
      message[i] = filler(number, i);
    }
    return message;
  }

  static int streamId(byte[] message) {
    return message[0];
  }

  static int epoch(byte[] message) {
    return ByteBuffer.wrap(message).getInt(1);
  }

  static int number(byte[] message) {
    return ByteBuffer.wrap(message).getInt(5);
  }

  static boolean isIntact(byte[] message) {
    for (int i = MIN_BYTES; i < message.length; i++) {
      if (message[i] != filler(number(message), i)) {
        return false;
      }
    }
    return true;
  }

  private static byte filler(int number, int at) {
    return (byte) (number * 31 + at * 7);
  }
}
