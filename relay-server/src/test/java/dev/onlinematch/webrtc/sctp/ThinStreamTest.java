package dev.onlinematch.webrtc.sctp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.webrtc.sctp.tx.SendOptions;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a game sends reliably: little, sixty times a second, over a path that loses some of it. */
class ThinStreamTest {

  private static final int ROUND_TRIP_MS = 50;

  /** As clocks and schedulers make it. */
  private static final int JITTER_MS = 4;

  private static final int LOST_OF_A_THOUSAND = 20;

  private final SctpAssociation a =
      new SctpAssociation(SctpOptions.defaults(), new SeededRandom(1));
  private final SctpAssociation z =
      new SctpAssociation(SctpOptions.defaults().withTimers(ofABrowser()), new SeededRandom(2));
  private final SeededRandom chance = new SeededRandom(4);
  private final byte[] packet = new byte[SctpOptions.defaults().mtuBytes()];
  private final List<Long> latenciesMs = new ArrayList<>();
  private LossyPipe pipe = pipe(0);
  private boolean isLosing;
  private int lost;

  private static LossyPipe pipe(int jitterMs) {
    return new LossyPipe(
        new SeededRandom(3), new NetworkFaults(0, 0, 0, ROUND_TRIP_MS / 2, jitterMs, 0, 0));
  }

  private static TimerOptions ofABrowser() {
    TimerOptions own = SctpOptions.defaults().timers();
    return new TimerOptions(
        own.rto(),
        own.maxRetransmissions(),
        own.maxInitRetransmissions(),
        own.heartbeatIntervalMs(),
        200);
  }

  @Test
  void aLossCostsOneAndAHalfRoundTripsAndOneRetransmission() {
    pipe = pipe(JITTER_MS);
    a.connect(0);
    for (long nowMs = 0; nowMs < 120_000; nowMs++) {
      if (nowMs * 60 / 1_000 != (nowMs + 1) * 60 / 1_000) {
        send(64, nowMs);
      }
      isLosing = nowMs > 1_000 && nowMs < 119_000;
      passMs(nowMs);
    }
    Collections.sort(latenciesMs);
    long p99Ms = latenciesMs.get(latenciesMs.size() * 99 / 100);
    assertTrue(p99Ms <= 2 * ROUND_TRIP_MS, () -> "p99 is " + p99Ms + " ms");
    long resent = a.status().path().orElseThrow().sender().retransmissions();
    // Now and then what was sent after a retransmission overtakes it.
    assertTrue(resent < 1.1 * lost, () -> resent + " for " + lost);
  }

  @Test
  void whatIsLongTravelsAfterAQuietMinuteAsItDoesAtFirst() {
    a.connect(0);
    for (long nowMs = 0; nowMs < 63_000; nowMs++) {
      if (nowMs == 60_500) {
        send(200_000, nowMs);
      } else if (nowMs % 1_000 == 0) {
        send(64, nowMs);
      }
      passMs(nowMs);
    }
    // Ten packets, twice as many, and so on: four windows, and half of a round trip for the last.
    long longestMs = Collections.max(latenciesMs);
    assertTrue(longestMs < 5.5 * ROUND_TRIP_MS, () -> "it took " + longestMs + " ms");
    assertEquals(0, a.status().path().orElseThrow().sender().retransmissions());
  }

  private void send(int bytes, long nowMs) {
    byte[] message = ByteBuffer.allocate(bytes).putLong(nowMs).array();
    a.send(1, 53, message, SendOptions.RELIABLE, nowMs);
  }

  private void passMs(long nowMs) {
    while (pipe.nextAtMs() <= nowMs) {
      LossyPipe.InFlight arriving = pipe.poll();
      SctpAssociation receiver = arriving.isToZ() ? z : a;
      receiver.handlePacket(arriving.packet(), 0, arriving.packet().length, nowMs);
    }
    a.handleTimeout(nowMs);
    z.handleTimeout(nowMs);
    for (SctpEvent event = z.pollEvent(); event != null; event = z.pollEvent()) {
      if (event instanceof SctpEvent.MessageReceived message) {
        latenciesMs.add(nowMs - ByteBuffer.wrap(message.payload()).getLong());
      }
    }
    for (int n = a.pollPacket(packet, nowMs); n > 0; n = a.pollPacket(packet, nowMs)) {
      if (isLosing && Math.floorMod(chance.nextInt(), 1_000) < LOST_OF_A_THOUSAND) {
        lost++;
      } else {
        pipe.send(true, packet, n, nowMs);
      }
    }
    for (int n = z.pollPacket(packet, nowMs); n > 0; n = z.pollPacket(packet, nowMs)) {
      pipe.send(false, packet, n, nowMs);
    }
  }
}
