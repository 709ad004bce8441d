package dev.onlinematch.link;

import dev.onlinematch.time.Scheduler;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.GoodbyeReason;
import dev.onlinematch.wire.MalformedException;
import dev.onlinematch.wire.RelayFrame;
import dev.onlinematch.wire.RelayFrameCodec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A relay in virtual time that speaks {@link RelayFrame}: rooms, members, everything after a
 * latency.
 */
public final class FakeRelay {

  private static final int LATENCY_MS = 15;
  private static final int NEVER = -1;

  private final Scheduler scheduler;
  private final Map<String, TreeMap<Integer, Wire>> rooms = new HashMap<>();
  private int nextMember = 1;
  private boolean isDown;
  private boolean isFirstWayBlocked;
  private boolean isMute;
  private int firstWayMs = 2 * LATENCY_MS;
  private int relayed;

  /** A relay without members. */
  public FakeRelay(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** How players get in: by two ways. */
  public RelayAccess access() {
    return (matchId, me) ->
        List.of(
            listener ->
                new Wire(
                    matchId.value(), me.value(), listener, isFirstWayBlocked ? NEVER : firstWayMs),
            listener -> new Wire(matchId.value(), me.value(), listener, 2 * LATENCY_MS));
  }

  /** Dies at once with all its connections, or is back. */
  public void setDown(boolean isDown) {
    this.isDown = isDown;
    if (isDown) {
      for (Wire wire : members()) {
        wire.lose("the relay is gone");
      }
    }
  }

  /** Takes everything and says nothing any more, as behind a firewall that has changed its mind. */
  public void setMute(boolean isMute) {
    this.isMute = isMute;
  }

  /** UDP does not pass: the first of the two ways never opens. */
  public void setFirstWayBlocked(boolean isBlocked) {
    this.isFirstWayBlocked = isBlocked;
  }

  /** The first of the two ways takes that long from the dial until the relay takes it in. */
  public void setFirstWayMs(int ms) {
    this.firstWayMs = ms;
  }

  /** Says goodbye to everyone. */
  public void sayGoodbye(GoodbyeReason reason) {
    for (Wire wire : members()) {
      wire.deliver(Delivery.RELIABLE, new RelayFrame.Goodbye(reason));
    }
  }

  /** Messages between players so far. */
  public int relayed() {
    return relayed;
  }

  /** Connections at this moment. */
  public int memberCount() {
    return members().size();
  }

  private List<Wire> members() {
    List<Wire> all = new ArrayList<>();
    rooms.values().forEach(room -> all.addAll(room.values()));
    return all;
  }

  private final class Wire implements RelayDialer.RelayWire {

    private final TreeMap<Integer, Wire> room;
    private final String session;
    private final RelayDialer.Listener listener;
    private final int number;
    private boolean isOver;

    /** The relay has heard that it is closed. */
    private boolean isGone;

    Wire(String matchId, String session, RelayDialer.Listener listener, int enterMs) {
      this.room = rooms.computeIfAbsent(matchId, none -> new TreeMap<>());
      this.session = session;
      this.listener = listener;
      this.number = nextMember++;
      if (enterMs != NEVER) {
        scheduler.schedule(enterMs, this::enter);
      }
    }

    private void enter() {
      if (isGone) {
        return;
      }
      if (isDown || isMute) {
        lose("nobody answers");
        return;
      }
      if (!isOver) {
        listener.onOpen();
      }
      List<RelayFrame.Member> others = new ArrayList<>();
      List<Wire> replaced = new ArrayList<>();
      for (Wire other : room.values()) {
        if (other.session.equals(session)) {
          replaced.add(other);
        } else {
          others.add(new RelayFrame.Member(other.number, other.session));
          other.deliver(
              Delivery.RELIABLE,
              new RelayFrame.MemberJoined(new RelayFrame.Member(number, session)));
        }
      }
      for (Wire other : replaced) {
        other.deliver(Delivery.RELIABLE, new RelayFrame.Goodbye(GoodbyeReason.REPLACED));
        other.leave();
      }
      room.put(number, this);
      deliver(Delivery.RELIABLE, new RelayFrame.Welcome(number, others));
    }

    private void leave() {
      if (room.remove(number) != null) {
        for (Wire other : room.values()) {
          other.deliver(Delivery.RELIABLE, new RelayFrame.MemberLeft(number));
        }
      }
    }

    void lose(String reason) {
      leave();
      if (!isOver) {
        isOver = true;
        scheduler.schedule(LATENCY_MS, () -> listener.onClosed(reason));
      }
    }

    void deliver(Delivery delivery, RelayFrame frame) {
      byte[] bytes = RelayFrameCodec.encode(frame);
      scheduler.schedule(
          LATENCY_MS,
          () -> {
            if (!isOver) {
              listener.onFrame(delivery, bytes);
            }
          });
    }

    @Override
    public boolean send(Delivery delivery, byte[] frame) {
      if (isOver || !room.containsKey(number)) {
        return false;
      }
      scheduler.schedule(LATENCY_MS, () -> forward(delivery, frame));
      return true;
    }

    private void forward(Delivery delivery, byte[] frame) {
      try {
        RelayFrame.ToRelay read = RelayFrameCodec.decodeToRelay(frame);
        if (isMute) {
          return;
        }
        if (read instanceof RelayFrame.Ping ping) {
          deliver(delivery, new RelayFrame.Pong(ping.number()));
        } else if (read instanceof RelayFrame.ToOne toOne) {
          Wire receiver = room.get(toOne.member());
          if (receiver != null && room.containsKey(number)) {
            relayed++;
            receiver.deliver(delivery, new RelayFrame.From(number, toOne.payload()));
          }
        }
      } catch (MalformedException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public int bufferedAmount(Delivery delivery) {
      return 0;
    }

    @Override
    public void close() {
      isOver = true;
      scheduler.schedule(
          LATENCY_MS,
          () -> {
            isGone = true;
            leave();
          });
    }
  }
}
