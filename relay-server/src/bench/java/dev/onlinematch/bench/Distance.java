package dev.onlinematch.bench;

import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.RelayFrame;
import dev.onlinematch.wire.RelayFrameCodec;
import java.util.concurrent.atomic.AtomicLong;

/** How much of what is reliable reaches a libwebrtc that is far away from the relay. */
final class Distance {

  private static final int MESSAGE_BYTES = 16 * 1024;

  private final int roundTripMs;
  private final int windowBytes;
  private final int warmSeconds;
  private final int seconds;
  private final byte[] frame =
      RelayFrameCodec.encode(new RelayFrame.ToAll(new byte[MESSAGE_BYTES]));
  private final AtomicLong received = new AtomicLong();
  private LightPeer sender;
  private long sent;

  Distance(Arguments arguments) {
    roundTripMs = arguments.get("rtt", 50);
    windowBytes = arguments.get("window", 2 << 20);
    warmSeconds = arguments.get("warm", 5);
    seconds = arguments.get("seconds", 8);
  }

  Figures run(RelayUnderTest relay) throws Exception {
    // A room of its own: to the relay whoever was far away before is there for a while.
    String room = "distance-" + roundTripMs;
    try (Players near = new Players(relay, this::pump);
        DistantPlayer far = new DistantPlayer(relay, room, roundTripMs, 0, this::onFrame)) {
      LightPeer first = near.join(room, "near", payload -> {}).join();
      near.onLoop(() -> sender = first);
      Thread.sleep(warmSeconds * 1_000L);
      long before = received.get();
      Thread.sleep(seconds * 1_000L);
      double megabits = (received.get() - before) * 8e-6;
      near.onLoop(() -> sender = null);
      return new Figures().put("Mbit/s", megabits / seconds);
    }
  }

  private void pump(long nowNs) {
    while (sender != null
        && sent - received.get() < windowBytes
        && sender.send(Delivery.RELIABLE, frame, nowNs / 1_000_000)) {
      sent += MESSAGE_BYTES;
    }
  }

  private void onFrame(byte[] frame) {
    if (frame.length > MESSAGE_BYTES) {
      received.addAndGet(MESSAGE_BYTES);
    }
  }
}
