package dev.onlinematch.relay.http;

import io.javalin.config.JavalinConfig;

/** {@code GET /health}: 200 and {@code {"status":"up"}} for as long as the server answers. */
public final class HealthRoute implements HttpRoutes {

  @Override
  public void addTo(JavalinConfig config) {
    config.routes.get(
        "/health",
        context ->
            context
                .header("Cache-Control", "no-store")
                .contentType("application/json")
                .result("{\"status\":\"up\"}"));
  }
}
