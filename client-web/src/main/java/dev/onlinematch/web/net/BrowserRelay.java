package dev.onlinematch.web.net;

import dev.onlinematch.link.RelayAccess;
import dev.onlinematch.link.RelayDialer;
import dev.onlinematch.link.WebRtcRelayDialer;
import dev.onlinematch.nakama.HttpTransport;
import dev.onlinematch.nakama.UrlQuery;
import dev.onlinematch.peer.IceServer;
import dev.onlinematch.peer.PeerConnectionFactory;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.time.Scheduler;
import java.util.ArrayList;
import java.util.List;

/**
 * The relay that the page's server has named: by UDP as a WebRTC peer, else by a WebSocket.
 *
 * @param doors where it is
 * @param tokens who enters
 * @param stunServers tell the browser an address of its own
 */
public record BrowserRelay(
    RelayDoors doors,
    SessionTokens tokens,
    List<IceServer> stunServers,
    HttpTransport http,
    PeerConnectionFactory peerConnections,
    Scheduler scheduler)
    implements RelayAccess {

  @Override
  public List<RelayDialer> waysTo(int turn, MatchId matchId, SessionId me) {
    String query =
        new UrlQuery().with("match", matchId.value()).with("session", me.value()).toString();
    List<RelayDialer> ways = new ArrayList<>();
    if (doors.offerUrl() != null) {
      ways.add(
          new WebRtcRelayDialer(
              peerConnections,
              new RelayOffers(http, tokens, doors.offerUrl(), query),
              stunServers,
              scheduler));
    }
    if (doors.webSocketUrl() != null) {
      ways.add(new RelaySockets(doors.webSocketUrl() + query, tokens));
    }
    return ways;
  }
}
