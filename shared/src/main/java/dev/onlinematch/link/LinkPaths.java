package dev.onlinematch.link;

import dev.onlinematch.peer.PeerConnection;
import dev.onlinematch.peer.PeerStats;
import dev.onlinematch.signalling.LinkSignal;
import dev.onlinematch.time.Scheduler;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.DropCounter;

/**
 * The ways to one other player, and which of them is taken: the direct one, or the relay.
 *
 * <p>The {@link PathPolicy} says which is preferred; what works decides. In a mesh a pair without a
 * direct path goes to the relay after {@link LinkTimeouts#relayAfterMs()}, tries the direct one
 * again and takes it back when it holds. With client-server the relay carries everything, and the
 * direct path is closed when the relay has taken over. A player who may use TURN alone and has none
 * waits for the relay, in either: nothing of him may reach the others.
 */
final class LinkPaths implements GiveUpTimer.Owner {

  private final LinkSettings settings;
  private final Events events;
  private final DirectPath direct;
  private final GiveUpTimer giveUpTimer;
  private final HeldSignals held = new HeldSignals();
  private PathPolicy policy = PathPolicy.MESH;
  private LinkCarrier directCarrier;
  private LinkCarrier relayCarrier;
  private LinkCarrier chosen;
  private LinkPath directKind;
  private LinkPath path;
  private boolean wantsRelay;
  private boolean isRelaySilent;
  private boolean isHeardByRelay;

  /** It carries still, and will go down soon. */
  private boolean isRelayLeaving;

  private boolean hasHeld;
  private boolean isClosed;
  private Scheduler.Timer relayTimer;
  private Scheduler.Timer holdTimer;
  private Scheduler.Timer retryTimer;
  private Scheduler.Timer probeTimer;

  /**
   * Ways that are not looked for until {@link #start}.
   *
   * @param firstGeneration see {@link DirectPath}
   */
  LinkPaths(
      LinkRole role,
      int firstGeneration,
      LinkSettings settings,
      DropCounter<LinkDrop> drops,
      Events events) {
    this.settings = settings;
    this.events = events;
    this.direct = new DirectPath(role, firstGeneration, settings, drops, new DirectEvents());
    this.giveUpTimer = new GiveUpTimer(settings, this);
  }

  /** Begins to connect. */
  void start(PathPolicy first) {
    policy = first;
    startGivingUp();
    follow();
  }

  /** The match has changed its policy: makes the new path, then leaves the old one. */
  void setPolicy(PathPolicy next) {
    if (next != policy && !isClosed) {
      policy = next;
      isHeardByRelay = false;
      choose("the match changed its mode");
      follow();
    }
  }

  /** The relay reaches the other player from now on, or, with null, does not any more. */
  void setRelay(LinkCarrier carrier) {
    if (!isClosed && carrier != relayCarrier) {
      relayCarrier = carrier;
      isRelaySilent = false;
      isHeardByRelay = false;
      isRelayLeaving = false;
      choose(carrier == null ? "the relay lost the other player" : "the relay has both players");
      follow();
    }
  }

  /** The relay will go down soon: the direct path is made before it does. */
  void relayIsLeaving() {
    if (!isClosed && relayCarrier != null) {
      isRelayLeaving = true;
      choose("the relay goes down");
      follow();
    }
  }

  /** Something has come through the relay. */
  void heardByRelay() {
    if (isRelaySilent) {
      isRelaySilent = false;
      choose("the relay is heard again");
    }
    if (!isHeardByRelay) {
      isHeardByRelay = true;
      if (chosen != null && chosen == relayCarrier) {
        // The relay had the other player before he knew me: what came to him then is lost.
        events.onFirstHeard();
      }
      follow();
    }
  }

  /** Nothing comes by the way that is taken. */
  void silence(String reason) {
    if (chosen != null && chosen == relayCarrier) {
      isRelaySilent = true;
      isHeardByRelay = false;
      choose(reason);
      follow();
      probeRelay();
    } else {
      direct.repair(reason);
    }
  }

  /** The other end may find it silent as well: if nobody said anything, it would stay so. */
  private void probeRelay() {
    probeTimer = cancel(probeTimer);
    if (isRelaySilent && relayCarrier != null && !isClosed) {
      events.probe(relayCarrier);
      probeTimer = settings.scheduler().schedule(settings.timeouts().pingMs(), this::probeRelay);
    }
  }

  /** The other side can be told something again: the repair has all its time anew. */
  void allowTime() {
    giveUpTimer.restart();
    direct.allowTime();
  }

  /** The network may be another one. */
  void check() {
    direct.check();
  }

  /**
   * Something the other side said about the direct path. What is stale or not its to say is
   * dropped.
   */
  void handleSignal(LinkSignal signal) {
    if (direct.isStopped()) {
      // The other side was told first that the direct path is wanted again.
      held.add(signal);
    } else {
      direct.handleSignal(signal);
    }
  }

  /** Whether any way carries. */
  boolean isUp() {
    return chosen != null;
  }

  /** Which way is taken; null while there is none or it is not yet known. */
  LinkPath path() {
    return path;
  }

  /** Whether the relay should be there for this link. */
  boolean wantsRelay() {
    return wantsRelay;
  }

  /** See {@link DirectPath#lastGeneration()}. */
  int lastGeneration() {
    return direct.lastGeneration();
  }

  /** The peer connection to the other player, or null while there is none. */
  PeerConnection connection() {
    return direct.peerConnection();
  }

  /** Leaves all ways; nothing is heard of them afterwards but the removal of a connection. */
  void close() {
    isClosed = true;
    chosen = null;
    path = null;
    relayTimer = cancel(relayTimer);
    holdTimer = cancel(holdTimer);
    retryTimer = cancel(retryTimer);
    probeTimer = cancel(probeTimer);
    giveUpTimer.cancel();
    direct.stop();
  }

  /** Starts and stops what the policy asks for. */
  private void follow() {
    if (isClosed) {
      return;
    }
    if (settings.hasRelay() && !settings.canGoDirect()) {
      want(true);
      return;
    }
    if (policy == PathPolicy.MESH || !settings.hasRelay()) {
      if (direct.isStopped() && retryTimer == null) {
        startDirect();
      }
      if (hasHeld && chosen != null && chosen == directCarrier) {
        want(false);
      }
      return;
    }
    want(true);
    boolean isRelayed = chosen != null && chosen == relayCarrier;
    if (isRelayLeaving) {
      startDirect();
    } else if (isRelayed && isHeardByRelay) {
      // Both ends send through the relay now: nobody needs the direct path any more.
      stopDirect();
    } else if (!isRelayed && direct.isStopped() && relayTimer == null) {
      relayAfter(this::startDirect);
    }
  }

  private void startDirect() {
    retryTimer = cancel(retryTimer);
    if (!direct.isStopped() || isClosed) {
      return;
    }
    direct.start();
    if (!isClosed && !direct.isStopped()) {
      held.takeAll().forEach(direct::handleSignal);
      if (settings.hasRelay() && policy == PathPolicy.MESH && chosen == null) {
        relayAfter(() -> want(true));
      }
    }
  }

  private void stopDirect() {
    relayTimer = cancel(relayTimer);
    retryTimer = cancel(retryTimer);
    holdTimer = cancel(holdTimer);
    directCarrier = null;
    direct.stop();
  }

  private void relayAfter(Runnable task) {
    relayTimer = cancel(relayTimer);
    relayTimer =
        settings
            .scheduler()
            .schedule(
                settings.timeouts().relayAfterMs(),
                () -> {
                  relayTimer = null;
                  if (chosen == null) {
                    task.run();
                  }
                });
  }

  private void want(boolean wants) {
    if (wants != wantsRelay) {
      wantsRelay = wants;
      events.onRelayWanted();
    }
  }

  private LinkCarrier preferred() {
    LinkCarrier relay = isRelaySilent ? null : relayCarrier;
    return switch (policy) {
      case CLIENT_SERVER ->
          relay == null || (isRelayLeaving && directCarrier != null) ? directCarrier : relay;
      case MESH -> {
        // A direct path that comes and goes is worse than the relay: it has to prove itself first.
        boolean mustProve = relay != null && chosen == relay && !hasHeld && !isRelayLeaving;
        yield directCarrier == null || mustProve ? relay : directCarrier;
      }
    };
  }

  private void choose(String reason) {
    LinkCarrier next = preferred();
    if (next == chosen || isClosed) {
      return;
    }
    boolean wasUp = isUp();
    chosen = next;
    path = next == null ? null : next == relayCarrier ? LinkPath.RELAY : directKind;
    if (next == null) {
      startGivingUp();
      events.onLost(reason);
    } else {
      giveUpTimer.cancel();
      if (next == relayCarrier) {
        // It may be there for somebody else, who leaves it sooner.
        want(true);
      }
      events.onCarrier(next, wasUp, reason);
    }
  }

  /** Without a relay there is one way, and giving that up is giving up. */
  private void startGivingUp() {
    if (settings.hasRelay()) {
      giveUpTimer.start();
    }
  }

  @Override
  public boolean giveUp() {
    boolean can = events.canSignal();
    if (can) {
      fail(LinkFailure.NO_PATH);
    }
    return can;
  }

  private void fail(LinkFailure failure) {
    close();
    events.onFailed(failure);
  }

  /** Asks by which way the direct path goes now. */
  void readPath() {
    PeerConnection asked = direct.peerConnection();
    if (asked != null && directCarrier != null) {
      asked.getStats(
          stats -> {
            if (asked == direct.peerConnection() && directCarrier != null) {
              handleStatistics(stats);
            }
          });
    }
  }

  private void handleStatistics(PeerStats stats) {
    LinkPath before = path;
    if (stats.path() != null) {
      directKind =
          switch (stats.path()) {
            case DIRECT -> LinkPath.DIRECT;
            case TURN -> LinkPath.TURN;
          };
    }
    if (chosen != null && chosen == directCarrier && directKind != before) {
      path = directKind;
      String reason = before == null ? "connected" : "ICE chose another path";
      events.onPathKnown(reason);
    }
  }

  private static Scheduler.Timer cancel(Scheduler.Timer timer) {
    if (timer != null) {
      timer.cancel();
    }
    return null;
  }

  private void promote() {
    hasHeld = true;
    choose("the direct path holds");
    follow();
  }

  /** What its link hears. A listener that is called may close the link. */
  interface Events {

    /** To be said to the other side, through the signalling server. */
    void sendSignal(LinkSignal signal);

    /** Whether what is to be said reaches the other side. */
    boolean canSignal();

    /** Another way is taken from now on. */
    void onCarrier(LinkCarrier carrier, boolean wasUp, String reason);

    /** The way that is taken leads to somebody who listens; before, he may not have. */
    void onFirstHeard();

    /** Asks for a sign of life by a way that has fallen silent. */
    void probe(LinkCarrier carrier);

    /** There is no way any more, and the repair has begun. */
    void onLost(String reason);

    /** {@link #path()} became known, or changed below the same carrier. */
    void onPathKnown(String reason);

    /** All ways are given up and left. */
    void onFailed(LinkFailure failure);

    /** {@link #wantsRelay()} changed. */
    void onRelayWanted();

    /** A frame by the direct path. */
    void onFrame(Delivery delivery, byte[] frame);

    /** A fresh connection, nothing negotiated yet. */
    void onConnectionAdded(PeerConnection connection);

    /** It is about to be closed. */
    void onConnectionRemoved(PeerConnection connection);
  }

  private final class DirectEvents implements DirectPath.Listener {

    @Override
    public void sendSignal(LinkSignal signal) {
      events.sendSignal(signal);
    }

    @Override
    public boolean canSignal() {
      return events.canSignal();
    }

    @Override
    public void onUp(LinkCarrier channels) {
      directCarrier = channels;
      directKind = null;
      hasHeld = false;
      holdTimer = cancel(holdTimer);
      holdTimer =
          settings
              .scheduler()
              .schedule(settings.timeouts().directHoldMs(), LinkPaths.this::promote);
      choose("connected");
      readPath();
    }

    @Override
    public void onDown(String reason) {
      directCarrier = null;
      holdTimer = cancel(holdTimer);
      choose(reason);
      if (!isClosed && settings.hasRelay() && chosen == null) {
        // It was up and is lost: there is nothing to wait for.
        want(true);
      }
    }

    @Override
    public void onFailed(LinkFailure failure) {
      if (!settings.hasRelay()) {
        fail(failure);
        return;
      }
      want(true);
      retryTimer =
          settings
              .scheduler()
              .schedule(settings.timeouts().directRetryMs(), LinkPaths.this::startDirect);
    }

    @Override
    public void onFrame(Delivery delivery, byte[] frame) {
      events.onFrame(delivery, frame);
    }

    @Override
    public void onConnectionAdded(PeerConnection connection) {
      events.onConnectionAdded(connection);
    }

    @Override
    public void onConnectionRemoved(PeerConnection connection) {
      events.onConnectionRemoved(connection);
    }
  }
}
