package dev.onlinematch.link;

import dev.onlinematch.peer.PeerConnection;
import dev.onlinematch.peer.PeerConnectionState;
import dev.onlinematch.peer.PeerConnectionUnavailableException;
import dev.onlinematch.peer.PeerStats;
import dev.onlinematch.signalling.LinkAnswer;
import dev.onlinematch.signalling.LinkCandidates;
import dev.onlinematch.signalling.LinkOffer;
import dev.onlinematch.signalling.LinkSignal;
import dev.onlinematch.signalling.RepairRequest;
import dev.onlinematch.time.Scheduler;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.transport.SendResult;
import dev.onlinematch.wire.DropCounter;

/**
 * The link to one other player: made, measured, repaired, and given up after a deadline.
 *
 * <p>Both sides watch it. Whoever notices first that it is broken starts the repair: the {@link
 * LinkRole#OFFERER} by offering, the {@link LinkRole#ANSWERER} by asking for an offer. First the
 * path gets a little time to come back by itself, then ICE is restarted, then the connection is
 * replaced, again and again until it works or {@link LinkTimeouts#giveUpMs()} have passed. Reliable
 * messages survive all of that.
 *
 * <p>Not re-entrant safe by itself: a listener that is called may close the link, and do nothing
 * else with it.
 */
public final class PlayerLink {

  /** Between two attempts that fail at once, so that a browser without network is not kept busy. */
  private static final int SHORTEST_ATTEMPT_MS = 500;

  private static final int PINGS_PER_STATISTICS = 5;

  private final LinkRole role;
  private final LinkSettings settings;
  private final Listener listener;
  private final DropCounter<LinkDrop> drops = new DropCounter<>(LinkDrop.class);
  private final LinkMessages messages;
  private final LinkHealth health;
  private final ConnectionEvents connectionEvents = new ConnectionEvents();
  private LinkState state = new LinkState.Fresh();
  private LinkConnection connection;
  private LinkPath path;
  private boolean hasBeenUp;
  private int pongs;
  private Scheduler.Timer giveUpTimer;
  private Scheduler.Timer requestTimer;

  /** A link that does nothing until {@link #start()}. */
  public PlayerLink(LinkRole role, LinkSettings settings, Listener listener) {
    this.role = role;
    this.settings = settings;
    this.listener = listener;
    this.messages = new LinkMessages(settings.scheduler(), new MessageEvents(), drops);
    this.health = new LinkHealth(settings, new HealthEvents());
  }

  /** Begins to connect. */
  public void start() {
    if (!(state instanceof LinkState.Fresh)) {
      throw new IllegalStateException("a link is started once");
    }
    startGivingUp();
    // The answerer does not know yet which generation it will be: the first offer says.
    connect(role == LinkRole.OFFERER ? 1 : 0);
  }

  /** Something the other side said about this link. What is stale or not its to say is dropped. */
  public void handleSignal(LinkSignal signal) {
    if (state instanceof LinkState.Ended) {
      return;
    }
    boolean isForMe =
        switch (role) {
          case OFFERER -> !(signal instanceof LinkOffer);
          case ANSWERER -> !(signal instanceof LinkAnswer || signal instanceof RepairRequest);
        };
    int generation = connection == null ? 0 : connection.generation();
    boolean isNewer = signal.generation() > generation;
    boolean opensNext = signal instanceof LinkOffer && isNewer;
    if (!isForMe || (signal.generation() != generation && !opensNext)) {
      drops.count(LinkDrop.STALE_SIGNAL);
    } else if (signal instanceof LinkOffer offer) {
      handleOffer(offer);
    } else if (signal instanceof LinkAnswer answer) {
      connection.handleAnswer(answer);
    } else if (signal instanceof LinkCandidates candidates) {
      connection.handleCandidates(candidates);
    } else if (signal instanceof RepairRequest request) {
      handleRepairRequest(request.kind());
    }
  }

  /** Sends a message of the game. A reliable one waits while the link is down. */
  public SendResult send(Delivery delivery, byte[] payload) {
    return state instanceof LinkState.Ended ? SendResult.DROPPED : messages.send(delivery, payload);
  }

  /** Sends a message of the match, reliably and in order with the game's reliable ones. */
  public void sendControl(byte[] payload) {
    if (!(state instanceof LinkState.Ended)) {
      messages.sendControl(payload);
    }
  }

  /** Bytes that wait, see {@link dev.onlinematch.transport.MessageTransport#bufferedAmount}. */
  public int bufferedAmount(Delivery delivery) {
    return messages.bufferedAmount(delivery);
  }

  /** Whether messages travel. */
  public boolean isUp() {
    return state.isUp();
  }

  /** By which way; null while there is none or it is not yet known. */
  public LinkPath path() {
    return path;
  }

  /** There and back; -1 while unknown. */
  public int roundTripMs() {
    return isUp() ? health.roundTripMs() : -1;
  }

  /** The connection in use, or null. */
  public PeerConnection connection() {
    return connection == null ? null : connection.peerConnection();
  }

  /** What was dropped so far, by reason. */
  public DropCounter<LinkDrop> drops() {
    return drops;
  }

  /**
   * Ends it from this side. Nothing is heard of it afterwards but the removal of its connection.
   */
  public void close() {
    if (state instanceof LinkState.Ended) {
      return;
    }
    enter(new LinkState.Ended());
    cancelRequest();
    cancelGivingUp();
    health.stop();
    messages.dropChannels();
    removeConnection();
  }

  private void connect(int generation) {
    removeConnection();
    try {
      connection = new LinkConnection(settings, generation, connectionEvents, drops);
    } catch (PeerConnectionUnavailableException e) {
      fail(LinkFailure.NO_PEER_CONNECTION);
      return;
    }
    if (!connection.channels().areAsAskedFor()) {
      fail(LinkFailure.WRONG_CHANNELS);
      return;
    }
    enter(connecting(settings.timeouts().connectMs()));
    LinkConnection added = connection;
    listener.onConnectionAdded(added.peerConnection());
    if (role == LinkRole.OFFERER) {
      // A moment later, so that the game can add channels of its own to the first offer.
      settings
          .scheduler()
          .schedule(
              0,
              () -> {
                if (connection == added) {
                  added.offer();
                }
              });
    }
  }

  private void handleOffer(LinkOffer offer) {
    cancelRequest();
    if (connection.generation() != 0 && offer.generation() > connection.generation()) {
      if (down("the other player reconnects")) {
        connect(offer.generation());
      }
      if (state instanceof LinkState.Ended) {
        return;
      }
    }
    connection.handleOffer(offer);
  }

  private void handleRepairRequest(RepairRequest.Kind kind) {
    switch (kind) {
      case ICE_RESTART -> {
        if (state.isUp()) {
          restartIce("the other player lost the connection");
        }
      }
      case NEW_CONNECTION -> reconnect("the other player lost the connection");
    }
  }

  private void restartIce(String reason) {
    if (!down(reason)) {
      return;
    }
    enter(
        new LinkState.RestartingIce(
            settings
                .scheduler()
                .schedule(
                    settings.timeouts().iceRestartMs(),
                    () -> reconnect("restarting ICE did not help"))));
    if (role == LinkRole.OFFERER) {
      connection.offer();
    } else {
      request(RepairRequest.Kind.ICE_RESTART);
    }
  }

  private void reconnect(String reason) {
    if (!down(reason)) {
      return;
    }
    if (role == LinkRole.OFFERER) {
      connect(connection.generation() + 1);
    } else {
      enter(connecting(settings.timeouts().connectMs()));
      request(RepairRequest.Kind.NEW_CONNECTION);
    }
  }

  private LinkState connecting(int forMs) {
    return new LinkState.Connecting(
        settings.scheduler().schedule(forMs, () -> reconnect("no connection in time")));
  }

  private void request(RepairRequest.Kind kind) {
    cancelRequest();
    listener.sendSignal(new RepairRequest(connection.generation(), kind));
    requestTimer =
        settings.scheduler().schedule(settings.timeouts().offerRepeatMs(), () -> request(kind));
  }

  private void up() {
    boolean wasUp = isUp();
    enter(new LinkState.Up());
    cancelRequest();
    cancelGivingUp();
    messages.useChannels(connection.channels());
    if (!wasUp) {
      hasBeenUp = true;
      health.start();
      readPath();
      listener.onUp();
    }
  }

  /** False if the listener has closed the link meanwhile. */
  private boolean down(String reason) {
    health.stop();
    if (isUp()) {
      startGivingUp();
      // Left at once: whoever hears of it finds the link down.
      enter(new LinkState.Fresh());
      path = null;
      listener.onDown(reason);
    }
    return !(state instanceof LinkState.Ended);
  }

  private void fail(LinkFailure failure) {
    close();
    listener.onFailed(failure);
  }

  private void enter(LinkState next) {
    state.cancelTimer();
    state = next;
  }

  private void removeConnection() {
    if (connection != null) {
      LinkConnection removed = connection;
      connection = null;
      messages.dropChannels();
      listener.onConnectionRemoved(removed.peerConnection());
      removed.close();
    }
  }

  private void startGivingUp() {
    cancelGivingUp();
    giveUpTimer =
        settings
            .scheduler()
            .schedule(
                settings.timeouts().giveUpMs(),
                () -> fail(hasBeenUp ? LinkFailure.NOT_REPAIRED : LinkFailure.NEVER_CONNECTED));
  }

  private void cancelGivingUp() {
    if (giveUpTimer != null) {
      giveUpTimer.cancel();
      giveUpTimer = null;
    }
  }

  private void cancelRequest() {
    if (requestTimer != null) {
      requestTimer.cancel();
      requestTimer = null;
    }
  }

  private void readPath() {
    LinkConnection asked = connection;
    asked
        .peerConnection()
        .getStats(
            stats -> {
              if (asked == connection && isUp()) {
                handleStatistics(stats);
              }
            });
  }

  private void handleStatistics(PeerStats stats) {
    LinkPath now =
        stats.path() == null
            ? path
            : switch (stats.path()) {
              case DIRECT -> LinkPath.DIRECT;
              case TURN -> LinkPath.TURN;
            };
    if (now != path) {
      String reason = path == null ? "connected" : "ICE chose another path";
      path = now;
      listener.onLinkChanged(path, roundTripMs(), reason);
    }
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

    /** A message of the game. */
    void onMessage(Delivery delivery, byte[] payload);

    /** A message of the match itself. */
    void onControl(byte[] payload);

    /** A fresh connection, nothing negotiated yet. */
    void onConnectionAdded(PeerConnection connection);

    /** It is about to be closed. */
    void onConnectionRemoved(PeerConnection connection);
  }

  private final class ConnectionEvents implements LinkConnection.Owner {

    @Override
    public void signal(LinkSignal signal) {
      listener.sendSignal(signal);
    }

    @Override
    public void onConnectionState(LinkConnection source, PeerConnectionState now) {
      if (source != connection || state instanceof LinkState.Ended) {
        return;
      }
      if (source.isUsable()) {
        if (!(state instanceof LinkState.Up)) {
          up();
        }
      } else if (now == PeerConnectionState.DISCONNECTED && state instanceof LinkState.Up) {
        enter(
            new LinkState.Quiet(
                settings
                    .scheduler()
                    .schedule(
                        settings.timeouts().graceMs(), () -> restartIce("the path went quiet"))));
      } else if (now == PeerConnectionState.FAILED) {
        if (isUp()) {
          restartIce("the path failed");
        } else {
          retrySoon();
        }
      }
    }

    @Override
    public void onBroken(LinkConnection source, String reason) {
      if (source == connection && !(state instanceof LinkState.Ended) && down(reason)) {
        messages.dropChannels();
        retrySoon();
      }
    }

    @Override
    public void onFrame(LinkConnection source, Delivery delivery, byte[] frame) {
      if (source == connection) {
        health.heard();
        messages.handleFrame(delivery, frame);
      }
    }

    private void retrySoon() {
      enter(connecting(SHORTEST_ATTEMPT_MS));
    }
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
      restartIce("silent for " + silentMs + " ms");
    }
  }
}
