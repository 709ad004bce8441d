package dev.onlinematch.bench;

import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.RelayFrame;
import dev.onlinematch.wire.RelayFrameCodec;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Players who come, say hello, stay for some seconds and go, in all the ways in which players go;
 * most in small rooms of their own, every tenth in a room that is named.
 */
final class Churn implements AutoCloseable {

  private static final int THREADS = 16;
  private static final int PER_ROOM = 4;
  private static final int NAMED_ROOM_EVERY = 10;
  private static final int LONGEST_STAY_SECONDS = 10;
  private static final int DEADLINE_SECONDS = 60;
  private static final byte[] HELLO = RelayFrameCodec.encode(new RelayFrame.ToAll(new byte[16]));

  private final RelayUnderTest relay;
  private final Players all;
  private final String namedRoom;
  private final ScheduledExecutorService visits = Executors.newScheduledThreadPool(THREADS);
  private final ScheduledExecutorService exits = Executors.newScheduledThreadPool(1);
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger welcomed = new AtomicInteger();
  private final AtomicInteger neverConnected = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();
  private volatile String lastFailure = "none";

  /** Begins. */
  Churn(RelayUnderTest relay, Players all, String namedRoom, int joinsPerSecond) {
    this.relay = relay;
    this.all = all;
    this.namedRoom = namedRoom;
    if (joinsPerSecond > 0) {
      visits.scheduleAtFixedRate(
          () -> visits.execute(this::visit), 0, 1_000_000 / joinsPerSecond, TimeUnit.MICROSECONDS);
    }
  }

  private void visit() {
    int number = begun.getAndIncrement();
    String room = number % NAMED_ROOM_EVERY == 0 ? namedRoom : "visitors" + number / PER_ROOM;
    Seat seat = Seat.open(room, "visitor" + number);
    // Not in step with the choice of the room: each kind of visitor comes to each.
    int kind = number / NAMED_ROOM_EVERY % 10;
    int staySeconds = 1 + number * 7 % LONGEST_STAY_SECONDS;
    try {
      if (kind == 9) {
        neverConnect(seat);
      } else if (kind >= 7) {
        visitBySocket(seat, staySeconds, kind == 7);
      } else {
        visitAsPeer(seat, staySeconds, kind < 5);
      }
    } catch (Exception e) {
      failed.incrementAndGet();
      lastFailure = seat.session() + ": " + e;
    }
  }

  private void neverConnect(Seat seat) throws Exception {
    LightPeer[] opened = new LightPeer[1];
    all.onLoop(() -> opened[0] = all.peers.open(new SilentListener()));
    relay.offer(seat, opened[0].offer());
    all.onLoop(() -> all.peers.vanish(opened[0]));
    neverConnected.incrementAndGet();
  }

  private void visitAsPeer(Seat seat, int staySeconds, boolean isPolite) throws Exception {
    LightPeer peer = all.join(seat, payload -> {}).join();
    welcomed.incrementAndGet();
    all.onLoop(
        () -> {
          peer.send(Delivery.RELIABLE, HELLO, System.nanoTime() / 1_000_000);
          return peer;
        });
    exits.schedule(
        () -> all.onLoop(() -> isPolite ? all.peers.close(peer) : all.peers.vanish(peer)),
        staySeconds,
        TimeUnit.SECONDS);
  }

  private void visitBySocket(Seat seat, int staySeconds, boolean isPolite) {
    SocketPlayer player = new SocketPlayer(relay.socketUri(seat));
    welcomed.incrementAndGet();
    player.send(Delivery.RELIABLE, HELLO);
    exits.schedule(isPolite ? player::close : player::vanish, staySeconds, TimeUnit.SECONDS);
  }

  /** Nobody new comes; those who are there go when their time is over. */
  @Override
  public void close() throws InterruptedException {
    visits.shutdown();
    boolean haveAllCome = visits.awaitTermination(DEADLINE_SECONDS, TimeUnit.SECONDS);
    exits.shutdown();
    if (!haveAllCome || !exits.awaitTermination(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("visitors do not come to an end: " + this);
    }
  }

  @Override
  public String toString() {
    return String.format(
        "%d visits: %d welcomed, %d never connected on purpose, %d failed (last: %s)",
        begun.get(), welcomed.get(), neverConnected.get(), failed.get(), lastFailure);
  }

  /** Of a peer who never gets in. */
  static final class SilentListener implements LightPeer.Listener {
    @Override
    public void onOpen(LightPeer peer) {
      // Never happens.
    }

    @Override
    public void onMessage(LightPeer peer, byte[] message) {
      // Never happens.
    }
  }
}
