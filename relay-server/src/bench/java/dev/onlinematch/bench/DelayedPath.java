package dev.onlinematch.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * A way of some length between one player and the relay: UDP goes through it in both directions and
 * takes half of a round trip each way. It may lose a share of what the relay sends.
 */
final class DelayedPath implements AutoCloseable {

  private static final int BUFFER_BYTES = 4 * 1024 * 1024;

  /**
   * A gigabit a second. What is late, because this thread had to wait for its core, does not come
   * all at once then: no network does that.
   */
  private static final long NS_PER_BYTE = 8;

  /** How exactly a datagram is on time. */
  private static final long STEP_NS = 100_000;

  private final DatagramChannel toPlayer = open();
  private final DatagramChannel toRelay = open();
  private final Line up = new Line();
  private final Line down = new Line();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(2048);
  private final long delayNs;
  private final double loss;
  private final SplittableRandom random = new SplittableRandom(7);
  private final Thread thread = new Thread(this::run, "delayed-path");
  private InetSocketAddress player;
  private volatile boolean isLossy;
  private volatile boolean isOver;

  private record Waiting(byte[] bytes, long dueNs) {}

  /**
   * Starts its thread.
   *
   * @param loss the share of what the relay sends that is lost, once {@link #beginLosing} was
   *     called
   */
  DelayedPath(InetSocketAddress relay, int roundTripMs, double loss) throws IOException {
    this.delayNs = roundTripMs * 500_000L;
    this.loss = loss;
    toRelay.connect(relay);
    thread.setDaemon(true);
    thread.start();
  }

  private static DatagramChannel open() throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER_BYTES);
    channel.setOption(StandardSocketOptions.SO_SNDBUF, BUFFER_BYTES);
    channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    return channel;
  }

  /** What the player has to take for the relay's port. */
  int port() throws IOException {
    return ((InetSocketAddress) toPlayer.getLocalAddress()).getPort();
  }

  void beginLosing() {
    isLossy = true;
  }

  private void run() {
    try {
      while (!isOver) {
        long nowNs = System.nanoTime();
        boolean isIdle = !receive(toPlayer, up, nowNs) & !receive(toRelay, down, nowNs);
        up.deliver(toRelay, null, nowNs);
        down.deliver(toPlayer, player, nowNs);
        if (isIdle) {
          LockSupport.parkNanos(STEP_NS);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean receive(DatagramChannel channel, Line line, long nowNs) throws IOException {
    boolean hasCome = false;
    while (true) {
      buffer.clear();
      InetSocketAddress from = (InetSocketAddress) channel.receive(buffer);
      if (from == null) {
        return hasCome;
      }
      hasCome = true;
      if (channel.equals(toPlayer)) {
        player = from;
      } else if (isLossy && random.nextDouble() < loss) {
        continue;
      }
      byte[] bytes = new byte[buffer.flip().remaining()];
      buffer.get(bytes);
      line.queue.add(new Waiting(bytes, nowNs + delayNs));
    }
  }

  /** What is under way in one direction. */
  private static final class Line {

    final Queue<Waiting> queue = new ArrayDeque<>();
    long freeAtNs = System.nanoTime();

    void deliver(DatagramChannel channel, InetSocketAddress to, long nowNs) throws IOException {
      while (!queue.isEmpty() && queue.peek().dueNs - nowNs <= 0 && freeAtNs - nowNs <= 0) {
        ByteBuffer bytes = ByteBuffer.wrap(queue.remove().bytes);
        freeAtNs = Math.max(freeAtNs, nowNs - STEP_NS) + bytes.remaining() * NS_PER_BYTE;
        if (to == null) {
          channel.write(bytes);
        } else {
          channel.send(bytes, to);
        }
      }
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    isOver = true;
    thread.join();
    toPlayer.close();
    toRelay.close();
  }
}
