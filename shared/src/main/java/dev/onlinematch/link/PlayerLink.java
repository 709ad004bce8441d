package dev.onlinematch.link;

import dev.onlinematch.peer.PeerConnection;
import dev.onlinematch.signalling.LinkSignal;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.transport.SendResult;
import dev.onlinematch.wire.DropCounter;

/**
 * The link to one other player, over whatever path there is: the direct one, or the relay.
 *
 * <p>Each end chooses for what it sends and accepts what comes from either path, so the two need
 * not agree on the moment. Reliable messages arrive exactly once and in order across all of it,
 * because {@link LinkMessages} numbers them; unreliable ones never twice.
 *
 * <p>Both ends are made when the two players are in the match together, and closed when one is not
 * any more. Should one end be made anew without the other, the other hears of it ({@link
 * Listener#onBegunAnew}) and numbers anew what has not arrived.
 *
 * <p>A listener that is called may close the link, and do nothing else with it.
 */
public final class PlayerLink {

  private static final int PINGS_PER_STATISTICS = 5;
  private static final long NEVER = -1;

  private final LinkRole role;
  private final LinkEnds ends;
  private final Incarnation incarnation;
  private final LinkSettings settings;
  private final Listener listener;
  private final DropCounter<LinkDrop> drops = new DropCounter<>(LinkDrop.values());
  private final LinkMessages messages;
  private final LinkHealth health;
  private final LinkPaths paths;
  private boolean isClosed;
  private int pongs;
  private long lastFrameMs = NEVER;

  /**
   * A link that does nothing until {@link #start}.
   *
   * @param incarnation which end to the other player this is
   */
  public PlayerLink(
      LinkRole role,
      LinkEnds ends,
      Incarnation incarnation,
      LinkSettings settings,
      Listener listener) {
    this.role = role;
    this.ends = ends;
    this.incarnation = incarnation;
    this.settings = settings;
    this.listener = listener;
    this.messages = new LinkMessages(incarnation, settings.scheduler(), new MessageEvents(), drops);
    this.health = new LinkHealth(settings, new HealthEvents());
    this.paths = new LinkPaths(role, incarnation.number(), settings, drops, new PathEvents());
  }

  /** Begins to connect. */
  public void start(PathPolicy policy) {
    paths.start(policy);
  }

  /** The match has changed its policy: makes the new path, then leaves the old one. */
  public void setPolicy(PathPolicy next) {
    paths.setPolicy(next);
  }

  /** The relay reaches the other player from now on, or, with null, does not any more. */
  public void setRelay(LinkCarrier carrier) {
    paths.setRelay(carrier);
  }

  /** Something that came through the relay. */
  public void handleRelayedFrame(Delivery delivery, byte[] bytes) {
    if (isClosed) {
      return;
    }
    byte[] frame = ends.unmark(bytes);
    if (frame == null) {
      drops.count(LinkDrop.OTHER_LINK);
    } else {
      paths.heardByRelay();
      handleFrame(delivery, frame, true);
    }
  }

  private void handleFrame(Delivery delivery, byte[] frame, boolean isRelayed) {
    health.heard();
    // Asking a browser for the time costs as much as reading a frame: once is enough.
    lastFrameMs = health.lastHeardMs();
    messages.handleFrame(delivery, frame, isRelayed);
  }

  /**
   * Something the other side said about the direct path. What is stale or not its to say is
   * dropped.
   */
  public void handleSignal(LinkSignal signal) {
    if (!isClosed) {
      paths.handleSignal(signal);
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

  /** The other player may not have known by now whose frames he got: sends them again. */
  public void sendAgain() {
    if (isUp()) {
      messages.sendAgain();
    }
  }

  /**
   * The page has stood still, or the network may be another one: looks whether it still carries.
   */
  public void check() {
    if (!isClosed) {
      health.check();
      paths.check();
    }
  }

  /** The other player can be told something again: the repair has all its time anew. */
  public void allowTime() {
    paths.allowTime();
  }

  /** Bytes that wait, see {@link dev.onlinematch.transport.MessageTransport#bufferedAmount}. */
  public int bufferedAmount(Delivery delivery) {
    return messages.bufferedAmount(delivery);
  }

  /** Whether messages travel. */
  public boolean isUp() {
    return paths.isUp();
  }

  /** By which way; null while there is none or it is not yet known. */
  public LinkPath path() {
    return paths.path();
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
    return paths.wantsRelay();
  }

  /** The peer connection to the other player, or null while there is none. */
  public PeerConnection connection() {
    return paths.connection();
  }

  /** The smallest number that neither this end nor a connection that it has offered has had. */
  public int nextIncarnation() {
    int last = role == LinkRole.OFFERER ? paths.lastGeneration() : 0;
    return Math.max(incarnation.number(), last) + 1;
  }

  /** For the next end to the same player: how far his reliable messages have arrived. */
  public StreamPosition heard() {
    return messages.heard();
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
    health.stop();
    messages.dropCarrier();
    paths.close();
  }

  /** The relay will go down soon: another way had better be there before. */
  public void relayIsLeaving() {
    paths.relayIsLeaving();
  }

  /** What a link tells the match. */
  public interface Listener {

    /** To be said to the other side, through the signalling server. */
    void sendSignal(LinkSignal signal);

    /**
     * Whether what is to be said reaches the other side. Without it nothing can be repaired, and
     * therefore nothing is given up either.
     */
    boolean canSignal();

    /** Messages travel from now on. */
    void onUp();

    /** They do not, and the repair has begun. */
    void onDown(String reason);

    /** The other side has made its end anew: what it was told before, it does not know. */
    void onBegunAnew();

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

  private final class PathEvents implements LinkPaths.Events {

    @Override
    public void sendSignal(LinkSignal signal) {
      listener.sendSignal(signal);
    }

    @Override
    public boolean canSignal() {
      return listener.canSignal();
    }

    @Override
    public void onCarrier(LinkCarrier carrier, boolean wasUp, String reason) {
      messages.useCarrier(path() == LinkPath.RELAY ? ends.mark(carrier) : carrier);
      health.start();
      if (!wasUp) {
        listener.onUp();
      }
      if (!isClosed && path() != null) {
        listener.onLinkChanged(path(), -1, reason);
      }
    }

    @Override
    public void probe(LinkCarrier relay) {
      ends.mark(relay).send(Delivery.UNRELIABLE, new LinkFrame.Ping(0).encode());
    }

    @Override
    public void onFirstHeard() {
      messages.sendAgain();
    }

    @Override
    public void onLost(String reason) {
      health.stop();
      messages.dropCarrier();
      listener.onDown(reason);
    }

    @Override
    public void onPathKnown(String reason) {
      listener.onLinkChanged(path(), roundTripMs(), reason);
    }

    @Override
    public void onFailed(LinkFailure failure) {
      close();
      listener.onFailed(failure);
    }

    @Override
    public void onRelayWanted() {
      listener.onRelayWanted();
    }

    @Override
    public void onFrame(Delivery delivery, byte[] frame) {
      handleFrame(delivery, frame, false);
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

    @Override
    public void onBegunAnew() {
      listener.onBegunAnew();
    }
  }

  private final class HealthEvents implements LinkHealth.Events {

    @Override
    public void sendPing(int number) {
      messages.sendPing(number);
    }

    @Override
    public void onRoundTrip(int roundTripMs) {
      listener.onLinkChanged(path(), roundTripMs, "measured");
      if (++pongs % PINGS_PER_STATISTICS == 0 || path() == null) {
        paths.readPath();
      }
    }

    @Override
    public void onSilence(long silentMs) {
      paths.silence("silent for " + silentMs + " ms");
    }
  }
}
