package dev.onlinematch.webrtc.io;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that drives everything of one UDP port. Others hand it work with {@link #execute}.
 *
 * <p>Each round: what others asked for, then up to a batch of datagrams, then what is due, then
 * {@link Driven#endRound}, where each touched peer answers once.
 */
public final class UdpLoop implements AutoCloseable {

  // So many datagrams at most before anything is sent: under bulk, a round stays well below a
  // millisecond. With longer ones we and the peers worked by turns instead of at the same time.
  private static final int BATCH = 64;

  // A round after which the system is not asked whether there is more: looking is as cheap.
  private static final int BUSY = 2;

  // A round that spoke to so many peers is followed by a pause: what arrives meanwhile, most of it
  // acknowledgements, is taken together, and what there is to send leaves in fewer packets.
  private static final int SEVERAL = 3;
  private static final int MANY = 16;

  // From the start of one round to that of the next. Half of it is the latency that this costs: a
  // hundredth of a picture at 60 Hz, a sixtieth where there are many.
  private static final long SHARED_BY_SEVERAL_NS = 300_000;
  private static final long SHARED_BY_MANY_NS = 500_000;

  // A round that so many datagrams came to, as in bulk to one other, is followed by a shorter one:
  // whoever sends bulk waits for each acknowledgement.
  private static final int STREAM = 4;
  private static final long SHARED_BY_STREAM_NS = 60_000;

  private static final long JOIN_MS = 2_000;

  /** What the loop drives; called on its thread only. */
  public interface Driven {

    /** A round begins: this is its time. */
    void startRound(long nowMs);

    /** A datagram has arrived; the array is only lent. */
    void handleDatagram(byte[] bytes, int length, InetSocketAddress remote, long nowMs);

    /** {@link #nextDeadlineMs} has come. */
    void handleTimeout(long nowMs);

    /** The round is over: send what there is to send. */
    void endRound(long nowMs);

    /** When to call {@link #handleTimeout}; {@link Long#MAX_VALUE} if never. */
    long nextDeadlineMs();
  }

  private static final Logger LOG = LoggerFactory.getLogger(UdpLoop.class);

  private final UdpPort port;
  private final Driven driven;
  private final Selector selector;
  private final Thread thread;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private volatile boolean isStopping;

  private long roundStartNs = System.nanoTime();

  /** Of the last round; where several came at once, more are on their way. */
  private int datagrams;

  /**
   * Starts the thread.
   *
   * @param port belongs to the loop from now on
   * @throws IOException if the system has no selector for us
   */
  public UdpLoop(String name, UdpPort port, Driven driven) throws IOException {
    this.port = port;
    this.driven = driven;
    this.selector = Selector.open();
    port.register(selector);
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Milliseconds since an arbitrary moment, never backwards: the clock of everything driven. */
  public static long nowMs() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }

  /** Runs a task on the loop's thread, soon; tasks of one caller in their order. */
  public void execute(Runnable task) {
    tasks.add(task);
    if (!Thread.currentThread().equals(thread)) {
      selector.wakeup();
    }
  }

  private void run() {
    try {
      while (!isStopping) {
        round();
      }
      runTasks();
      driven.endRound(nowMs());
      port.flush();
    } catch (IOException e) {
      throw new IllegalStateException("the selector broke", e);
    }
  }

  private void round() throws IOException {
    int peers = port.takeTurns();
    if (peers >= SEVERAL && datagrams < BATCH) {
      pause(peers < MANY ? SHARED_BY_SEVERAL_NS : SHARED_BY_MANY_NS);
    } else if (datagrams >= STREAM) {
      pause(SHARED_BY_STREAM_NS);
    } else if (datagrams < BUSY) {
      waitForWork();
      selector.selectedKeys().clear();
    }
    roundStartNs = System.nanoTime();
    long nowMs = nowMs();
    driven.startRound(nowMs);
    runTasks();
    datagrams =
        port.drain(
            BATCH,
            (bytes, length, remote) -> {
              // Whoever asked for something before he sent this, as an offer comes before a check,
              // finds it done.
              runTasks();
              driven.handleDatagram(bytes, length, remote, nowMs);
            });
    if (driven.nextDeadlineMs() <= nowMs) {
      driven.handleTimeout(nowMs);
    }
    driven.endRound(nowMs);
    port.flush();
  }

  private void pause(long sharedNs) {
    LockSupport.parkNanos(roundStartNs + sharedNs - System.nanoTime());
  }

  private void waitForWork() throws IOException {
    long waitMs = tasks.isEmpty() ? driven.nextDeadlineMs() - nowMs() : 0;
    if (waitMs <= 0) {
      selector.selectNow();
    } else {
      // select(0) would wait for ever.
      selector.select(Math.min(waitMs, 60_000));
    }
  }

  private void runTasks() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      try {
        task.run();
      } catch (RuntimeException e) {
        // One caller's mistake must not stop the port for everybody.
        LOG.error("a task of the UDP loop failed", e);
      }
    }
  }

  /** Runs the tasks that were given before, then ends the thread and closes the port. */
  @Override
  public void close() throws IOException {
    isStopping = true;
    selector.wakeup();
    try {
      thread.join(JOIN_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    selector.close();
    port.close();
  }
}
