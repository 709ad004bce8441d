package dev.onlinematch.relay.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onlinematch.match.NetworkRelay;
import java.net.URI;
import java.util.List;

/**
 * What the page has to know before it can do anything: the content of {@code /config.json}.
 *
 * @param signalling where the signalling server is
 * @param iceServers what {@code RTCPeerConnection} is given; empty where all players share a
 *     network
 * @param development whether the page may offer what only developers want, as another client
 *     version by {@code ?version=…}
 * @param relay where the relay is; null where there is none
 * @param relays all that there are, this one among them; null, and left out, where it is alone
 * @param iceServersUrl where a player gets ICE servers with credentials, to be asked with his
 *     session token before a match; null, and left out, where there is no TURN server
 * @param networkRelay which candidates the players may use; null, and left out, for {@code AUTO}
 */
public record PageConfig(
    Signalling signalling,
    List<IceServer> iceServers,
    boolean development,
    RelayDoors relay,
    @JsonInclude(JsonInclude.Include.NON_NULL) List<RelayDoors> relays,
    @JsonInclude(JsonInclude.Include.NON_NULL) String iceServersUrl,
    @JsonInclude(JsonInclude.Include.NON_NULL) NetworkRelay networkRelay) {

  /** Without a TURN server. */
  public PageConfig(
      Signalling signalling, List<IceServer> iceServers, boolean development, RelayDoors relay) {
    this(signalling, iceServers, development, relay, null, null, null);
  }

  /** Takes a copy of the list. */
  public PageConfig {
    iceServers = List.copyOf(iceServers);
  }

  /**
   * The signalling server. Scheme, host and port are null, and left out, where it answers at the
   * address from which the page came: the page knows best by which name that was.
   *
   * @param scheme {@code http} or {@code https}; its socket is {@code ws} or {@code wss}
   *     accordingly
   * @param host name or address, without a port
   * @param port TCP port
   * @param serverKey Nakama's {@code socket.server_key}; it is in every page and no secret
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Signalling(String scheme, String host, Integer port, String serverKey) {

    /** Where the page came from. */
    public static Signalling besideThePage(String serverKey) {
      return new Signalling(null, null, null, serverKey);
    }

    /** Elsewhere, at an {@code http:} or {@code https:} address. */
    public static Signalling at(URI uri, String serverKey) {
      int standardPort = uri.getScheme().equals("https") ? 443 : 80;
      int port = uri.getPort() < 0 ? standardPort : uri.getPort();
      return new Signalling(uri.getScheme(), uri.getHost(), port, serverKey);
    }
  }

  /**
   * One STUN or TURN server (W3C {@code RTCIceServer}).
   *
   * @param urls as {@code stun:host:3478}
   * @param username for TURN; null, and left out, without
   * @param credential for TURN; null, and left out, without
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record IceServer(List<String> urls, String username, String credential) {

    /** Takes a copy of the list. */
    public IceServer {
      urls = List.copyOf(urls);
    }
  }

  /**
   * The ways into the relay: each an absolute URL, or a path on the server that the page came from.
   *
   * @param offerUrl takes offers over HTTP; null where the relay has no UDP
   * @param webSocketUrl takes WebSockets; a path means {@code wss:} where the page came by {@code
   *     https:}, otherwise {@code ws:}
   */
  public record RelayDoors(String offerUrl, String webSocketUrl) {

    /** On the page's own server. */
    public static RelayDoors besideThePage(boolean hasUdp) {
      return new RelayDoors(hasUdp ? OfferRoute.PATH : null, RelaySocketRoute.PATH);
    }

    /** On another server, or on this one by the name that all players use. */
    public static RelayDoors at(URI base, boolean hasUdp) {
      String authority = "://" + base.getRawAuthority();
      String socketScheme = base.getScheme().equals("https") ? "wss" : "ws";
      return new RelayDoors(
          hasUdp ? base.getScheme() + authority + OfferRoute.PATH : null,
          socketScheme + authority + RelaySocketRoute.PATH);
    }
  }
}
