package dev.onlinematch.relay.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.JavalinConfig;

/** {@code GET /config.json}: a {@link PageConfig}. */
public final class ConfigRoute implements HttpRoutes {

  private final String json;

  /** The same for everyone who asks. */
  public ConfigRoute(PageConfig page) {
    try {
      this.json = new ObjectMapper().writeValueAsString(page);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of text and numbers can always be written", e);
    }
  }

  @Override
  public void addTo(JavalinConfig config) {
    config.routes.get(
        "/config.json",
        context ->
            context
                .header("Cache-Control", "no-store")
                .contentType("application/json")
                .result(json));
  }
}
