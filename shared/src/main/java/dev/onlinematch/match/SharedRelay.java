package dev.onlinematch.match;

import dev.onlinematch.link.LinkCarrier;
import dev.onlinematch.link.LinkDrop;
import dev.onlinematch.link.RelayConnection;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.time.Scheduler;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.DropCounter;
import java.util.HashMap;
import java.util.Map;

/**
 * The relay as the links of one match share it: opened when the first wants it, kept a while after
 * the last.
 */
final class SharedRelay implements RelayConnection.Events {

  /** A pair that has just got its direct path back may lose it again soon. */
  private static final int LINGER_MS = 30_000;

  private final MatchContext context;
  private final Events events;
  private final RelayConnection connection;
  private final Map<SessionId, LinkCarrier> carriers = new HashMap<>();
  private Scheduler.Timer lingering;

  SharedRelay(MatchContext context, MatchId matchId, SessionId me, Events events) {
    this.context = context;
    this.events = events;
    this.connection =
        new RelayConnection(
            context.relay().waysTo(matchId, me),
            context.scheduler(),
            this,
            new DropCounter<>(LinkDrop.values()));
  }

  /** What reaches a session through the relay now, or null. */
  LinkCarrier carrierTo(SessionId sessionId) {
    return carriers.get(sessionId);
  }

  void setWanted(boolean isWanted) {
    if (lingering != null) {
      lingering.cancel();
      lingering = null;
    }
    if (isWanted) {
      connection.open();
    } else {
      lingering = context.scheduler().schedule(LINGER_MS, connection::close);
    }
  }

  void close() {
    if (lingering != null) {
      lingering.cancel();
      lingering = null;
    }
    connection.close();
  }

  @Override
  public void onRelayCarrier(String session, LinkCarrier carrier) {
    SessionId sessionId = new SessionId(session);
    if (carrier == null) {
      carriers.remove(sessionId);
    } else {
      carriers.put(sessionId, carrier);
    }
    events.onCarrier(sessionId, carrier);
  }

  @Override
  public void onRelayedFrame(String session, Delivery delivery, byte[] frame) {
    events.onFrame(new SessionId(session), delivery, frame);
  }

  @Override
  public void onRelayOpen() {
    context.signals().emit(listener -> listener.relayChanged(true, ""));
  }

  @Override
  public void onRelayLost(String reason) {
    context.signals().emit(listener -> listener.relayChanged(false, reason));
  }

  /** What the links hear. */
  interface Events {

    /** The relay reaches the session by this; null when it does not any more. */
    void onCarrier(SessionId sessionId, LinkCarrier carrier);

    /** A frame from the session. */
    void onFrame(SessionId sessionId, Delivery delivery, byte[] frame);
  }
}
