package dev.onlinematch.link;

import dev.onlinematch.peer.IceCandidate;
import dev.onlinematch.peer.IceServer;
import dev.onlinematch.peer.IceTransportPolicy;
import dev.onlinematch.peer.PeerConfiguration;
import dev.onlinematch.peer.PeerConnection;
import dev.onlinematch.peer.PeerConnectionFactory;
import dev.onlinematch.peer.PeerConnectionState;
import dev.onlinematch.peer.PeerConnectionUnavailableException;
import dev.onlinematch.peer.SessionDescription;
import dev.onlinematch.time.Scheduler;
import dev.onlinematch.transport.Delivery;
import java.util.List;
import java.util.function.Consumer;

/**
 * Connects to the relay as to any other peer: an offer over HTTP, the answer in the response (in
 * the manner of WHIP, RFC 9725). The offer needs no candidates: the relay has an address that
 * everyone can reach and learns ours from the checks (RFC 8445, 7.3.1.3). Where the way is lost,
 * another one is looked for by an ICE restart; who dialled sets the deadline.
 */
public final class WebRtcRelayDialer implements RelayDialer {

  private final PeerConnectionFactory peerConnections;
  private final RelayOffers offers;
  private final List<IceServer> stunServers;
  private final Scheduler scheduler;

  /**
   * Dials with this platform's peer connections.
   *
   * @param stunServers the relay has no need of them; but Chromium makes no pair with a socket of
   *     which it knows no address, and of IPv6 it may know one only when a STUN server has told it
   */
  public WebRtcRelayDialer(
      PeerConnectionFactory peerConnections,
      RelayOffers offers,
      List<IceServer> stunServers,
      Scheduler scheduler) {
    this.peerConnections = peerConnections;
    this.offers = offers;
    this.stunServers = List.copyOf(stunServers);
    this.scheduler = scheduler;
  }

  @Override
  public RelayWire dial(Listener listener) {
    return new Dialled(listener);
  }

  /** The relay's door: takes an offer for the match, gives the answer. */
  public interface RelayOffers {

    /** Posts the offer; the answer's SDP, or the reason why there is none. */
    Stay post(String offerSdp, PeerConnection.Completion<String> answer);
  }

  /** What was asked for by an offer, whether it is answered yet or not. */
  public interface Stay {

    /** Offers once more, after the first answer: the same connection by another way. */
    void restart(String offerSdp, PeerConnection.Completion<String> answer);

    /** Tells the relay that nobody waits for it any more. */
    void end();
  }

  private final class Dialled implements RelayWire, PeerConnection.Listener, LinkChannels.Events {

    private final Listener listener;
    private PeerConnection connection;
    private LinkChannels channels;
    private Stay stay;
    private boolean hasOpened;
    private boolean isOver;

    Dialled(Listener listener) {
      this.listener = listener;
      try {
        connection =
            peerConnections.create(
                new PeerConfiguration(stunServers, IceTransportPolicy.ALL), this);
        channels = new LinkChannels(connection, this);
        negotiate();
      } catch (PeerConnectionUnavailableException e) {
        scheduler.schedule(0, () -> failed(e.getMessage()));
      }
    }

    private void negotiate() {
      connection.setLocalDescription(then(this::offered));
    }

    private void offered(SessionDescription offer) {
      PeerConnection.Completion<String> answer = then(this::answered);
      if (stay == null) {
        stay = offers.post(offer.sdp(), answer);
      } else {
        stay.restart(offer.sdp(), answer);
      }
    }

    private void answered(String sdp) {
      connection.setRemoteDescription(
          new SessionDescription(SessionDescription.Type.ANSWER, sdp), then(done -> {}));
    }

    @Override
    public boolean send(Delivery delivery, byte[] frame) {
      return !isOver && channels != null && channels.send(delivery, frame);
    }

    @Override
    public int bufferedAmount(Delivery delivery) {
      return channels == null ? 0 : channels.bufferedAmount(delivery);
    }

    @Override
    public void close() {
      isOver = true;
      // One that was open ends with its channels, and with the match, where the relay is often the
      // first to know.
      if (stay != null && !hasOpened) {
        stay.end();
      }
      if (connection != null) {
        connection.close();
      }
    }

    @Override
    public void onIceCandidate(IceCandidate candidate) {
      // The relay needs none.
    }

    @Override
    public void onConnectionStateChange(PeerConnectionState state) {
      if (state == PeerConnectionState.FAILED) {
        failed("no path to the relay");
      } else if (state == PeerConnectionState.DISCONNECTED && !isOver) {
        connection.restartIce();
        negotiate();
      }
    }

    @Override
    public void onChannelOpen() {
      if (!isOver && channels.areOpen()) {
        hasOpened = true;
        listener.onOpen();
      }
    }

    @Override
    public void onChannelClosed() {
      failed("the relay closed the connection");
    }

    @Override
    public void onFrame(Delivery delivery, byte[] frame) {
      if (!isOver) {
        listener.onFrame(delivery, frame);
      }
    }

    private void failed(String reason) {
      if (!isOver) {
        close();
        listener.onClosed(reason);
      }
    }

    private <T> PeerConnection.Completion<T> then(Consumer<T> next) {
      return new PeerConnection.Completion<>() {
        @Override
        public void onSuccess(T result) {
          if (!isOver) {
            next.accept(result);
          }
        }

        @Override
        public void onFailure(String reason) {
          failed(reason);
        }
      };
    }
  }
}
