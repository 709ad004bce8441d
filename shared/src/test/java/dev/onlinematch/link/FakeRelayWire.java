package dev.onlinematch.link;

import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.GoodbyeReason;
import dev.onlinematch.wire.MalformedException;
import dev.onlinematch.wire.RelayFrame;
import dev.onlinematch.wire.RelayFrameCodec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One player's connection to a {@link FakeRelay}, both ends in one object. */
final class FakeRelayWire implements RelayDialer.RelayWire {

  /** RFC 7675, 5.1: after so long without a sign of life the relay sends nothing any more. */
  private static final int CONSENT_MS = 30_000;

  private final FakeRelay relay;
  private final String matchId;
  private final Map<Integer, FakeRelayWire> room;
  private final String session;
  private final int number;
  private final Page page;
  private final ArrayDeque<Runnable> held = new ArrayDeque<>();
  private long lastArrivalMs;
  private boolean isOver;

  /** Takes over with the first frame that comes over it, or when this one goes. */
  private FakeRelayWire successor;

  /** Carries until then. */
  private FakeRelayWire before;

  /** The relay has heard that it is closed. */
  private boolean isGone;

  /** The page's side: its computer, its event loop, and who listens there. */
  record Page(String owner, Consumer<Runnable> loop, RelayDialer.Listener listener) {}

  FakeRelayWire(
      FakeRelay relay,
      String matchId,
      Map<Integer, FakeRelayWire> room,
      String session,
      int number,
      Page page) {
    this.relay = relay;
    this.matchId = matchId;
    this.room = room;
    this.session = session;
    this.number = number;
    this.page = page;
  }

  /** The relay takes it in after so long; negative for never. */
  FakeRelayWire enterAfter(int ms) {
    if (ms >= 0) {
      relay.scheduler.schedule(ms, this::enter);
    }
    return this;
  }

  String matchId() {
    return matchId;
  }

  String session() {
    return session;
  }

  boolean belongsTo(String owner) {
    return page.owner.equals(owner);
  }

  private void enter() {
    if (isGone || isCutOff()) {
      return;
    }
    boolean isShut = relay.isLeaving() && room.isEmpty();
    if (relay.isDown() || isShut || !relay.isMember(this)) {
      lose("nobody answers");
      return;
    }
    tellPage(page.listener::onOpen);
    List<RelayFrame.Member> others = new ArrayList<>();
    for (FakeRelayWire other : room.values()) {
      if (other.session.equals(session)) {
        before = other;
      } else {
        others.add(new RelayFrame.Member(other.number, other.session));
      }
    }
    deliver(Delivery.RELIABLE, new RelayFrame.Welcome(number, others));
    if (before == null) {
      tellRoom(new RelayFrame.MemberJoined(new RelayFrame.Member(number, session)));
      room.put(number, this);
    } else {
      if (before.successor != null) {
        before.successor.putOut();
      }
      before.successor = this;
    }
    relay.watch();
  }

  private void tellRoom(RelayFrame frame) {
    for (FakeRelayWire other : room.values()) {
      other.deliver(Delivery.RELIABLE, frame);
      if (other.successor != null) {
        other.successor.deliver(Delivery.RELIABLE, frame);
      }
    }
  }

  private void putOut() {
    deliver(Delivery.RELIABLE, new RelayFrame.Goodbye(GoodbyeReason.REPLACED));
    leave();
  }

  /** The other connection of the same session that waits to take over; null for none. */
  FakeRelayWire successor() {
    return successor;
  }

  int waiting() {
    return held.size();
  }

  void leave() {
    if (before != null) {
      before.successor = null;
      before = null;
    } else if (room.remove(number) != null) {
      FakeRelayWire next = successor;
      successor = null;
      if (next != null) {
        next.before = null;
        tellRoom(new RelayFrame.MemberJoined(new RelayFrame.Member(next.number, session)));
      }
      tellRoom(new RelayFrame.MemberLeft(number));
      if (next != null) {
        room.put(next.number, next);
      }
    }
  }

  private boolean isIn() {
    return before != null || room.containsKey(number);
  }

  void lose(String reason) {
    leave();
    if (!isOver) {
      isOver = true;
      relay.scheduler.schedule(
          relay.latencyMs(), () -> page.loop.accept(() -> page.listener.onClosed(reason)));
    }
  }

  void deliver(Delivery delivery, RelayFrame frame) {
    byte[] bytes = RelayFrameCodec.encode(frame);
    carry(delivery, () -> tellPage(() -> page.listener.onFrame(delivery, bytes)));
  }

  private void tellPage(Runnable event) {
    page.loop.accept(
        () -> {
          if (!isOver) {
            event.run();
          }
        });
  }

  @Override
  public boolean send(Delivery delivery, byte[] frame) {
    if (isOver || !isIn()) {
      return false;
    }
    carry(delivery, () -> forward(delivery, frame));
    return true;
  }

  private void forward(Delivery delivery, byte[] frame) {
    RelayFrame.ToRelay read;
    try {
      read = RelayFrameCodec.decodeToRelay(frame);
    } catch (MalformedException e) {
      throw new AssertionError(e);
    }
    if (before != null) {
      before.putOut();
    }
    if (read instanceof RelayFrame.Ping ping) {
      deliver(delivery, new RelayFrame.Pong(ping.number()));
    } else if (read instanceof RelayFrame.ToOne toOne) {
      FakeRelayWire receiver = room.get(toOne.member());
      if (receiver != null && room.containsKey(number)) {
        relay.countRelayed();
        receiver.deliver(delivery, new RelayFrame.From(number, toOne.payload()));
      }
    }
  }

  /** Reliable frames keep their order and wait while there is no network; others are lost then. */
  private void carry(Delivery delivery, Runnable arrival) {
    boolean isReliable = delivery == Delivery.RELIABLE;
    boolean isLossy = relay.lossPercent() > 0;
    if (isLossy && !isReliable && relay.random.nextInt(100) < relay.lossPercent()) {
      return;
    }
    long nowMs = relay.scheduler.nowMs();
    long arrivalMs =
        nowMs + relay.latencyMs() + (isLossy ? relay.random.nextInt(relay.latencyMs() + 1) : 0);
    if (delivery != Delivery.UNRELIABLE) {
      arrivalMs = Math.max(arrivalMs, lastArrivalMs);
      lastArrivalMs = arrivalMs;
    }
    relay.scheduler.schedule(
        arrivalMs - nowMs,
        () -> {
          if (!isCutOff() && held.isEmpty()) {
            arrival.run();
          } else if (isReliable) {
            held.add(arrival);
            if (held.size() == 1) {
              relay.scheduler.schedule(CONSENT_MS, this::maybeForget);
            }
          }
        });
  }

  /** The network is back. */
  void flush() {
    while (!held.isEmpty() && !isCutOff()) {
      held.remove().run();
    }
  }

  private void maybeForget() {
    if (isCutOff()) {
      held.clear();
      leave();
    }
  }

  @Override
  public int bufferedAmount(Delivery delivery) {
    return 0;
  }

  @Override
  public void close() {
    isOver = true;
    // At once, except that the relay cannot hear it without a network.
    relay.scheduler.schedule(
        isCutOff() ? CONSENT_MS : relay.latencyMs(),
        () -> {
          isGone = true;
          leave();
        });
  }

  private boolean isCutOff() {
    return relay.isMute() || relay.isOffline(page.owner);
  }
}
