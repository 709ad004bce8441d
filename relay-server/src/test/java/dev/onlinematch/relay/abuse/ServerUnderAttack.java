package dev.onlinematch.relay.abuse;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.onlinematch.nakama.engine.EngineOptions;
import dev.onlinematch.relay.OnlineMatchServer;
import dev.onlinematch.relay.RelayOptions;
import dev.onlinematch.relay.ServerLimits;
import dev.onlinematch.relay.ServerOptions;
import dev.onlinematch.relay.SignallingServer;
import dev.onlinematch.relay.embedded.SignallingLimits;
import dev.onlinematch.relay.forwarding.ForwardingLimits;
import dev.onlinematch.relay.forwarding.QueueLimits;
import dev.onlinematch.relay.http.CannotListenException;
import dev.onlinematch.relay.http.HttpLimits;
import dev.onlinematch.relay.http.HttpProbe;
import dev.onlinematch.relay.http.ListenAddress;
import dev.onlinematch.relay.http.TrustedProxies;
import dev.onlinematch.relay.limits.Rate;
import dev.onlinematch.relay.limits.Refusal;
import dev.onlinematch.relay.session.MessageRate;
import dev.onlinematch.relay.session.RelayLimits;
import java.util.List;
import java.util.Locale;

/** A whole server with limits that are soon reached, and a match that plays on it. */
final class ServerUnderAttack implements AutoCloseable {

  static final int CONNECTIONS_PER_ADDRESS = 80;
  static final int PLACES = 3;
  static final int SIGN_INS = 15;
  static final int MATCHES_PER_SOCKET = 2;

  private final OnlineMatchServer server;
  private final HttpProbe http;
  private final PlayingMatch match;

  /**
   * Starts it.
   *
   * @param requestMs how long a request may take
   */
  ServerUnderAttack(int requestMs) throws CannotListenException {
    server = OnlineMatchServer.start(options(requestMs));
    http = new HttpProbe(server.port());
    match = new PlayingMatch(server.port());
  }

  private static ServerOptions options(int requestMs) {
    RelayLimits relay =
        new RelayLimits(
            // On a busy computer nothing is to be dropped for its age.
            new ForwardingLimits(20, 8, 20_000, QueueLimits.usual().with(60_000, 4 << 20)),
            new MessageRate(200, 1 << 20),
            PLACES,
            1_500);
    ServerLimits limits =
        new ServerLimits(
            new HttpLimits(500, CONNECTIONS_PER_ADDRESS, 64 * 1024, 1_000, requestMs),
            new SignallingLimits(
                new Rate(SIGN_INS, 0),
                Rate.unlimited(),
                new Rate(20, 20),
                2,
                MATCHES_PER_SOCKET,
                1),
            TrustedProxies.none());
    return new ServerOptions(
        new ListenAddress("127.0.0.1", 0),
        new SignallingServer.Embedded(EngineOptions.development()),
        List.of(),
        true,
        RelayOptions.openToEverybody(RelayOptions.loopback()).withLimits(relay),
        null,
        limits);
  }

  int port() {
    return server.port();
  }

  HttpProbe http() {
    return http;
  }

  /** How many were refused for that reason, as the server tells it. */
  int refused(Refusal reason) {
    return metric(
        "onlinematch_refusals_total{reason=\"" + reason.name().toLowerCase(Locale.ROOT) + "\"}");
  }

  int metric(String name) {
    String metrics = new String(http.get("/metrics").body(), UTF_8);
    for (String line : metrics.split("\n", -1)) {
      if (line.startsWith(name + " ")) {
        return (int) Double.parseDouble(line.substring(name.length() + 1));
      }
    }
    throw new AssertionError("no " + name + " in " + metrics);
  }

  /** Waits until so many were refused. */
  void refuses(int count, Refusal reason) throws InterruptedException {
    Eventually.holds(() -> refused(reason) >= count);
  }

  /** Demands that the match has not noticed, and plays on after the attack. */
  void playedOnUndisturbed() throws InterruptedException {
    match.playsOn(10);
    match.heardEverything();
  }

  @Override
  public void close() {
    match.close();
    server.close();
  }
}
