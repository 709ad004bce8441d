package dev.onlinematch.webrtc.sctp;

import dev.onlinematch.random.RandomSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Packets on their way, in virtual time, with faults by chance. */
final class LossyPipe {

  /** A packet that will arrive. */
  static final class InFlight {
    private final long atMs;
    private final long number;
    private final boolean isToZ;
    private final byte[] packet;

    InFlight(long atMs, long number, boolean isToZ, byte[] packet) {
      this.atMs = atMs;
      this.number = number;
      this.isToZ = isToZ;
      this.packet = packet;
    }

    boolean isToZ() {
      return isToZ;
    }

    byte[] packet() {
      return packet;
    }
  }

  private final RandomSource random;
  private final NetworkFaults faults;
  private final PriorityQueue<InFlight> inFlight =
      new PriorityQueue<>(
          Comparator.comparingLong((InFlight each) -> each.atMs)
              .thenComparingLong(each -> each.number));
  private long nextNumber;
  private boolean isHealed;

  LossyPipe(RandomSource random, NetworkFaults faults) {
    this.random = random;
    this.faults = faults;
  }

  void send(boolean isToZ, byte[] bytes, int length, long nowMs) {
    byte[] packet = Arrays.copyOf(bytes, length);
    if (isHealed) {
      enqueue(isToZ, packet, nowMs + faults.delayMs());
      return;
    }
    if (faults.isPartitioned(nowMs) || happens(faults.lossPercent())) {
      return;
    }
    if (happens(faults.duplicationPercent())) {
      enqueue(isToZ, packet.clone(), nowMs + delay());
    }
    if (happens(faults.corruptionPercent())) {
      packet[random.nextInt(packet.length)] ^= (byte) (1 << random.nextInt(8));
    }
    enqueue(isToZ, packet, nowMs + delay());
  }

  /** From now on, no faults. */
  void heal() {
    isHealed = true;
  }

  long nextAtMs() {
    return inFlight.isEmpty() ? Long.MAX_VALUE : inFlight.peek().atMs;
  }

  InFlight poll() {
    return inFlight.poll();
  }

  private long delay() {
    return (long) faults.delayMs()
        + (faults.jitterMs() > 0 ? random.nextInt(faults.jitterMs()) : 0);
  }

  private boolean happens(int percent) {
    return percent > 0 && random.nextInt(100) < percent;
  }

  private void enqueue(boolean isToZ, byte[] packet, long atMs) {
    inFlight.add(new InFlight(atMs, nextNumber++, isToZ, packet));
  }
}
