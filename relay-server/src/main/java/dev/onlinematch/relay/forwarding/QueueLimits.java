package dev.onlinematch.relay.forwarding;

import dev.onlinematch.wire.RelayFrameCodec;

/**
 * How much may wait for one member.
 *
 * @param unreliableMessages beyond it the oldest is dropped
 * @param unreliableBytes the same in bytes; at least one frame
 * @param unreliableAgeMs what waited longer is dropped
 * @param reliableMessages beyond it somebody is put out
 * @param reliableBytes the same in bytes
 */
public record QueueLimits(
    int unreliableMessages,
    int unreliableBytes,
    int unreliableAgeMs,
    int reliableMessages,
    int reliableBytes) {

  /** Checks that one frame has a place. */
  public QueueLimits {
    if (unreliableMessages < 1
        || unreliableBytes < RelayFrameCodec.MAX_FRAME_BYTES
        || unreliableAgeMs < 0
        || reliableMessages < 1
        || reliableBytes < RelayFrameCodec.MAX_FRAME_BYTES) {
      throw new IllegalArgumentException(
          "a queue without room for one frame: "
              + unreliableMessages
              + ", "
              + unreliableBytes
              + ", "
              + unreliableAgeMs
              + ", "
              + reliableMessages
              + ", "
              + reliableBytes);
    }
  }

  /**
   * The usual ones. Unreliable: 15 players at 60 Hz send 90 messages in 100 ms; a position that is
   * older than 200 ms was overtaken by a dozen newer ones. Reliable: a link keeps 1 MiB and 16384
   * messages at most until they are acknowledged, so one honest sender fills a quarter of this and
   * is held back by his own link.
   */
  public static QueueLimits usual() {
    return new QueueLimits(512, 256 * 1024, 200, 64 * 1024, 4 * 1024 * 1024);
  }

  /** The same with another age and another number of reliable bytes. */
  public QueueLimits with(int ageMs, int bytes) {
    return new QueueLimits(unreliableMessages, unreliableBytes, ageMs, reliableMessages, bytes);
  }
}
