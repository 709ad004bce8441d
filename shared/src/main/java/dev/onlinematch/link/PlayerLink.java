package dev.onlinematch.link;

import dev.onlinematch.peer.PeerConnection;
import dev.onlinematch.peer.PeerStats;
import dev.onlinematch.signalling.LinkSignal;
import dev.onlinematch.time.Scheduler;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.transport.SendResult;
import dev.onlinematch.wire.DropCounter;

/**
 * The link to one other player, over whatever path there is: the direct one, or the relay.
 *
 * <p>The {@link PathPolicy} says which is preferred; what works decides. In a mesh a pair without a
 * direct path goes to the relay after {@link LinkTimeouts#relayAfterMs()}, tries the direct one
 * again and takes it back when it holds. With client-server the relay carries everything, and the
 * direct path is closed when the relay has taken over.
 *
 * <p>Each end chooses for what it sends and accepts what comes from either path, so the two need
 * not agree on the moment. Reliable messages arrive exactly once and in order across all of it,
 * because {@link LinkMessages} numbers them; unreliable ones never twice.
 *
 * <p>A listener that is called may close the link, and do nothing else with it.
 */
public final class PlayerLink {

  private static final int PINGS_PER_STATISTICS = 5;
  private static final long NEVER = -1;

  private final LinkSettings settings;
  private final Listener listener;
  private final DropCounter<LinkDrop> drops = new DropCounter<>(LinkDrop.values());
  private final LinkMessages messages;
  private final LinkHealth health;
  private final DirectPath direct;
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
  private boolean hasHeld;
  private boolean isClosed;
  private int pongs;
  private long lastFrameMs = NEVER;
  private Scheduler.Timer relayTimer;
  private Scheduler.Timer holdTimer;
  private Scheduler.Timer retryTimer;
  private Scheduler.Timer giveUpTimer;

  /** A link that does nothing until {@link #start}. */
  public PlayerLink(LinkRole role, LinkSettings settings, Listener listener) {
    this.settings = settings;
    this.listener = listener;
    this.messages = new LinkMessages(settings.scheduler(), new MessageEvents(), drops);
    this.health = new LinkHealth(settings, new HealthEvents());
    this.direct = new DirectPath(role, settings, drops, new DirectEvents());
  }

  /** Begins to connect. */
  public void start(PathPolicy policy) {
    this.policy = policy;
    startGivingUp();
    follow();
  }

  /** The match has changed its policy: makes the new path, then leaves the old one. */
  public void setPolicy(PathPolicy next) {
    if (next != policy && !isClosed) {
      policy = next;
      isHeardByRelay = false;
      choose("the match changed its mode");
      follow();
    }
  }

  /** The relay reaches the other player from now on, or, with null, does not any more. */
  public void setRelay(LinkCarrier carrier) {
    if (!isClosed) {
      relayCarrier = carrier;
      isRelaySilent = false;
      isHeardByRelay = false;
      choose(carrier == null ? "the relay lost the other player" : "the relay has both players");
      follow();
    }
  }

  /** A frame that came through the relay. */
  public void handleRelayedFrame(Delivery delivery, byte[] frame) {
    if (isClosed) {
      return;
    }
    if (isRelaySilent) {
      isRelaySilent = false;
      choose("the relay is heard again");
    }
    if (!isHeardByRelay) {
      isHeardByRelay = true;
      follow();
    }
    handleFrame(delivery, frame);
  }

  private void handleFrame(Delivery delivery, byte[] frame) {
    lastFrameMs = settings.scheduler().nowMs();
    health.heard();
    messages.handleFrame(delivery, frame);
  }

  /**
   * Something the other side said about the direct path. What is stale or not its to say is
   * dropped.
   */
  public void handleSignal(LinkSignal signal) {
    if (isClosed) {
      return;
    }
    if (direct.isStopped()) {
      // The other side was told first that the direct path is wanted again.
      held.add(signal);
    } else {
      direct.handleSignal(signal);
    }
  }

  /** Sends a message of the game. A reliable one waits while the link is down. */
  public SendResult send(Delivery delivery, byte[] payload) {
    return isClosed ? SendResult.DROPPED : messages.send(delivery, payload);
  }

  /** Sends a message of the match, reliably and in order with the game's reliable ones. */
  public void sendControl(byte[] payload) {
    if (!isClosed) {
      messages.sendControl(payload);
    }
  }

  /** Bytes that wait, see {@link dev.onlinematch.transport.MessageTransport#bufferedAmount}. */
  public int bufferedAmount(Delivery delivery) {
    return messages.bufferedAmount(delivery);
  }

  /** Whether messages travel. */
  public boolean isUp() {
    return chosen != null;
  }

  /** By which way; null while there is none or it is not yet known. */
  public LinkPath path() {
    return path;
  }

  /** There and back; -1 while unknown. */
  public int roundTripMs() {
    return isUp() ? health.roundTripMs() : -1;
  }

  /** For how long nothing has come from the other player; 0 before the first frame. */
  public long silentMs() {
    return lastFrameMs == NEVER ? 0 : settings.scheduler().nowMs() - lastFrameMs;
  }

  /** Whether the relay should be there for this link. */
  public boolean wantsRelay() {
    return wantsRelay;
  }

  /** The peer connection to the other player, or null while there is none. */
  public PeerConnection connection() {
    return direct.peerConnection();
  }

  /** What was dropped so far, by reason. */
  public DropCounter<LinkDrop> drops() {
    return drops;
  }

  /**
   * Ends it from this side. Nothing is heard of it afterwards but the removal of its connection.
   */
  public void close() {
    if (isClosed) {
      return;
    }
    isClosed = true;
    chosen = null;
    path = null;
    health.stop();
    messages.dropCarrier();
    relayTimer = cancel(relayTimer);
    holdTimer = cancel(holdTimer);
    retryTimer = cancel(retryTimer);
    giveUpTimer = cancel(giveUpTimer);
    direct.stop();
  }

  /** Starts and stops what the policy asks for. */
  private void follow() {
    if (isClosed) {
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
    if (isRelayed && isHeardByRelay) {
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
      listener.onRelayWanted();
    }
  }

  private LinkCarrier preferred() {
    LinkCarrier relay = isRelaySilent ? null : relayCarrier;
    return switch (policy) {
      case CLIENT_SERVER -> relay != null ? relay : directCarrier;
      case MESH -> {
        // A direct path that comes and goes is worse than the relay: it has to prove itself first.
        boolean mustProve = relay != null && chosen == relay && !hasHeld;
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
      health.stop();
      messages.dropCarrier();
      startGivingUp();
      listener.onDown(reason);
      return;
    }
    giveUpTimer = cancel(giveUpTimer);
    messages.useCarrier(next);
    health.start();
    if (!wasUp) {
      listener.onUp();
    }
    if (!isClosed && path != null) {
      listener.onLinkChanged(path, -1, reason);
    }
  }

  private void startGivingUp() {
    giveUpTimer = cancel(giveUpTimer);
    if (settings.hasRelay()) {
      giveUpTimer =
          settings
              .scheduler()
              .schedule(settings.timeouts().giveUpMs(), () -> fail(LinkFailure.NO_PATH));
    }
  }

  private void fail(LinkFailure failure) {
    close();
    listener.onFailed(failure);
  }

  private void readPath() {
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
      listener.onLinkChanged(path, roundTripMs(), reason);
    }
  }

  private static Scheduler.Timer cancel(Scheduler.Timer timer) {
    if (timer != null) {
      timer.cancel();
    }
    return null;
  }

  /** What a link tells the match. */
  public interface Listener {

    /** To be said to the other side, through the signalling server. */
    void sendSignal(LinkSignal signal);

    /** Messages travel from now on. */
    void onUp();

    /** They do not, and the repair has begun. */
    void onDown(String reason);

    /** The link is given up; it is closed. */
    void onFailed(LinkFailure failure);

    /** The way or the round trip changed. */
    void onLinkChanged(LinkPath path, int roundTripMs, String reason);

    /** {@link #wantsRelay()} changed. */
    void onRelayWanted();

    /** A message of the game. */
    void onMessage(Delivery delivery, byte[] payload);

    /** A message of the match itself. */
    void onControl(byte[] payload);

    /** A fresh connection, nothing negotiated yet. */
    void onConnectionAdded(PeerConnection connection);

    /** It is about to be closed. */
    void onConnectionRemoved(PeerConnection connection);
  }

  private final class DirectEvents implements DirectPath.Listener {

    @Override
    public void sendSignal(LinkSignal signal) {
      listener.sendSignal(signal);
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
              .schedule(settings.timeouts().directHoldMs(), PlayerLink.this::promote);
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
              .schedule(settings.timeouts().directRetryMs(), PlayerLink.this::startDirect);
    }

    @Override
    public void onFrame(Delivery delivery, byte[] frame) {
      handleFrame(delivery, frame);
    }

    @Override
    public void onConnectionAdded(PeerConnection connection) {
      listener.onConnectionAdded(connection);
    }

    @Override
    public void onConnectionRemoved(PeerConnection connection) {
      listener.onConnectionRemoved(connection);
    }
  }

  private void promote() {
    hasHeld = true;
    choose("the direct path holds");
    follow();
  }

  private final class MessageEvents implements LinkMessages.Events {

    @Override
    public void onMessage(Delivery delivery, byte[] payload) {
      listener.onMessage(delivery, payload);
    }

    @Override
    public void onControl(byte[] payload) {
      listener.onControl(payload);
    }

    @Override
    public void onPong(int number) {
      health.handlePong(number);
    }
  }

  private final class HealthEvents implements LinkHealth.Events {

    @Override
    public void sendPing(int number) {
      messages.sendPing(number);
    }

    @Override
    public void onRoundTrip(int roundTripMs) {
      listener.onLinkChanged(path, roundTripMs, "measured");
      if (++pongs % PINGS_PER_STATISTICS == 0 || path == null) {
        readPath();
      }
    }

    @Override
    public void onSilence(long silentMs) {
      String reason = "silent for " + silentMs + " ms";
      if (chosen != null && chosen == relayCarrier) {
        isRelaySilent = true;
        isHeardByRelay = false;
        choose(reason);
        follow();
      } else {
        direct.repair(reason);
      }
    }
  }
}
