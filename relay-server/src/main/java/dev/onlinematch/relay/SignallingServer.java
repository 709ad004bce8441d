package dev.onlinematch.relay;

import dev.onlinematch.nakama.engine.EngineOptions;
import dev.onlinematch.relay.nakama.NakamaAccess;
import java.net.URI;

/** Who finds the players for each other. */
public sealed interface SignallingServer {

  /** Nakama's {@code socket.server_key}, which the page has to know. */
  String serverKey();

  /** Whether this server can find out who is in which match. */
  boolean tellsMembers();

  /** The embedded one, for development. */
  record Embedded(EngineOptions engine) implements SignallingServer {

    @Override
    public String serverKey() {
      return engine.serverKey();
    }

    @Override
    public boolean tellsMembers() {
      return true;
    }
  }

  /**
   * A Nakama server.
   *
   * @param uri {@code http:} or {@code https:} with host and, unless it is the usual one, port; for
   *     the page
   * @param access how this server asks it about players; null when it cannot
   */
  record Elsewhere(URI uri, String serverKey, NakamaAccess access) implements SignallingServer {

    /** Checks the address. */
    public Elsewhere {
      boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (!isHttp || uri.getHost() == null) {
        throw new IllegalArgumentException("not an address like http://localhost:7350: " + uri);
      }
    }

    /** Where this server itself reaches it. */
    public URI internalUri() {
      return access == null ? uri : access.uri();
    }

    /** One that this server cannot ask. */
    public Elsewhere(URI uri, String serverKey) {
      this(uri, serverKey, null);
    }

    @Override
    public boolean tellsMembers() {
      return access != null;
    }
  }
}
