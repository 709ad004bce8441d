package dev.onlinematch.relay;

import dev.onlinematch.relay.http.ListenAddress;
import dev.onlinematch.relay.http.PageConfig;
import java.net.URI;
import java.util.List;

/**
 * How a server is to run.
 *
 * @param listen where the page is served
 * @param nakama address of a Nakama server for the page to use; null for the embedded one
 * @param serverKey Nakama's {@code socket.server_key}
 * @param iceServers STUN and TURN servers for the players
 * @param development whether the page may offer what only developers want
 */
public record ServerOptions(
    ListenAddress listen,
    URI nakama,
    String serverKey,
    List<PageConfig.IceServer> iceServers,
    boolean development) {

  /** Takes a copy of the list. */
  public ServerOptions {
    iceServers = List.copyOf(iceServers);
  }
}
