package dev.onlinematch.relay.embedded;

import dev.onlinematch.nakama.HttpRequest;
import dev.onlinematch.nakama.HttpResponse;
import dev.onlinematch.nakama.engine.NakamaEngine;
import dev.onlinematch.relay.http.HttpRoutes;
import dev.onlinematch.relay.limits.Rate;
import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.ee10.websocket.server.JettyServerUpgradeRequest;
import org.eclipse.jetty.ee10.websocket.server.JettyServerUpgradeResponse;
import org.eclipse.jetty.ee10.websocket.server.config.JettyWebSocketServletContainerInitializer;

/**
 * Nakama's realtime socket, {@code GET /ws}. Made with Jetty's own WebSockets below Javalin, whose
 * handlers neither hear pongs nor hold back the next frame.
 */
final class SocketRoute implements HttpRoutes {

  private static final long HANDSHAKE_DEADLINE_MS = 10_000;

  /** Only for connections that are closing and whose other end does not answer any more. */
  private static final Duration IDLE_LIMIT = Duration.ofSeconds(30);

  private final EngineLoop loop;
  private final NakamaEngine engine;
  private final RequestLimits limits;
  private final Rate messageRate;
  private final SocketCounters counters;

  SocketRoute(
      EngineLoop loop,
      NakamaEngine engine,
      RequestLimits limits,
      Rate messageRate,
      SocketCounters counters) {
    this.loop = loop;
    this.engine = engine;
    this.limits = limits;
    this.messageRate = messageRate;
    this.counters = counters;
  }

  @Override
  public void addTo(JavalinConfig config) {
    config.jetty.modifyServletContextHandler(
        handler ->
            JettyWebSocketServletContainerInitializer.configure(
                handler,
                (context, container) -> {
                  container.setIdleTimeout(IDLE_LIMIT);
                  container.addMapping("/ws", this::accept);
                }));
  }

  /** A socket for a good handshake; null when it was answered with a refusal. */
  private Object accept(JettyServerUpgradeRequest upgrade, JettyServerUpgradeResponse response)
      throws IOException {
    if (upgrade.getRemoteSocketAddress() instanceof InetSocketAddress remote
        && !limits.take(remote.getAddress(), upgrade.getHeader("X-Forwarded-For"), "/ws")) {
      response.sendError(429, "Too many requests in a short time.");
      return null;
    }
    HttpRequest request = request(upgrade);
    HttpResponse answer = handshake(request);
    if (answer.status() == 101) {
      // Nakama does not compress either.
      response.setExtensions(List.of());
      return new PlayerSocket(loop, engine, request, messageRate, counters);
    }
    answer.headers().forEach(response::setHeader);
    response.sendError(answer.status(), answer.body());
    return null;
  }

  private HttpResponse handshake(HttpRequest request) {
    try {
      return loop.call(() -> engine.handshake(request), HANDSHAKE_DEADLINE_MS);
    } catch (TimeoutException e) {
      return new HttpResponse(503, Map.of(), "The signalling server is too busy.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new HttpResponse(503, Map.of(), "The signalling server is stopping.");
    }
  }

  private static HttpRequest request(JettyServerUpgradeRequest upgrade) {
    String query = upgrade.getQueryString();
    Map<String, String> headers = new HashMap<>();
    upgrade
        .getHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    return new HttpRequest("GET", "/ws" + (query == null ? "" : "?" + query), headers, null);
  }
}
