package dev.onlinematch.webrtc.sctp;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.webrtc.sctp.tx.SendOptions;
import dev.onlinematch.webrtc.sctp.tx.SendOutcome;
import org.junit.jupiter.api.Test;

/** Reliable bulk over distance: windows must not be what limits it. */
class LongPathTest {

  private static final int ROUND_TRIP_MS = 100;

  @Test
  void fillsAHundredMegabitsAtAHundredMilliseconds() {
    long bytes = transfer(0, 6_000);
    assertTrue(bytes * 8 / 6 > 100_000_000, "bits per second: " + bytes * 8 / 6);
  }

  @Test
  void keepsGoingWithOneLossInTenThousandPackets() {
    long bytes = transfer(10_000, 6_000);
    assertTrue(bytes * 8 / 6 > 20_000_000, "bits per second: " + bytes * 8 / 6);
  }

  /** Bytes delivered within so many milliseconds, with every {@code lossEvery}th packet lost. */
  private static long transfer(int lossEvery, long durationMs) {
    SctpAssociation a = new SctpAssociation(SctpOptions.defaults(), new SeededRandom(1));
    SctpAssociation z = new SctpAssociation(SctpOptions.defaults(), new SeededRandom(2));
    LossyPipe pipe = new LossyPipe(new SeededRandom(3), NetworkFaults.loss(0, ROUND_TRIP_MS / 2));
    byte[] packet = new byte[1200];
    byte[] message = new byte[16_384];
    long delivered = 0;
    long sent = 0;
    a.connect(0);
    for (long nowMs = 0; nowMs < durationMs; nowMs++) {
      while (pipe.nextAtMs() <= nowMs) {
        LossyPipe.InFlight arriving = pipe.poll();
        SctpAssociation receiver = arriving.isToZ() ? z : a;
        receiver.handlePacket(arriving.packet(), 0, arriving.packet().length, nowMs);
      }
      a.handleTimeout(nowMs);
      z.handleTimeout(nowMs);
      while (a.send(1, 53, message, SendOptions.RELIABLE, nowMs) == SendOutcome.QUEUED) {
        // As much as it takes.
      }
      for (SctpAssociation peer : new SctpAssociation[] {a, z}) {
        for (SctpEvent event = peer.pollEvent(); event != null; event = peer.pollEvent()) {
          if (event instanceof SctpEvent.MessageReceived received) {
            delivered += received.payload().length;
          }
        }
        for (int n = peer.pollPacket(packet, nowMs); n > 0; n = peer.pollPacket(packet, nowMs)) {
          sent++;
          if (lossEvery == 0 || sent % lossEvery != 0) {
            pipe.send(peer == a, packet, n, nowMs);
          }
        }
      }
    }
    return delivered;
  }
}
