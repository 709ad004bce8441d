package dev.onlinematch.webrtc.sctp;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.webrtc.sctp.tx.SendOptions;
import dev.onlinematch.webrtc.sctp.tx.SendOutcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Reliable bulk through a link that is slower than we are, whose queue overflows when we are too
 * fast.
 */
class BottleneckTest {

  private static final int MEGABITS = 100;

  /** What a receiver's socket holds that nobody enlarged (Linux, net.core.rmem_default). */
  private static final int SOCKET_BYTES = 212_992;

  /** What the link carries in a millisecond. */
  private static final int BYTES_PER_MS = MEGABITS * 1_000_000 / 8 / 1_000;

  private static final int MESSAGE_BYTES = 16_384;

  @Test
  void fillsAHundredMegabitsAtAHundredMillisecondsAndGoesOnAfterLosses() {
    List<Integer> perSecond = transfer(MEGABITS, 100, 100 * BYTES_PER_MS, 20);

    // Slow start overshoots once; from then on the link is busy.
    assertTrue(megabits(perSecond.subList(5, 20)) > 0.8 * MEGABITS, () -> "bytes: " + perSecond);
  }

  @Test
  void fillsAHundredMegabitsAtFiftyMillisecondsWithAShortQueue() {
    List<Integer> perSecond = transfer(MEGABITS, 50, 25 * BYTES_PER_MS, 20);

    assertTrue(megabits(perSecond.subList(5, 20)) > 0.7 * MEGABITS, () -> "bytes: " + perSecond);
  }

  @Test
  void aFastLinkIsNotWastedOnAReceiverWhoseSocketHoldsLittle() {
    List<Integer> perSecond = transfer(400, 100, SOCKET_BYTES, 20);

    // It holds four milliseconds of the link, and a window is a hundred.
    assertTrue(megabits(perSecond.subList(1, 20)) > 200, () -> "bytes: " + perSecond);
  }

  @Test
  void aWindowLeavesSpreadOverTheRoundTrip() {
    Transfer transfer = new Transfer(1_000, 100, 1_000_000);
    while (transfer.nowMs < 2_000) {
      int sent = transfer.passMs();
      if (transfer.nowMs > 500) {
        // Twice the window per round trip, and what a burst may be.
        int cwnd = transfer.a.status().path().orElseThrow().sender().cwndBytes();
        int most = 2 * cwnd / 100 * 4 + 20 * SctpOptions.defaults().mtuBytes();
        assertTrue(sent < most, () -> sent + " bytes at once of a window of " + cwnd);
      }
    }
  }

  @Test
  void neverStopsForASecond() {
    List<Integer> perSecond = transfer(MEGABITS, 100, 20 * BYTES_PER_MS, 30);

    for (int bytes : perSecond.subList(1, perSecond.size())) {
      assertTrue(bytes > BYTES_PER_MS * 100, () -> "bytes: " + perSecond);
    }
  }

  private static double megabits(List<Integer> bytesPerSecond) {
    return bytesPerSecond.stream().mapToLong(Integer::longValue).sum()
        * 8.0
        / 1e6
        / bytesPerSecond.size();
  }

  /** Bytes delivered in each second. */
  private static List<Integer> transfer(
      int megabitsPerSecond, int roundTripMs, int queueBytes, int seconds) {
    Transfer transfer = new Transfer(megabitsPerSecond, roundTripMs, queueBytes);
    List<Integer> perSecond = new ArrayList<>();
    while (transfer.nowMs < seconds * 1_000L) {
      transfer.passMs();
      if (transfer.nowMs % 1_000 == 0) {
        perSecond.add(transfer.delivered);
        transfer.delivered = 0;
      }
    }
    return perSecond;
  }

  /** A sends to Z as much as it may. */
  private static final class Transfer {

    final SctpAssociation a = new SctpAssociation(SctpOptions.defaults(), new SeededRandom(1));
    long nowMs;

    /** Bytes. */
    int delivered;

    private final SctpAssociation z =
        new SctpAssociation(SctpOptions.defaults(), new SeededRandom(2));
    private final byte[] message = new byte[MESSAGE_BYTES];
    private final Bottleneck toZ;
    private final Bottleneck toA;

    Transfer(int megabitsPerSecond, int roundTripMs, int queueBytes) {
      toZ = new Bottleneck(megabitsPerSecond, queueBytes, roundTripMs / 2);
      toA = new Bottleneck(megabitsPerSecond, queueBytes, roundTripMs / 2);
      a.connect(0);
    }

    /** Returns how many bytes left meanwhile. */
    int passMs() {
      nowMs++;
      receive(a, toA, nowMs);
      receive(z, toZ, nowMs);
      while (a.send(1, 53, message, SendOptions.RELIABLE, nowMs) == SendOutcome.QUEUED) {
        // As much as it takes.
      }
      delivered += takeMessages(z);
      takeMessages(a);
      int sent = send(a, toZ, nowMs);
      send(z, toA, nowMs);
      return sent;
    }
  }

  private static void receive(SctpAssociation peer, Bottleneck path, long nowMs) {
    for (byte[] packet = path.poll(nowMs); packet != null; packet = path.poll(nowMs)) {
      peer.handlePacket(packet, 0, packet.length, nowMs);
    }
    peer.handleTimeout(nowMs);
  }

  private static int takeMessages(SctpAssociation peer) {
    int bytes = 0;
    for (SctpEvent event = peer.pollEvent(); event != null; event = peer.pollEvent()) {
      bytes += event instanceof SctpEvent.MessageReceived ? MESSAGE_BYTES : 0;
    }
    return bytes;
  }

  /** Returns how many bytes. */
  private static int send(SctpAssociation peer, Bottleneck path, long nowMs) {
    int bytes = 0;
    byte[] packet = new byte[SctpOptions.defaults().mtuBytes()];
    for (int n = peer.pollPacket(packet, nowMs); n > 0; n = peer.pollPacket(packet, nowMs)) {
      path.send(packet, n, nowMs);
      bytes += n;
    }
    return bytes;
  }
}
