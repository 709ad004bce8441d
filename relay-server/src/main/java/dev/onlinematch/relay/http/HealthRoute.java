package dev.onlinematch.relay.http;

import io.javalin.config.JavalinConfig;
import java.util.function.BooleanSupplier;

/**
 * {@code GET /health}: 200 and {@code {"status":"up"}}; 503 and {@code {"status":"draining"}} when
 * the server has been told to stop, so that a load balancer sends nobody new.
 */
public final class HealthRoute implements HttpRoutes {

  private final BooleanSupplier isDraining;

  /** Never drains. */
  public HealthRoute() {
    this(() -> false);
  }

  /** Asks {@code isDraining} each time. */
  public HealthRoute(BooleanSupplier isDraining) {
    this.isDraining = isDraining;
  }

  @Override
  public void addTo(JavalinConfig config) {
    config.routes.get(
        "/health",
        context -> {
          boolean drains = isDraining.getAsBoolean();
          context
              .status(drains ? 503 : 200)
              .header("Cache-Control", "no-store")
              .contentType("application/json")
              .result("{\"status\":\"" + (drains ? "draining" : "up") + "\"}");
        });
  }
}
