package dev.onlinematch.bench;

import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.RelayFrame;
import dev.onlinematch.wire.RelayFrameCodec;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * One room whose players talk all the time, each to all others, and keep a book of what they hear.
 * Everything on the peers' thread but {@link #join}.
 */
final class SteadyMatch {

  /** Time, sender, kind, number; the rest is filling. */
  private static final int HEADER_BYTES = 8 + 4 + 4 + 4;

  private static final int PAYLOAD_BYTES = 64;

  private final int size;
  private final Pace unreliable;
  private final Pace reliable;
  private final List<LightPeer> players = new ArrayList<>();

  /** By receiver, then by sender. */
  private final HeardBook[][] books;

  private Histogram latencyUs = new Histogram(60_000_000, 3);
  private boolean isTalking;

  /** When each player sends the next message of a kind, and how many he has sent. */
  private static final class Pace {
    final Delivery delivery;
    final long periodNs;
    final long[] dueNs;
    final int[] sent;
    long refused;

    Pace(Delivery delivery, int perSecond, int size) {
      this.delivery = delivery;
      periodNs = 1_000_000_000L / perSecond;
      dueNs = new long[size];
      sent = new int[size];
    }
  }

  /**
   * A match without anybody.
   *
   * @param unreliablePerSecond of each player, 64 bytes each
   * @param reliablePerSecond the same on the reliable channel
   */
  SteadyMatch(int size, int unreliablePerSecond, int reliablePerSecond) {
    this.size = size;
    unreliable = new Pace(Delivery.UNRELIABLE, unreliablePerSecond, size);
    reliable = new Pace(Delivery.RELIABLE, reliablePerSecond, size);
    books = new HeardBook[size][size];
    for (HeardBook[] ofReceiver : books) {
      for (int sender = 0; sender < size; sender++) {
        ofReceiver[sender] = new HeardBook();
      }
    }
  }

  /** Lets all players in, one on each seat. */
  void join(Players all, List<Seat> seats) throws Exception {
    for (int i = 0; i < size; i++) {
      int receiver = i;
      players.add(all.join(seats.get(i), payload -> onPayload(receiver, payload)).join());
    }
  }

  /** Begins to talk. */
  void begin(long nowNs) {
    for (Pace pace : List.of(unreliable, reliable)) {
      for (int i = 0; i < size; i++) {
        // The players do not all send in the same moment, as nobody's pictures are in step.
        pace.dueNs[i] = nowNs + i * pace.periodNs / size;
      }
    }
    isTalking = true;
  }

  /** Says nothing more. */
  void end() {
    isTalking = false;
  }

  /** Sends what is due. */
  void sendDue(long nowNs) {
    if (isTalking) {
      sendDue(unreliable, nowNs);
      sendDue(reliable, nowNs);
    }
  }

  private void sendDue(Pace pace, long nowNs) {
    for (int i = 0; i < size; i++) {
      while (pace.dueNs[i] <= nowNs) {
        pace.dueNs[i] += pace.periodNs;
        if (players.get(i).send(pace.delivery, frame(pace, i), nowNs / 1_000_000)) {
          pace.sent[i]++;
        } else {
          pace.refused++;
        }
      }
    }
  }

  private static byte[] frame(Pace pace, int sender) {
    byte[] payload = new byte[PAYLOAD_BYTES];
    ByteBuffer.wrap(payload)
        .putLong(System.nanoTime())
        .putInt(sender)
        .putInt(pace.delivery.ordinal())
        .putInt(pace.sent[sender]);
    return RelayFrameCodec.encode(new RelayFrame.ToAll(payload));
  }

  private void onPayload(int receiver, byte[] payload) {
    if (payload.length != PAYLOAD_BYTES) {
      // Somebody who looks in says hello.
      return;
    }
    ByteBuffer header = ByteBuffer.wrap(payload, 0, HEADER_BYTES);
    latencyUs.recordValue(Math.max(0, (System.nanoTime() - header.getLong()) / 1_000));
    HeardBook book = books[receiver][header.getInt()];
    if (header.getInt() == Delivery.RELIABLE.ordinal()) {
      book.hearReliable(header.getInt());
    } else {
      book.hearUnreliable(header.getInt());
    }
  }

  /** From sending to hearing, since this was last asked. */
  Histogram takeLatencyUs() {
    Histogram taken = latencyUs;
    latencyUs = new Histogram(60_000_000, 3);
    return taken;
  }

  /** What was sent and heard so far. */
  HeardTotals totals() {
    HeardTotals totals = new HeardTotals();
    totals.refused = unreliable.refused + reliable.refused;
    for (int receiver = 0; receiver < size; receiver++) {
      for (int sender = 0; sender < size; sender++) {
        if (sender != receiver) {
          totals.reliableSent += reliable.sent[sender];
          totals.unreliableSent += unreliable.sent[sender];
          books[receiver][sender].addTo(totals);
        }
      }
    }
    return totals;
  }
}
