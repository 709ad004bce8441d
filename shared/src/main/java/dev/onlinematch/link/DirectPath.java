package dev.onlinematch.link;

import dev.onlinematch.peer.PeerConnection;
import dev.onlinematch.peer.PeerConnectionState;
import dev.onlinematch.peer.PeerConnectionUnavailableException;
import dev.onlinematch.signalling.LinkAnswer;
import dev.onlinematch.signalling.LinkCandidates;
import dev.onlinematch.signalling.LinkOffer;
import dev.onlinematch.signalling.LinkSignal;
import dev.onlinematch.signalling.RepairRequest;
import dev.onlinematch.time.Scheduler;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.DropCounter;

/**
 * The way from browser to browser: one peer connection after the other, made, watched and repaired
 * until it is given up after a deadline.
 *
 * <p>Both sides watch it. Whoever notices first that it is broken starts the repair: the {@link
 * LinkRole#OFFERER} by offering, the {@link LinkRole#ANSWERER} by asking for an offer. First the
 * path gets a little time to come back by itself, then ICE is restarted, then the connection is
 * replaced, again and again until it works or {@link LinkTimeouts#giveUpMs()} have passed.
 *
 * <p>It can be stopped and started again. Generations go on counting, so nothing that is still
 * under way from before is taken for new.
 */
final class DirectPath implements LinkConnection.Owner, GiveUpTimer.Owner {

  /** Between two attempts that fail at once, so that a browser without network is not kept busy. */
  private static final int SHORTEST_ATTEMPT_MS = 500;

  private static final int PROBE_MS = 500;

  private final LinkRole role;
  private final LinkSettings settings;
  private final DropCounter<LinkDrop> drops;
  private final Listener listener;
  private final GiveUpTimer giveUpTimer;
  private DirectState state = new DirectState.Stopped();
  private LinkConnection connection;
  private int lastGeneration;
  private boolean hasBeenUp;
  private Scheduler.Timer requestTimer;
  private Scheduler.Timer probeTimer = () -> {};

  /**
   * One that does nothing until {@link #start}.
   *
   * @param firstGeneration of the connections that this side offers
   */
  DirectPath(
      LinkRole role,
      int firstGeneration,
      LinkSettings settings,
      DropCounter<LinkDrop> drops,
      Listener listener) {
    this.role = role;
    this.lastGeneration = role == LinkRole.OFFERER ? firstGeneration - 1 : 0;
    this.settings = settings;
    this.drops = drops;
    this.listener = listener;
    giveUpTimer = new GiveUpTimer(settings, this);
  }

  /** The greatest number that a connection has had; on the answering side, as the other says. */
  int lastGeneration() {
    return lastGeneration;
  }

  boolean isUp() {
    return state.isUp();
  }

  boolean isStopped() {
    return state instanceof DirectState.Stopped;
  }

  /** The connection in use, or null. */
  PeerConnection peerConnection() {
    return connection == null ? null : connection.peerConnection();
  }

  /** Begins to connect. */
  void start() {
    if (!isStopped()) {
      throw new IllegalStateException("already started");
    }
    hasBeenUp = false;
    giveUpTimer.start();
    // The answerer does not know yet which generation it will be: the first offer says.
    connect(role == LinkRole.OFFERER ? lastGeneration + 1 : 0);
  }

  /** Closes everything, silently but for the removal of the connection. */
  void stop() {
    if (!isStopped()) {
      enter(new DirectState.Stopped());
      cancelRequest();
      giveUpTimer.cancel();
      removeConnection();
    }
  }

  /** Something the other side said about it. What is stale or not its to say is dropped. */
  void handleSignal(LinkSignal signal) {
    boolean isForMe =
        switch (role) {
          case OFFERER -> !(signal instanceof LinkOffer);
          case ANSWERER -> !(signal instanceof LinkAnswer || signal instanceof RepairRequest);
        };
    boolean isCurrent = connection != null && signal.generation() == connection.generation();
    boolean opensNext = signal instanceof LinkOffer && signal.generation() > lastGeneration;
    if (isStopped() || !isForMe || !(isCurrent || opensNext)) {
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

  /** Nothing comes over it although ICE does not notice: repairs it. */
  void repair(String reason) {
    if (isUp()) {
      restartIce(reason);
    }
  }

  /** The network may be another one: what is being repaired begins anew. */
  void check() {
    if (hasBeenUp && !isUp() && !isStopped()) {
      reconnect("the network may have changed");
    }
  }

  private void connect(int generation) {
    removeConnection();
    lastGeneration = Math.max(lastGeneration, generation);
    // Before anything fails: nothing but what has begun is stopped.
    enter(connecting(settings.timeouts().connectMs()));
    try {
      connection = new LinkConnection(settings, generation, this, drops);
    } catch (PeerConnectionUnavailableException e) {
      fail(LinkFailure.NO_PEER_CONNECTION);
      return;
    }
    LinkConnection added = connection;
    listener.onConnectionAdded(added.peerConnection());
    if (connection != added) {
      // Whoever heard of it has stopped it.
      return;
    }
    if (!added.channels().areAsAskedFor()) {
      fail(LinkFailure.WRONG_CHANNELS);
    } else if (role == LinkRole.OFFERER) {
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
    boolean replaces = connection.generation() != 0 && offer.generation() > connection.generation();
    if (replaces) {
      down("the other player reconnects");
      if (!isStopped()) {
        connect(offer.generation());
      }
    }
    if (!isStopped()) {
      lastGeneration = offer.generation();
      connection.handleOffer(offer);
    }
  }

  private void handleRepairRequest(RepairRequest.Kind kind) {
    switch (kind) {
      case ICE_RESTART -> repair("the other player lost the connection");
      case NEW_CONNECTION -> reconnect("the other player lost the connection");
    }
  }

  private void restartIce(String reason) {
    down(reason);
    if (isStopped()) {
      return;
    }
    enter(
        new DirectState.RestartingIce(
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
    probe();
  }

  /**
   * Whatever arrives shows that the path is there again. ICE does not say so when it had not
   * noticed that it was gone.
   */
  private void probe() {
    if (state instanceof DirectState.RestartingIce) {
      connection.channels().send(Delivery.UNRELIABLE, new LinkFrame.Ping(0).encode());
      probeTimer = settings.scheduler().schedule(PROBE_MS, this::probe);
    }
  }

  private void reconnect(String reason) {
    down(reason);
    if (isStopped()) {
      return;
    }
    if (role == LinkRole.OFFERER) {
      connect(lastGeneration + 1);
    } else {
      enter(connecting(settings.timeouts().connectMs()));
      request(RepairRequest.Kind.NEW_CONNECTION);
    }
  }

  private DirectState connecting(int forMs) {
    return new DirectState.Connecting(
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
    enter(new DirectState.Up());
    cancelRequest();
    giveUpTimer.cancel();
    if (!wasUp) {
      hasBeenUp = true;
      listener.onUp(connection.channels());
    }
  }

  private void down(String reason) {
    if (isUp()) {
      giveUpTimer.start();
      // Whoever hears of it finds it down; the caller decides at once how it goes on.
      enter(connecting(settings.timeouts().connectMs()));
      listener.onDown(reason);
    }
  }

  private void fail(LinkFailure failure) {
    stop();
    listener.onFailed(failure);
  }

  private void enter(DirectState next) {
    state.cancelTimer();
    probeTimer.cancel();
    state = next;
  }

  private void removeConnection() {
    if (connection != null) {
      LinkConnection removed = connection;
      connection = null;
      listener.onConnectionRemoved(removed.peerConnection());
      removed.close();
    }
  }

  /** The other side can be told something again: the repair has all its time anew. */
  void allowTime() {
    giveUpTimer.restart();
  }

  private void cancelRequest() {
    if (requestTimer != null) {
      requestTimer.cancel();
      requestTimer = null;
    }
  }

  @Override
  public boolean giveUp() {
    boolean can = listener.canSignal();
    if (can) {
      fail(hasBeenUp ? LinkFailure.NOT_REPAIRED : LinkFailure.NEVER_CONNECTED);
    }
    return can;
  }

  @Override
  public void signal(LinkSignal signal) {
    listener.sendSignal(signal);
  }

  @Override
  public void onConnectionState(LinkConnection source, PeerConnectionState now) {
    if (source != connection) {
      return;
    }
    if (source.isUsable()) {
      if (!(state instanceof DirectState.Up)) {
        up();
      }
    } else if (now == PeerConnectionState.DISCONNECTED && state instanceof DirectState.Up) {
      enter(
          new DirectState.Quiet(
              settings
                  .scheduler()
                  .schedule(
                      settings.timeouts().graceMs(), () -> restartIce("the path went quiet"))));
    } else if (now == PeerConnectionState.FAILED) {
      if (isUp()) {
        restartIce("the path failed");
      } else {
        enter(connecting(SHORTEST_ATTEMPT_MS));
      }
    }
  }

  @Override
  public void onBroken(LinkConnection source, String reason) {
    if (source == connection) {
      down(reason);
      if (!isStopped()) {
        enter(connecting(SHORTEST_ATTEMPT_MS));
      }
    }
  }

  @Override
  public void onFrame(LinkConnection source, Delivery delivery, byte[] frame) {
    if (source == connection && state instanceof DirectState.RestartingIce && source.isUsable()) {
      up();
    }
    if (source == connection) {
      listener.onFrame(delivery, frame);
    }
  }

  /** What it tells its link. A listener that is called may stop it. */
  interface Listener {

    /** To be said to the other side. */
    void sendSignal(LinkSignal signal);

    /** Whether what is to be said reaches the other side. */
    boolean canSignal();

    /** Frames can travel over these channels. */
    void onUp(LinkCarrier channels);

    /** They cannot any more, and the repair has begun. */
    void onDown(String reason);

    /** It is given up and stopped. */
    void onFailed(LinkFailure failure);

    /** A frame arrived. */
    void onFrame(Delivery delivery, byte[] frame);

    /** A fresh connection, nothing negotiated yet. */
    void onConnectionAdded(PeerConnection connection);

    /** It is about to be closed. */
    void onConnectionRemoved(PeerConnection connection);
  }
}
