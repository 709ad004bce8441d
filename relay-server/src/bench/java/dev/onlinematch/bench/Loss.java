package dev.onlinematch.bench;

import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.MalformedException;
import dev.onlinematch.wire.RelayFrame;
import dev.onlinematch.wire.RelayFrameCodec;
import java.nio.ByteBuffer;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * What a lost packet costs a libwebrtc who is sent a reliable message sixty times a second: how
 * much later the ninety-ninth of a hundred comes than without losses.
 */
final class Loss {

  private static final long PERIOD_NS = 1_000_000_000L / 60;

  private final int roundTripMs;
  private final int percent;
  private final int seconds;
  private Histogram latencyUs = new ConcurrentHistogram(60_000_000, 3);
  private LightPeer sender;
  private long dueNs;

  Loss(Arguments arguments) {
    roundTripMs = arguments.get("rtt", 50);
    percent = arguments.get("percent", 2);
    seconds = arguments.get("seconds", 15);
  }

  Figures run(RelayUnderTest relay) throws Exception {
    try (Players near = new Players(relay, this::sendDue);
        DistantPlayer far =
            new DistantPlayer(relay, "loss", roundTripMs, percent / 100.0, this::onFrame)) {
      LightPeer first = near.join("loss", "near", payload -> {}).join();
      near.onLoop(
          () -> {
            dueNs = System.nanoTime();
            return sender = first;
          });
      // The first of them are the warm-up.
      Thread.sleep(3_000);
      double without = p99Ms(seconds / 3);
      far.path().beginLosing();
      double with = p99Ms(seconds);
      return new Figures()
          .put("p99 without loss ms", without)
          .put("p99 ms", with)
          .put("added round trips", (with - without) / roundTripMs);
    }
  }

  private double p99Ms(int duringSeconds) throws InterruptedException {
    latencyUs.reset();
    Thread.sleep(duringSeconds * 1_000L);
    return latencyUs.getValueAtPercentile(99) / 1e3;
  }

  private void sendDue(long nowNs) {
    while (sender != null && dueNs <= nowNs) {
      dueNs += PERIOD_NS;
      byte[] payload = new byte[64];
      ByteBuffer.wrap(payload).putLong(System.nanoTime());
      byte[] frame = RelayFrameCodec.encode(new RelayFrame.ToAll(payload));
      sender.send(Delivery.RELIABLE, frame, nowNs / 1_000_000);
    }
  }

  private void onFrame(byte[] frame) {
    try {
      if (RelayFrameCodec.decodeToPlayer(frame) instanceof RelayFrame.From from) {
        long atNs = ByteBuffer.wrap(from.payload()).getLong();
        latencyUs.recordValue((System.nanoTime() - atNs) / 1_000);
      }
    } catch (MalformedException e) {
      throw new IllegalStateException(e);
    }
  }
}
