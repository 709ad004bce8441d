package dev.onlinematch.webrtc;

import dev.onlinematch.webrtc.dtls.DatagramOutput;
import dev.onlinematch.webrtc.dtls.DtlsEndpoint;
import dev.onlinematch.webrtc.dtls.DtlsEvent;
import dev.onlinematch.webrtc.ice.IceSession;
import java.net.InetSocketAddress;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One peer from UDP up to DTLS, and the layer on top of it. ICE says whether a datagram is this
 * peer's; DTLS begins when ICE has found the first address. Belongs to the loop's thread.
 */
final class PeerTransport {

  private static final Logger LOG = LoggerFactory.getLogger(PeerTransport.class);

  private final TransportEngine engine;
  private final IceSession ice;
  private final DtlsEndpoint dtls;
  private final PacketLayer layer;
  private boolean isClosed;

  /** The engine's note: it answers at the end of this round. */
  boolean isTouched;

  /** The engine's note: when its alarm rings. */
  long alarmAtMs = Long.MAX_VALUE;

  PeerTransport(
      TransportEngine engine,
      IceSession ice,
      DtlsEndpointFactory dtls,
      Function<PeerTransport, PacketLayer> layer) {
    this.engine = engine;
    this.ice = ice;
    this.dtls = dtls.create(this::sendDatagram, () -> engine.wakeUp(this));
    this.layer = layer.apply(this);
  }

  /** Makes the DTLS end of a peer, given its way out and its bell. */
  @FunctionalInterface
  interface DtlsEndpointFactory {
    DtlsEndpoint create(DatagramOutput output, Runnable wakeUp);
  }

  IceSession ice() {
    return ice;
  }

  private void sendDatagram(byte[] bytes, int offset, int length) {
    InetSocketAddress remote = ice.addressFor(length, engine.nowMs());
    if (remote != null) {
      engine.send(bytes, offset, length, remote);
    }
  }

  /** Sends a packet of the layer above. Returns whether there is a connection to send it on. */
  boolean send(byte[] packet, int offset, int length) {
    return dtls.send(packet, offset, length);
  }

  void handleDatagram(byte[] bytes, int length, long nowMs) {
    try {
      dtls.handleDatagram(bytes, 0, length, nowMs);
      drainEvents(nowMs);
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  void handleTimeout(long nowMs) {
    try {
      if (dtls.nextDeadlineMs() <= nowMs) {
        dtls.handleTimeout(nowMs);
        drainEvents(nowMs);
      }
      if (!isClosed && layer.nextDeadlineMs() <= nowMs) {
        layer.handleTimeout(nowMs);
      }
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  void endRound(long nowMs) {
    if (isClosed) {
      return;
    }
    try {
      dtls.handleProgress();
      drainEvents(nowMs);
      if (!isClosed) {
        layer.endRound(nowMs);
      }
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  // A mistake of ours, or of whoever listens: it costs this peer its connection and nobody else.
  private void fail(RuntimeException mistake) {
    LOG.error("a peer is closed because of a mistake in the server", mistake);
    close(PeerClosed.INTERNAL_ERROR);
  }

  long nextDeadlineMs() {
    return isClosed ? Long.MAX_VALUE : Math.min(dtls.nextDeadlineMs(), layer.nextDeadlineMs());
  }

  private void drainEvents(long nowMs) {
    for (DtlsEvent event = dtls.pollEvent(); event != null && !isClosed; event = dtls.pollEvent()) {
      if (event instanceof DtlsEvent.ApplicationData data) {
        layer.onPacket(data.bytes(), nowMs);
      } else if (event instanceof DtlsEvent.Connected) {
        engine.handshakeFinished(this);
        layer.onConnected(nowMs);
      } else if (event instanceof DtlsEvent.Closed closed) {
        close(reasonOf(closed.reason()));
      } else if (event instanceof DtlsEvent.HandshakeFailed failed) {
        // It changes nothing: the endpoint waits for the next one.
        engine.countFailedHandshake(failed.reason());
      }
    }
  }

  private static PeerClosed reasonOf(DtlsEvent.CloseReason reason) {
    return switch (reason) {
      case CLOSED_BY_PEER -> PeerClosed.CLOSED_BY_PEER;
      case FAILED -> PeerClosed.PROTOCOL_FAILURE;
      case NEVER_CONNECTED -> PeerClosed.NEVER_CONNECTED;
    };
  }

  /** Ends the peer, once: says goodbye if somebody listens, frees its addresses. */
  void close(PeerClosed reason) {
    if (isClosed) {
      return;
    }
    isClosed = true;
    layer.beforeClose(engine.nowMs());
    dtls.close();
    engine.forget(this);
    layer.onClosed(reason);
  }
}
