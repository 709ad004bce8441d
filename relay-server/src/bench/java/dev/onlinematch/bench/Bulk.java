package dev.onlinematch.bench;

import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.RelayFrame;
import dev.onlinematch.wire.RelayFrameCodec;
import java.util.concurrent.atomic.AtomicLong;

/** One player sends long reliable messages to another, as fast as they arrive. */
final class Bulk {

  private static final int MESSAGE_BYTES = 16 * 1024;

  private final int windowMessages;
  private final int warmSeconds;
  private final int seconds;
  private final byte[] frame =
      RelayFrameCodec.encode(new RelayFrame.ToAll(new byte[MESSAGE_BYTES]));
  private LightPeer sender;
  private final AtomicLong received = new AtomicLong();
  private long sent;

  Bulk(Arguments arguments) {
    windowMessages = arguments.get("window", 2 << 20) / MESSAGE_BYTES;
    warmSeconds = arguments.get("warm", 10);
    seconds = arguments.get("seconds", 10);
  }

  Figures run(RelayUnderTest relay) throws Exception {
    try (Players all = new Players(relay, this::pump)) {
      all.join("bulk", "b", this::onPayload).join();
      LightPeer first = all.join("bulk", "a", payload -> {}).join();
      all.onLoop(() -> sender = first);
      Thread.sleep(warmSeconds * 1_000L);
      long before = received.get();
      RelayUnderTest.Cpu cpuBefore = relay.cpu();
      Thread.sleep(seconds * 1_000L);
      RelayUnderTest.Cpu used = relay.cpu().since(cpuBefore);
      double gigabytes = (received.get() - before) * (double) MESSAGE_BYTES / 1e9;
      return new Figures()
          .put("MB/s", gigabytes * 1e3 / seconds)
          .put("s per GB", used.totalSeconds() / gigabytes)
          .put("s per GB in the kernel", used.kernelSeconds() / gigabytes);
    }
  }

  private void pump(long nowNs) {
    while (sender != null
        && sent - received.get() < windowMessages
        && sender.send(Delivery.RELIABLE, frame, nowNs / 1_000_000)) {
      sent++;
    }
  }

  private void onPayload(byte[] payload) {
    received.incrementAndGet();
  }
}
