package dev.onlinematch.relay.http;

import dev.onlinematch.relay.session.Relay;
import dev.onlinematch.relay.session.Repeated;
import dev.onlinematch.wire.MalformedException;
import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.websocket.server.JettyServerUpgradeRequest;
import org.eclipse.jetty.ee10.websocket.server.JettyServerUpgradeResponse;
import org.eclipse.jetty.ee10.websocket.server.config.JettyWebSocketServletContainerInitializer;

/**
 * {@code GET /relay/ws?match=…&session=…&token=…}: the relay over a WebSocket, for networks that
 * let nothing else through.
 *
 * <p>The token stands in the query, as it does for Nakama's own socket: so whoever is not admitted
 * is refused with a status before there is a socket at all, and nothing is kept for strangers. A
 * browser cannot set headers here, and a first message would need sockets of nobody's. Query
 * strings are not logged.
 */
public final class RelaySocketRoute implements HttpRoutes, AutoCloseable {

  static final String PATH = "/relay/ws";

  private static final long PING_PERIOD_MS = 5_000;

  /** A closed laptop must not hold a place for long; a phone that changes cells needs seconds. */
  private static final long SILENCE_LIMIT_MS = 15_000;

  /** Only for connections that are closing and whose other end does not answer any more. */
  private static final Duration IDLE_LIMIT = Duration.ofSeconds(30);

  private final Relay relay;
  private final Doorkeeper doorkeeper;
  private final Set<RelaySocket> open = ConcurrentHashMap.newKeySet();
  private final Repeated pings;

  /** Lets in whom {@code doorkeeper} lets in. */
  public RelaySocketRoute(Relay relay, Doorkeeper doorkeeper) {
    this.relay = relay;
    this.doorkeeper = doorkeeper;
    long limitNs = TimeUnit.MILLISECONDS.toNanos(SILENCE_LIMIT_MS);
    pings =
        new Repeated(
            "relay-pings", PING_PERIOD_MS, () -> open.forEach(socket -> socket.checkLife(limitNs)));
  }

  @Override
  public void addTo(JavalinConfig config) {
    config.jetty.modifyServletContextHandler(
        handler ->
            JettyWebSocketServletContainerInitializer.configure(
                handler,
                (context, container) -> {
                  container.setIdleTimeout(IDLE_LIMIT);
                  container.addMapping(PATH, this::accept);
                }));
  }

  /** How many sockets are open. */
  public int openSockets() {
    return open.size();
  }

  /** Watches no more; the sockets are the web server's to close. */
  @Override
  public void close() {
    pings.close();
  }

  /** A socket for a good handshake; null when it was answered with a refusal. */
  private Object accept(JettyServerUpgradeRequest upgrade, JettyServerUpgradeResponse response)
      throws IOException {
    EntryDecision decision = decide(upgrade);
    if (decision instanceof EntryDecision.Welcome welcome) {
      // Game messages are short and often; compressing them costs more than it saves.
      response.setExtensions(List.of());
      return new RelaySocket(relay, welcome.entrant(), open);
    }
    EntryDecision.Refused refused = (EntryDecision.Refused) decision;
    response.sendError(refused.status(), refused.words());
    return null;
  }

  private EntryDecision decide(JettyServerUpgradeRequest upgrade) {
    try {
      return doorkeeper.decide(
          EntryRequest.of(
              knock(upgrade),
              parameter(upgrade, "token"),
              parameter(upgrade, "match"),
              parameter(upgrade, "session")));
    } catch (MalformedException e) {
      return doorkeeper.malformed(e.getMessage());
    }
  }

  private static Knock knock(JettyServerUpgradeRequest upgrade) {
    return new Knock(
        upgrade.getRemoteSocketAddress() instanceof InetSocketAddress address
            ? address.getAddress()
            : InetAddress.getLoopbackAddress(),
        upgrade.getHeader("X-Forwarded-For"),
        upgrade.getHeader("Origin"),
        upgrade.getHeader("Host"));
  }

  private static String parameter(JettyServerUpgradeRequest upgrade, String name) {
    List<String> values = upgrade.getParameterMap().get(name);
    return values == null || values.isEmpty() ? null : values.get(0);
  }
}
