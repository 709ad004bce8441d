package dev.onlinematch.match;

import dev.onlinematch.link.LinkCarrier;
import dev.onlinematch.link.LinkDrop;
import dev.onlinematch.link.RelayConnection;
import dev.onlinematch.signalling.JoinedMatch;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.time.Scheduler;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.DropCounter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The relay as the links of one match share it: opened when the first wants it, kept a while after
 * the last. It knows players by the session that they have now; when I have another one, the
 * connection before carries until the next does. Where there are several relays it is one of them
 * at a time; when the match moves to another, both carry for a while, and nobody is unreachable who
 * is not at the new one yet.
 */
final class SharedRelay {

  /** A pair that has just got its direct path back may lose it again soon. */
  private static final int LINGER_MS = 30_000;

  /** So long the relay before is kept, for those who are slower than I. */
  private static final int HANDOVER_MS = 5_000;

  private final MatchContext context;
  private final Events events;
  private JoinedMatch joined;
  private int turn;
  private Entrance entrance;

  /** The one before; null when nothing is left of it. */
  private Entrance former;

  private boolean isWanted;
  private Scheduler.Timer lingering;

  SharedRelay(MatchContext context, JoinedMatch joined, Events events) {
    this.context = context;
    this.events = events;
    this.joined = joined;
    this.entrance = new Entrance();
  }

  /** What reaches the last of these sessions that can be reached; null for none. */
  LinkCarrier carrierTo(List<SessionId> sessions) {
    LinkCarrier carrier = carrierTo(former, sessions);
    LinkCarrier newer = carrierTo(entrance, sessions);
    return newer == null ? carrier : newer;
  }

  private static LinkCarrier carrierTo(Entrance by, List<SessionId> sessions) {
    LinkCarrier carrier = null;
    for (SessionId session : by == null ? List.<SessionId>of() : sessions) {
      LinkCarrier next = by.carriers.get(session);
      carrier = next == null ? carrier : next;
    }
    return carrier;
  }

  /** I have another session, and the match perhaps another id. */
  void enterAgain(JoinedMatch again) {
    joined = again;
    replaceEntrance();
  }

  /** The match has moved on so often to its next relay. */
  void use(int newTurn) {
    if (newTurn == turn) {
      return;
    }
    turn = newTurn;
    if (isOpen(former) && former.isSameRelay(newTurn)) {
      // The next one was worse than this one, which goes down and has not done so yet.
      Entrance left = entrance;
      entrance = former;
      entrance.ofTurn = newTurn;
      former = null;
      left.connection.close();
    } else {
      replaceEntrance();
    }
  }

  /** Whether I am there, and it is not about to go down. */
  boolean isWell() {
    return entrance.connection.isOpen() && !entrance.isLeaving;
  }

  private static boolean isOpen(Entrance one) {
    return one != null && one.connection.isOpen();
  }

  private void replaceEntrance() {
    if (isOpen(former) && !isOpen(entrance)) {
      // Nobody was reached there; the one before carries until one does.
      entrance.connection.close();
    } else {
      closeFormer();
      former = entrance;
    }
    entrance = new Entrance();
    if (isWanted) {
      entrance.connection.open();
    } else {
      closeFormer();
    }
  }

  void setWanted(boolean isWantedNow) {
    if (isWantedNow && !isWanted) {
      entrance.awaySinceMs = context.scheduler().nowMs();
    }
    isWanted = isWantedNow;
    cancelLingering();
    if (isWanted) {
      entrance.connection.open();
    } else {
      lingering = context.scheduler().schedule(LINGER_MS, this::closeBoth);
    }
  }

  void check() {
    entrance.connection.check();
  }

  void close() {
    cancelLingering();
    closeBoth();
  }

  private void closeBoth() {
    closeFormer();
    entrance.connection.close();
  }

  private void closeIfFormer(Entrance left) {
    if (left != null && left == former) {
      closeFormer();
    }
  }

  private void closeFormer() {
    Entrance left = former;
    if (left != null) {
      former = null;
      left.connection.close();
    }
  }

  private void cancelLingering() {
    if (lingering != null) {
      lingering.cancel();
      lingering = null;
    }
  }

  /** What the links hear. */
  interface Events {

    /** The only relay goes down soon. */
    void onLeaving();

    /** The relay of that turn goes down, or cannot be reached, and there is another one. */
    void onUnwell(int turn);

    /** What reaches the session has changed. */
    void onCarriersChanged(SessionId session);

    /** A frame from the session. */
    void onFrame(SessionId session, Delivery delivery, byte[] frame);
  }

  /** The relay, entered in one session. */
  private final class Entrance implements RelayConnection.Events {

    private final RelayConnection connection;
    private final Map<SessionId, LinkCarrier> carriers = new HashMap<>();
    private int ofTurn = turn;
    private boolean isLeaving;
    private boolean wasOpen;

    /** Since when it cannot be reached. */
    private long awaySinceMs = context.scheduler().nowMs();

    Entrance() {
      connection =
          new RelayConnection(
              context.relay().waysTo(turn, joined.matchId(), joined.self().sessionId()),
              context.scheduler(),
              this,
              new DropCounter<>(LinkDrop.values()));
    }

    @Override
    public void onRelayCarrier(String session, LinkCarrier carrier) {
      SessionId sessionId = new SessionId(session);
      if (carrier == null) {
        carriers.remove(sessionId);
      } else {
        carriers.put(sessionId, carrier);
      }
      events.onCarriersChanged(sessionId);
    }

    @Override
    public void onRelayedFrame(String session, Delivery delivery, byte[] frame) {
      events.onFrame(new SessionId(session), delivery, frame);
    }

    @Override
    public void onRelayOpen() {
      isLeaving = false;
      wasOpen = true;
      if (this == entrance) {
        if (former != null && former.ofTurn == turn) {
          closeFormer();
        } else {
          Entrance left = former;
          context.scheduler().schedule(HANDOVER_MS, () -> closeIfFormer(left));
        }
        context.signals().emit(listener -> listener.relayChanged(true, ""));
      }
    }

    @Override
    public void onRelayLeaving() {
      isLeaving = true;
      if (context.relay().count() > 1) {
        reportIfCurrent();
      } else {
        events.onLeaving();
      }
    }

    @Override
    public void onRelayLost(String reason) {
      long nowMs = context.scheduler().nowMs();
      if (ofTurn != turn) {
        closeIfFormer(this);
      } else if (isLeaving || (!wasOpen && nowMs - awaySinceMs >= RelayTurn.SHORTEST_STAY_MS)) {
        reportIfCurrent();
      } else if (wasOpen) {
        awaySinceMs = nowMs;
      }
      wasOpen = false;
      if (!isOpen(entrance) && !isOpen(former)) {
        context.signals().emit(listener -> listener.relayChanged(false, reason));
      }
    }

    private void reportIfCurrent() {
      if (this == entrance && context.relay().count() > 1) {
        events.onUnwell(ofTurn);
      }
    }

    boolean isSameRelay(int otherTurn) {
      return (otherTurn - ofTurn) % context.relay().count() == 0;
    }
  }
}
