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
 * connection before carries until the next does.
 */
final class SharedRelay {

  /** A pair that has just got its direct path back may lose it again soon. */
  private static final int LINGER_MS = 30_000;

  private final MatchContext context;
  private final Events events;
  private Entrance entrance;

  /** The one before; null when nothing is left of it. */
  private Entrance former;

  private boolean isWanted;
  private Scheduler.Timer lingering;

  SharedRelay(MatchContext context, JoinedMatch joined, Events events) {
    this.context = context;
    this.events = events;
    this.entrance = new Entrance(joined);
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
  void enterAgain(JoinedMatch joined) {
    closeFormer();
    former = entrance;
    entrance = new Entrance(joined);
    if (isWanted) {
      entrance.connection.open();
    } else {
      closeFormer();
    }
  }

  void setWanted(boolean isWantedNow) {
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

    /** What reaches the session has changed. */
    void onCarriersChanged(SessionId session);

    /** A frame from the session. */
    void onFrame(SessionId session, Delivery delivery, byte[] frame);
  }

  /** The relay, entered in one session. */
  private final class Entrance implements RelayConnection.Events {

    private final RelayConnection connection;
    private final Map<SessionId, LinkCarrier> carriers = new HashMap<>();

    Entrance(JoinedMatch joined) {
      connection =
          new RelayConnection(
              context.relay().waysTo(joined.matchId(), joined.self().sessionId()),
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
      if (this == entrance) {
        closeFormer();
        context.signals().emit(listener -> listener.relayChanged(true, ""));
      }
    }

    @Override
    public void onRelayLost(String reason) {
      if (this == entrance || !entrance.connection.isOpen()) {
        context.signals().emit(listener -> listener.relayChanged(false, reason));
      }
    }
  }
}
