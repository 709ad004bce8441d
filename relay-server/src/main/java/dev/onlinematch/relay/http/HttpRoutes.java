package dev.onlinematch.relay.http;

import io.javalin.config.JavalinConfig;

/** A group of paths that one concern of the server answers. */
public interface HttpRoutes {

  /** Adds the paths, and what they need, before the server starts. */
  void addTo(JavalinConfig config);
}
