package dev.onlinematch.relay.embedded;

import dev.onlinematch.nakama.HttpRequest;
import dev.onlinematch.nakama.HttpResponse;
import dev.onlinematch.nakama.engine.NakamaEngine;
import dev.onlinematch.relay.http.HttpRoutes;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** Nakama's REST paths. Which of them there are, and what they answer, is the engine's to say. */
final class RestRoutes implements HttpRoutes {

  private static final List<HandlerType> METHODS =
      List.of(
          HandlerType.GET,
          HandlerType.HEAD,
          HandlerType.POST,
          HandlerType.PUT,
          HandlerType.PATCH,
          HandlerType.DELETE,
          HandlerType.OPTIONS);

  /** One more than the engine accepts, so that it can tell what is too long. */
  private static final int MAX_BODY_BYTES = EmbeddedNakama.BODY_BYTES + 1;

  /** As many passwords as may wait take two seconds. */
  private static final long DEADLINE_MS = 10_000;

  private final EngineLoop loop;
  private final NakamaEngine engine;
  private final RequestLimits limits;

  RestRoutes(EngineLoop loop, NakamaEngine engine, RequestLimits limits) {
    this.loop = loop;
    this.engine = engine;
    this.limits = limits;
  }

  @Override
  public void addTo(JavalinConfig config) {
    for (HandlerType method : METHODS) {
      config.routes.addHttpHandler(method, "/v2/*", this::answer);
      config.routes.addHttpHandler(method, "/healthcheck", this::answer);
    }
  }

  private void answer(Context context) throws IOException, InterruptedException {
    // A literal address: nothing is looked up.
    InetAddress remote = InetAddress.getByName(context.req().getRemoteAddr());
    if (!limits.take(remote, context.header("X-Forwarded-For"), context.path())) {
      context.header("Retry-After", "1");
      // So that a page from elsewhere can tell this from a server that is not there.
      context.header("Access-Control-Allow-Origin", "*");
      context.status(429).contentType("text/plain").result("Too many requests in a short time.");
      return;
    }
    byte[] body = context.req().getInputStream().readNBytes(MAX_BODY_BYTES);
    HttpRequest request =
        new HttpRequest(
            context.req().getMethod(),
            target(context),
            headers(context),
            new String(body, StandardCharsets.UTF_8));
    try {
      HttpResponse response = loop.await(reply -> engine.handleHttp(request, reply), DEADLINE_MS);
      context.status(response.status());
      response.headers().forEach(context::header);
      context.result(response.body());
    } catch (TimeoutException e) {
      context.status(503).contentType("text/plain").result("The signalling server is too busy.");
    }
  }

  private static String target(Context context) {
    String query = context.req().getQueryString();
    return context.req().getRequestURI() + (query == null ? "" : "?" + query);
  }

  private static Map<String, String> headers(Context context) {
    Map<String, String> headers = new HashMap<>();
    context.headerMap().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    return headers;
  }
}
