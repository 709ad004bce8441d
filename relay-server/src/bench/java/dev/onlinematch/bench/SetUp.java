package dev.onlinematch.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** From nothing to the relay's welcome: offer, ICE, DTLS, SCTP, channels, room. */
final class SetUp {

  private final int count;
  private final int parallel;
  private final int warm;

  SetUp(Arguments arguments) {
    count = arguments.get("count", 200);
    parallel = arguments.get("parallel", 8);
    warm = arguments.get("warm", 100);
  }

  Figures run(RelayUnderTest relay) throws Exception {
    try (Players all = new Players(relay, nowNs -> {})) {
      connect(all, warm, 1, new ConcurrentHistogram(60_000_000, 3));
      Histogram alone = new ConcurrentHistogram(60_000_000, 3);
      Histogram together = new ConcurrentHistogram(60_000_000, 3);
      connect(all, count, 1, alone);
      RelayUnderTest.Cpu before = relay.cpu();
      long startNs = System.nanoTime();
      connect(all, count, parallel, together);
      double seconds = (System.nanoTime() - startNs) / 1e9;
      return new Figures()
          .put("p50 ms", alone.getValueAtPercentile(50) / 1e3)
          .put("p99 ms", alone.getValueAtPercentile(99) / 1e3)
          .put("together p50 ms", together.getValueAtPercentile(50) / 1e3)
          .put("together p99 ms", together.getValueAtPercentile(99) / 1e3)
          .put("per second", count / seconds)
          .put("CPU ms", relay.cpu().since(before).totalSeconds() * 1e3 / count);
    }
  }

  private static void connect(Players all, int count, int parallel, Histogram timesUs)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(parallel);
    List<Future<?>> connections = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String session = "s" + i;
      connections.add(
          threads.submit(
              () -> {
                long startNs = System.nanoTime();
                LightPeer peer = all.join(session, session, payload -> {}).join();
                timesUs.recordValue((System.nanoTime() - startNs) / 1_000);
                all.onLoop(
                    () -> {
                      all.peers.close(peer);
                      return null;
                    });
                return null;
              }));
    }
    for (Future<?> connection : connections) {
      connection.get();
    }
    threads.shutdown();
  }
}
