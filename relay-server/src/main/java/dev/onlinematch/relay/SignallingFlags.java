package dev.onlinematch.relay;

import dev.onlinematch.nakama.engine.EngineOptions;
import dev.onlinematch.relay.nakama.NakamaAccess;
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

  @Option(
      names = "--nakama-internal",
      paramLabel = "URL",
      description =
          "Where this server itself reaches that Nakama, if not as the players do, as"
              + " http://nakama:7350.")
  private URI nakamaInternal;

  @Option(
      names = "--nakama-http-key",
      paramLabel = "KEY",
      defaultValue = "",
      description =
          "runtime.http_key of that Nakama: with it and --session-key the relay knows its players."
              + " It needs our module, nakama/index.js. Better in the environment than here, where"
              + " other users of this computer see it.")
  private String httpKey;

  @Option(
      names = "--session-key",
      paramLabel = "KEY",
      defaultValue = "",
      description = "session.encryption_key of that Nakama. Better in the environment, too.")
  private String sessionKey;

  boolean isEmbedded() {
    return nakama == null;
  }

  SignallingServer signalling(KnownKeys knownKeys) {
    if (nakama == null) {
      return new SignallingServer.Embedded(EngineOptions.development());
    }
    knownKeys.refuse("--server-key", serverKey);
    return new SignallingServer.Elsewhere(nakama, serverKey, access(knownKeys));
  }

  private NakamaAccess access(KnownKeys knownKeys) {
    if (httpKey.isEmpty() && sessionKey.isEmpty()) {
      if (nakamaInternal != null) {
        throw new IllegalArgumentException(
            "--nakama-internal is of use with --nakama-http-key and --session-key only.");
      }
      return null;
    }
    if (httpKey.isEmpty() || sessionKey.isEmpty()) {
      throw new IllegalArgumentException(
          "--nakama-http-key and --session-key belong together: the relay needs both.");
    }
    knownKeys.refuse("--nakama-http-key", httpKey);
    knownKeys.refuse("--session-key", sessionKey);
    return new NakamaAccess(nakamaInternal == null ? nakama : nakamaInternal, httpKey, sessionKey);
  }
}
