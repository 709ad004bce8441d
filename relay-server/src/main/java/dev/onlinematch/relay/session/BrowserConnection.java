package dev.onlinematch.relay.session;

import dev.onlinematch.relay.limits.Refusal;
import dev.onlinematch.relay.nakama.Entrant;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.webrtc.PeerClosed;
import dev.onlinematch.webrtc.PeerListener;
import dev.onlinematch.webrtc.WebRtcPeer;
import dev.onlinematch.webrtc.channel.ChannelEvent;
import dev.onlinematch.wire.MalformedException;
import dev.onlinematch.wire.RelayChannels;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One browser's peer connection: when its three channels are open, the player enters; what comes
 * over them goes to his session. Everything on the loop but {@link #isOverdue} and {@link
 * #isClosed}.
 */
final class BrowserConnection implements PeerListener {

  private static final Logger LOG = LoggerFactory.getLogger(BrowserConnection.class);

  /** For the goodbye to arrive. */
  private static final long CLOSE_MS = 2_000;

  private static final long NEVER = Long.MAX_VALUE;

  private final Relay relay;
  private final RelayLoop loop;
  private final Entrant entrant;
  private final Runnable whenClosed;
  private volatile long deadlineMs;
  private int openChannels;
  private volatile boolean isClosed;

  /** Null before the peer is connected. */
  private DataChannelCarrier carrier;

  /** Null before the player is in the room, and if there was no place. */
  private PlayerSession session;

  /**
   * @param whenClosed called once, at the end
   */
  BrowserConnection(Relay relay, RelayLoop loop, Entrant entrant, Runnable whenClosed) {
    this.relay = relay;
    this.loop = loop;
    this.entrant = entrant;
    this.whenClosed = whenClosed;
    deadlineMs = loop.nowMs() + relay.enterMs();
  }

  /** Who it is, as proven. From any thread. */
  Entrant entrant() {
    return entrant;
  }

  /** Whether it should have got further by now, or should be gone. From any thread. */
  boolean isOverdue() {
    return loop.nowMs() > deadlineMs;
  }

  /** Whether it has ended. From any thread. */
  boolean isClosed() {
    return isClosed;
  }

  @Override
  public void onConnected(WebRtcPeer peer) {
    carrier = new DataChannelCarrier(peer, () -> deadlineMs = loop.nowMs() + CLOSE_MS);
  }

  @Override
  public void onChannelEvent(WebRtcPeer peer, ChannelEvent event) {
    try {
      handle(peer, event);
    } catch (RuntimeException e) {
      // Our own mistake; it must not end the games of everybody else on this loop.
      LOG.error("the relay failed at one message", e);
      peer.close();
    }
  }

  private void handle(WebRtcPeer peer, ChannelEvent event) {
    if (event instanceof ChannelEvent.Received message) {
      receive(message);
    } else if (event instanceof ChannelEvent.BufferedAmountLow) {
      if (session != null) {
        session.handleReady();
      }
    } else if (event instanceof ChannelEvent.Opened opened) {
      open(opened);
    } else if (event instanceof ChannelEvent.Closed closed
        && closed.id() == DataChannelCarrier.RELIABLE_ID) {
      peer.close();
    }
  }

  private void open(ChannelEvent.Opened opened) {
    if (opened.isByPeer()) {
      return;
    }
    openChannels++;
    if (openChannels == Delivery.values().length) {
      // From here on only the relay's own wish to close it sets another deadline.
      deadlineMs = NEVER;
      relay.enter(entrant, carrier, this::entered);
    }
  }

  private void entered(PlayerSession entered) {
    session = entered;
    if (entered != null && isClosed) {
      entered.handleClosed();
    }
  }

  private void receive(ChannelEvent.Received message) {
    if (session == null) {
      return;
    }
    try {
      Delivery channel = RelayChannels.ofId(message.id());
      if (message.isText()) {
        session.handleNonsense();
      } else {
        session.handleFrame(channel, message.payload());
      }
    } catch (MalformedException e) {
      session.handleNonsense();
    }
  }

  @Override
  public void onClosed(WebRtcPeer peer, PeerClosed reason) {
    LOG.atDebug().addKeyValue("room", entrant.match()).addKeyValue("reason", reason).log("closed");
    countIfUnfinished(reason);
    isClosed = true;
    if (session != null) {
      session.handleClosed();
    }
    whenClosed.run();
  }

  /** Whoever gave up by himself, or was told to go, is not counted. */
  private void countIfUnfinished(PeerClosed reason) {
    if (reason == PeerClosed.NEVER_REACHED) {
      relay.countRefusal(Refusal.NO_CHECK);
    } else if (openChannels < Delivery.values().length && isOverdue()) {
      relay.countRefusal(carrier == null ? Refusal.NO_HANDSHAKE : Refusal.NO_CHANNELS);
    }
  }
}
