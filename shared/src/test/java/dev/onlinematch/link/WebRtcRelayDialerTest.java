package dev.onlinematch.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.peer.FakePeerConnections;
import dev.onlinematch.peer.IceCandidate;
import dev.onlinematch.peer.IceTransportPolicy;
import dev.onlinematch.peer.PeerConfiguration;
import dev.onlinematch.peer.PeerConnection;
import dev.onlinematch.peer.PeerConnectionState;
import dev.onlinematch.peer.PeerConnectionUnavailableException;
import dev.onlinematch.peer.SessionDescription;
import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.time.VirtualTime;
import dev.onlinematch.transport.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class WebRtcRelayDialerTest {

  private static final int HTTP_MS = 30;

  private final VirtualTime time = new VirtualTime();
  private final FakePeerConnections network = new FakePeerConnections(time, new SeededRandom(3));
  private final List<String> heard = new ArrayList<>();
  private final Door door = new Door();
  private final RelayDialer dialer =
      new WebRtcRelayDialer(network.factoryOf("alice"), door, List.of(), time);

  private RelayDialer.RelayWire dial() {
    return dialer.dial(
        new RelayDialer.Listener() {
          @Override
          public void onOpen() {
            heard.add("open");
          }

          @Override
          public void onFrame(Delivery delivery, byte[] frame) {
            heard.add(delivery + " " + frame.length);
          }

          @Override
          public void onClosed(String reason) {
            heard.add("closed: " + reason);
          }
        });
  }

  @Test
  void offersAndOpensTheThreeChannels() {
    RelayDialer.RelayWire wire = dial();
    assertEquals(List.of(), heard);
    time.advance(2_000);

    assertEquals(List.of("open"), heard);
    assertTrue(wire.send(Delivery.UNRELIABLE, new byte[3]));
    time.advance(200);
    assertEquals(List.of("UNRELIABLE 3"), door.heard);
    assertEquals(List.of("post"), door.asked);
  }

  @Test
  void aRefusalEndsTheDialOnce() {
    door.refusal = "the relay answers HTTP 403";
    dial();
    time.advance(60_000);

    assertEquals(List.of("closed: the relay answers HTTP 403"), heard);
  }

  @Test
  void aBrowserWithoutConnectionsEndsTheDialLaterNotInsideIt() {
    network.setUnavailable(true);
    dial();
    assertEquals(List.of(), heard);
    time.advance(10);

    assertEquals(1, heard.size());
  }

  @Test
  void whatIsGivenUpIsGivenBackAndNothingIsHeardOfIt() {
    RelayDialer.RelayWire wire = dial();
    time.advance(10);
    wire.close();
    time.advance(60_000);

    assertEquals(List.of(), heard);
    assertEquals(List.of("post", "end"), door.asked);
    assertFalse(wire.send(Delivery.RELIABLE, new byte[1]));
  }

  @Test
  void aWayThatIsLostIsLookedForAnew() {
    dial();
    time.advance(2_000);
    network.breakPath("alice", "relay");
    time.advance(10_000);

    assertEquals(List.of("post", "restart"), door.asked);
    assertEquals(List.of("open"), heard);
    assertEquals(
        PeerConnectionState.CONNECTED, network.between("alice", "relay").connectionState());
  }

  @Test
  void aRelayThatHangsUpIsHeardOnceAndNotToldAnything() {
    dial();
    time.advance(2_000);
    door.connection.close();
    time.advance(60_000);

    assertEquals(2, heard.size(), heard.toString());
    assertEquals(
        List.of("post"), door.asked.stream().filter(ask -> !ask.equals("restart")).toList());
  }

  /** The relay's end: answers, and keeps the connection. */
  private final class Door
      implements WebRtcRelayDialer.RelayOffers, PeerConnection.Listener, LinkChannels.Events {

    final List<String> asked = new ArrayList<>();
    final List<String> heard = new ArrayList<>();
    PeerConnection connection;
    String refusal;

    @Override
    public WebRtcRelayDialer.Stay post(String offer, PeerConnection.Completion<String> answer) {
      asked.add("post");
      time.schedule(HTTP_MS, () -> accept(offer, answer));
      return new WebRtcRelayDialer.Stay() {
        @Override
        public void restart(String again, PeerConnection.Completion<String> next) {
          asked.add("restart");
          time.schedule(HTTP_MS, () -> negotiate(again, next));
        }

        @Override
        public void end() {
          asked.add("end");
        }
      };
    }

    private void accept(String offer, PeerConnection.Completion<String> answer) {
      if (refusal != null) {
        answer.onFailure(refusal);
        return;
      }
      try {
        connection =
            network
                .factoryOf("relay")
                .create(new PeerConfiguration(List.of(), IceTransportPolicy.ALL), this);
      } catch (PeerConnectionUnavailableException e) {
        throw new AssertionError(e);
      }
      LinkChannels unused = new LinkChannels(connection, this);
      negotiate(offer, answer);
    }

    private void negotiate(String offer, PeerConnection.Completion<String> answer) {
      connection.setRemoteDescription(
          new SessionDescription(SessionDescription.Type.OFFER, offer), then(done -> {}));
      // Learnt from the checks.
      connection.addIceCandidate(
          new IceCandidate("candidate:1 1 udp 1 203.0.113.1 5000 typ prflx", "0", 0));
      connection.setLocalDescription(then(description -> answer.onSuccess(description.sdp())));
    }

    private <T> PeerConnection.Completion<T> then(Consumer<T> next) {
      return new PeerConnection.Completion<>() {
        @Override
        public void onSuccess(T result) {
          next.accept(result);
        }

        @Override
        public void onFailure(String reason) {
          throw new AssertionError(reason);
        }
      };
    }

    @Override
    public void onIceCandidate(IceCandidate candidate) {
      // A relay's are in its answer.
    }

    @Override
    public void onConnectionStateChange(PeerConnectionState state) {}

    @Override
    public void onChannelOpen() {}

    @Override
    public void onChannelClosed() {}

    @Override
    public void onFrame(Delivery delivery, byte[] frame) {
      heard.add(delivery + " " + frame.length);
    }
  }
}
