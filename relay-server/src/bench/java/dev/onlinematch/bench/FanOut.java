package dev.onlinematch.bench;

import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.RelayFrame;
import dev.onlinematch.wire.RelayFrameCodec;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Rooms of players who each send small unreliable messages to all others, many times a second. */
final class FanOut {

  private final int rooms;
  private final int clients;
  private final int size;
  private final long periodNs;
  private final int warmSeconds;
  private final int seconds;
  private final Histogram latencyUs = new Histogram(60_000_000, 3);
  private final List<LightPeer> players = new ArrayList<>();
  private long[] dueNs = {};
  private long startNs = Long.MAX_VALUE;
  private long endNs = Long.MAX_VALUE;
  private long sent;
  private long delivered;

  FanOut(Arguments arguments) {
    rooms = arguments.get("rooms", 1);
    clients = arguments.get("clients", 10);
    size = Math.max(8, arguments.get("size", 64));
    periodNs = 1_000_000_000L / arguments.get("rate", 60);
    warmSeconds = arguments.get("warm", 10);
    seconds = arguments.get("seconds", 10);
  }

  Figures run(RelayUnderTest relay) throws Exception {
    try (Players all = new Players(relay, this::sendDue)) {
      List<LightPeer> joined = new ArrayList<>();
      for (int i = 0; i < rooms * clients; i++) {
        joined.add(all.join("room" + i / clients, "player" + i, this::onPayload).join());
      }
      all.onLoop(
          () -> {
            begin(joined);
            return null;
          });
      Thread.sleep(warmSeconds * 1_000L + 100);
      RelayUnderTest.Cpu before = relay.cpu();
      Thread.sleep(seconds * 1_000L);
      RelayUnderTest.Cpu used = relay.cpu().since(before);
      long rssKiB = relay.rssKiB();
      Thread.sleep(500);
      all.onLoop(
          () -> {
            players.clear();
            return null;
          });
      return report(used, rssKiB);
    }
  }

  // The players do not all send in the same moment, as nobody's pictures are in step.
  private void begin(List<LightPeer> joined) {
    long nowNs = System.nanoTime();
    dueNs = new long[joined.size()];
    for (int i = 0; i < dueNs.length; i++) {
      dueNs[i] = nowNs + i * periodNs / dueNs.length;
    }
    startNs = nowNs + warmSeconds * 1_000_000_000L;
    endNs = startNs + seconds * 1_000_000_000L;
    players.addAll(joined);
  }

  private void sendDue(long nowNs) {
    for (int i = 0; i < players.size(); i++) {
      while (dueNs[i] <= nowNs) {
        dueNs[i] += periodNs;
        byte[] payload = new byte[size];
        long atNs = System.nanoTime();
        ByteBuffer.wrap(payload).putLong(atNs);
        players
            .get(i)
            .send(
                Delivery.UNRELIABLE,
                RelayFrameCodec.encode(new RelayFrame.ToAll(payload)),
                atNs / 1_000_000);
        sent += isMeasured(atNs) ? 1 : 0;
      }
    }
  }

  private boolean isMeasured(long atNs) {
    return atNs >= startNs && atNs < endNs;
  }

  private void onPayload(byte[] payload) {
    long atNs = ByteBuffer.wrap(payload).getLong();
    if (isMeasured(atNs)) {
      delivered++;
      latencyUs.recordValue((System.nanoTime() - atNs) / 1_000);
    }
  }

  private Figures report(RelayUnderTest.Cpu used, long rssKiB) {
    return new Figures()
        .put("delivered/s", delivered / (double) seconds)
        .put("delivery ratio", delivered / (double) (sent * (clients - 1)))
        .put("p50 ms", latencyUs.getValueAtPercentile(50) / 1e3)
        .put("p99 ms", latencyUs.getValueAtPercentile(99) / 1e3)
        .put("p99.9 ms", latencyUs.getValueAtPercentile(99.9) / 1e3)
        .put("us", used.totalSeconds() * 1e6 / delivered)
        .put("us in the kernel", used.kernelSeconds() * 1e6 / delivered)
        .put("RSS MiB", rssKiB / 1024.0);
  }
}
