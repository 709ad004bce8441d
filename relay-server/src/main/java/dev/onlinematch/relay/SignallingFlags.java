package dev.onlinematch.relay;

import dev.onlinematch.nakama.engine.EngineOptions;
import java.net.URI;
import picocli.CommandLine.Option;

/** Who finds the players for each other. */
final class SignallingFlags {

  @Option(
      names = "--nakama",
      paramLabel = "URL",
      description =
          "A Nakama server for the page to use, as http://localhost:7350. Without it an embedded"
              + " one is started, which is for development and keeps nothing.")
  private URI nakama;

  @Option(
      names = "--server-key",
      defaultValue = "defaultkey",
      description = "socket.server_key of that Nakama (default: defaultkey).")
  private String serverKey;

  boolean isEmbedded() {
    return nakama == null;
  }

  SignallingServer signalling(KnownKeys knownKeys) {
    if (nakama == null) {
      return new SignallingServer.Embedded(EngineOptions.development());
    }
    knownKeys.refuse("--server-key", serverKey);
    return new SignallingServer.Elsewhere(nakama, serverKey);
  }
}
