package dev.onlinematch.relay;

import dev.onlinematch.nakama.engine.EngineOptions;
import java.net.URI;

/** Who finds the players for each other. */
public sealed interface SignallingServer {

  /** Nakama's {@code socket.server_key}, which the page has to know. */
  String serverKey();

  /** The embedded one, for development. */
  record Embedded(EngineOptions engine) implements SignallingServer {

    @Override
    public String serverKey() {
      return engine.serverKey();
    }
  }

  /**
   * A Nakama server.
   *
   * @param uri {@code http:} or {@code https:} with host and, unless it is the usual one, port
   */
  record Elsewhere(URI uri, String serverKey) implements SignallingServer {

    /** Checks the address. */
    public Elsewhere {
      boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (!isHttp || uri.getHost() == null) {
        throw new IllegalArgumentException("not an address like http://localhost:7350: " + uri);
      }
    }
  }
}
