package dev.onlinematch.bench;

import dev.onlinematch.random.RandomSource;
import dev.onlinematch.webrtc.dtls.DtlsIdentity;
import dev.onlinematch.webrtc.io.UdpLoop;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;

/** Many {@link LightPeer}s on one thread. */
final class LightPeers implements AutoCloseable {

  private static final int HANDSHAKE_THREADS = 16;
  private static final long TIMEOUTS_EVERY_MS = 5;

  private final Selector selector;
  private final DtlsIdentity identity;
  private final SecureRandom secureRandom = new SecureRandom();
  private final RandomSource random = secureRandom::nextInt;
  private final ExecutorService handshakes = Executors.newFixedThreadPool(HANDSHAKE_THREADS);
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final List<LightPeer> peers = new ArrayList<>();
  private final Queue<LightPeer> touched = new ArrayDeque<>();
  private final ByteBuffer buffer = ByteBuffer.allocate(2048);
  private final LongConsumer eachRound;
  private final Thread thread;
  private long timeoutsAtMs;
  private int serial;
  private int broken;
  private volatile boolean isStopping;

  /**
   * Starts the thread.
   *
   * @param eachRound called at least every millisecond, with the time in nanoseconds: to send
   */
  LightPeers(LongConsumer eachRound) throws IOException {
    this.eachRound = eachRound;
    this.selector = Selector.open();
    this.identity = DtlsIdentity.generate(secureRandom, Instant.now());
    this.thread = new Thread(this::run, "peers");
    thread.start();
  }

  DtlsIdentity identity() {
    return identity;
  }

  RandomSource random() {
    return random;
  }

  Executor handshakes() {
    return handshakes;
  }

  /** A new peer; on the thread. */
  LightPeer open(LightPeer.Listener listener) throws IOException {
    LightPeer peer = new LightPeer(this, "light" + serial++, selector, listener);
    peers.add(peer);
    return peer;
  }

  /** Says goodbye. */
  LightPeer close(LightPeer peer) throws IOException {
    peers.remove(peer);
    peer.close(UdpLoop.nowMs());
    return peer;
  }

  /** Is gone without a word. */
  LightPeer vanish(LightPeer peer) throws IOException {
    peers.remove(peer);
    peer.vanish();
    return peer;
  }

  void closeAll() throws IOException {
    for (LightPeer peer : List.copyOf(peers)) {
      close(peer);
    }
  }

  /** Runs a task on the thread. */
  void execute(Runnable task) {
    tasks.add(task);
    selector.wakeup();
  }

  void wakeUp(LightPeer peer) {
    execute(() -> touch(peer));
  }

  void touch(LightPeer peer) {
    if (!peer.isTouched) {
      peer.isTouched = true;
      touched.add(peer);
    }
  }

  private void run() {
    try {
      while (!isStopping) {
        round();
      }
    } catch (IOException e) {
      throw new IllegalStateException("the load generator broke", e);
    }
  }

  private void round() throws IOException {
    selector.select(1);
    long nowMs = UdpLoop.nowMs();
    for (SelectionKey key : selector.selectedKeys()) {
      LightPeer peer = (LightPeer) key.attachment();
      if (key.isValid()) {
        attempt(peer, () -> peer.drain(buffer, nowMs));
        touch(peer);
      }
    }
    selector.selectedKeys().clear();
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
    eachRound.accept(System.nanoTime());
    if (nowMs >= timeoutsAtMs) {
      timeoutsAtMs = nowMs + TIMEOUTS_EVERY_MS;
      peers.forEach(peer -> peer.handleTimeout(nowMs));
    }
    for (LightPeer peer = touched.poll(); peer != null; peer = touched.poll()) {
      LightPeer next = peer;
      next.isTouched = false;
      if (next.isOpen()) {
        attempt(next, () -> next.endRound(nowMs));
      }
    }
  }

  /** Something that may find a peer's connection broken. */
  private interface Step {
    void run() throws IOException;
  }

  // A peer whose handshake failed or whom the relay has put out is gone; the others go on.
  private void attempt(LightPeer peer, Step step) throws IOException {
    try {
      step.run();
    } catch (IOException e) {
      broken++;
      vanish(peer);
    }
  }

  /** How many peers are gone because their connections broke. */
  int broken() {
    return broken;
  }

  /** Ends the thread, then says goodbye for all who are still there. */
  @Override
  public void close() throws InterruptedException, IOException {
    isStopping = true;
    thread.join();
    handshakes.shutdownNow();
    for (LightPeer peer : List.copyOf(peers)) {
      attempt(peer, () -> peer.close(UdpLoop.nowMs()));
    }
  }
}
