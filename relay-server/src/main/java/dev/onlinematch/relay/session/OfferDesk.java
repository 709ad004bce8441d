package dev.onlinematch.relay.session;

import dev.onlinematch.relay.limits.Refusal;
import dev.onlinematch.relay.nakama.Entrant;
import dev.onlinematch.webrtc.AcceptedPeer;
import dev.onlinematch.webrtc.TooManyPeersException;
import dev.onlinematch.webrtc.TransportCounters;
import dev.onlinematch.webrtc.sdp.OfferRefusedException;
import dev.onlinematch.wire.MalformedException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes the offers of browsers, and keeps what is needed to restart or end their connections. May
 * be called from any thread.
 */
public final class OfferDesk implements AutoCloseable {

  private static final long WATCH_PERIOD_MS = 1_000;

  /** As many as nobody can guess. */
  private static final int ID_BYTES = 16;

  private final Relay relay;
  private final Map<RelayLoop, UdpRelayLoop> udpLoops = new HashMap<>();
  private final Map<String, OpenConnection> connections = new ConcurrentHashMap<>();
  private final SecureRandom random = new SecureRandom();
  private final Repeated watch;

  private record OpenConnection(AcceptedPeer peer, BrowserConnection connection) {}

  /**
   * What the browser is told.
   *
   * @param connectionId names the connection; whoever knows it may restart and end it
   * @param answerSdp complete
   */
  public record Answer(String connectionId, String answerSdp) {}

  /**
   * For the rooms of {@code relay}.
   *
   * @param loops the relay's own
   */
  public OfferDesk(Relay relay, List<UdpRelayLoop> loops) {
    this.relay = relay;
    loops.forEach(loop -> udpLoops.put(loop, loop));
    watch = new Repeated("relay-offers", WATCH_PERIOD_MS, this::closeOverdue);
  }

  /**
   * Answers an offer of somebody who was admitted. He enters the room when his channels are open.
   *
   * @throws MalformedException if the text is not SDP
   * @throws OfferRefusedException if nothing in it can be answered
   * @throws NoPlaceException if there is no place for another connection of this account
   * @throws TooManyPeersException if there is no place for another connection at all
   */
  public Answer accept(Entrant entrant, String offerSdp)
      throws MalformedException, OfferRefusedException, NoPlaceException, TooManyPeersException {
    if (!relay.takePlace(entrant.user())) {
      throw new NoPlaceException();
    }
    boolean isAccepted = false;
    try {
      Answer answer = open(entrant, offerSdp);
      isAccepted = true;
      return answer;
    } catch (TooManyPeersException e) {
      relay.countRefusal(Refusal.FULL);
      throw e;
    } finally {
      if (!isAccepted) {
        relay.freePlace(entrant.user());
      }
    }
  }

  private Answer open(Entrant entrant, String offerSdp)
      throws MalformedException, OfferRefusedException, TooManyPeersException {
    UdpRelayLoop loop = udpLoops.get(relay.loopOf(entrant.match()));
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    String id = HexFormat.of().formatHex(bytes);
    BrowserConnection connection =
        new BrowserConnection(
            relay,
            loop,
            entrant,
            () -> {
              connections.remove(id);
              relay.freePlace(entrant.user());
            });
    AcceptedPeer peer = loop.acceptor().accept(offerSdp, connection);
    connections.put(id, new OpenConnection(peer, connection));
    if (connection.isClosed()) {
      // Before it was kept.
      connections.remove(id);
    }
    return new Answer(id, peer.answerSdp());
  }

  /**
   * Answers an offer that restarts ICE on a connection.
   *
   * @return the answer, or null if there is no such connection
   * @throws MalformedException if the text is not SDP
   * @throws OfferRefusedException if nothing in it can be answered
   */
  public String restartIce(String connectionId, String offerSdp)
      throws MalformedException, OfferRefusedException {
    OpenConnection open = connections.get(connectionId);
    return open == null ? null : open.peer.restartIce(offerSdp);
  }

  /** Whose connection it is; null if there is none of that id. */
  public Entrant entrantOf(String connectionId) {
    OpenConnection open = connections.get(connectionId);
    return open == null ? null : open.connection.entrant();
  }

  /** Ends a connection; false if there is none of that id. */
  public boolean end(String connectionId) {
    OpenConnection open = connections.remove(connectionId);
    if (open != null) {
      open.peer.close();
    }
    return open != null;
  }

  /** How many connections there are, those on their way included. */
  public int connectionCount() {
    return connections.size();
  }

  /** What came to the ports and led nowhere. */
  public TransportCounters counters() {
    return TransportCounters.sum(
        udpLoops.values().stream().map(loop -> loop.acceptor().counters()).toList());
  }

  /** Watches no more; the connections are closed with their loops. */
  @Override
  public void close() {
    watch.close();
  }

  private void closeOverdue() {
    connections.values().stream()
        .filter(open -> open.connection.isOverdue())
        .forEach(open -> open.peer.close());
  }
}
