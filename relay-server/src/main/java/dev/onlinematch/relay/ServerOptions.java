package dev.onlinematch.relay;

import dev.onlinematch.relay.http.ListenAddress;
import dev.onlinematch.relay.http.PageConfig;
import java.util.List;

/**
 * How a server is to run.
 *
 * @param listen where the page is served
 * @param signalling who finds the players for each other
 * @param iceServers STUN and TURN servers for the players
 * @param development whether the page may offer what only developers want
 * @param relay how the relay is to run; null for none
 * @param turn the TURN server; null for none
 * @param limits what it bears of its clients, the relay apart
 */
public record ServerOptions(
    ListenAddress listen,
    SignallingServer signalling,
    List<PageConfig.IceServer> iceServers,
    boolean development,
    RelayOptions relay,
    TurnOptions turn,
    ServerLimits limits) {

  /** Without a TURN server, with the usual limits. */
  public ServerOptions(
      ListenAddress listen,
      SignallingServer signalling,
      List<PageConfig.IceServer> iceServers,
      boolean development,
      RelayOptions relay) {
    this(listen, signalling, iceServers, development, relay, null, ServerLimits.usual());
  }

  /** Takes a copy of the list. */
  public ServerOptions {
    iceServers = List.copyOf(iceServers);
    if (relay != null
        && relay.entry() == RelayOptions.Entry.MEMBERS_OF_THE_MATCH
        && !signalling.tellsMembers()) {
      throw new IllegalArgumentException(
          "the relay lets in members of a match, and cannot ask that Nakama who they are");
    }
  }
}
