package dev.onlinematch.webrtc.sctp;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;

/**
 * One direction of a path, in virtual time: a link of some speed with a queue before it, and a
 * distance.
 */
final class Bottleneck {

  private record Packet(double atMs, byte[] bytes) {}

  private final double bytesPerMs;
  private final int queueBytes;
  private final int delayMs;
  private final Queue<Packet> packets = new ArrayDeque<>();
  private double freeAtMs;

  /**
   * An empty one.
   *
   * @param queueBytes what may wait for the link; more is dropped
   * @param delayMs from the end of the link on
   */
  Bottleneck(int megabitsPerSecond, int queueBytes, int delayMs) {
    this.bytesPerMs = megabitsPerSecond * 1e6 / 8 / 1e3;
    this.queueBytes = queueBytes;
    this.delayMs = delayMs;
  }

  void send(byte[] packet, int length, long nowMs) {
    double startMs = Math.max((double) nowMs, freeAtMs);
    if ((startMs - nowMs) * bytesPerMs > queueBytes) {
      return;
    }
    freeAtMs = startMs + length / bytesPerMs;
    packets.add(new Packet(freeAtMs + delayMs, Arrays.copyOf(packet, length)));
  }

  /** The next packet that has arrived, or null. */
  byte[] poll(long nowMs) {
    return packets.isEmpty() || packets.peek().atMs > nowMs ? null : packets.remove().bytes;
  }
}
