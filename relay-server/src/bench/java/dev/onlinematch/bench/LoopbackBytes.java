package dev.onlinematch.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Counts what goes over the loopback interface, headers and acknowledgements of all layers
 * included. Means something only while nobody else uses it much.
 */
final class LoopbackBytes implements AutoCloseable {

  private static final Path INTERFACES = Path.of("/proc/net/dev");
  private static final long INTERVAL_MS = 1_000;

  private final Thread thread = new Thread(this::run, "loopback-bytes");
  private volatile double highestPerSecond;

  LoopbackBytes() {
    thread.setDaemon(true);
    thread.start();
  }

  /** Of all seconds since the start, the one with the most: a load that is even is seen in full. */
  double highestPerSecond() {
    return highestPerSecond;
  }

  private void run() {
    try {
      long before = received();
      long beforeNs = System.nanoTime();
      while (true) {
        Thread.sleep(INTERVAL_MS);
        long now = received();
        long nowNs = System.nanoTime();
        highestPerSecond = Math.max(highestPerSecond, (now - before) * 1e9 / (nowNs - beforeNs));
        before = now;
        beforeNs = nowNs;
      }
    } catch (InterruptedException e) {
      // Closed.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long received() throws IOException {
    for (String line : Files.readAllLines(INTERFACES)) {
      if (line.strip().startsWith("lo:")) {
        return Long.parseLong(line.strip().substring(3).strip().split("\\s+", -1)[0]);
      }
    }
    throw new IOException("no loopback interface");
  }

  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }
}
