package dev.onlinematch.relay.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onlinematch.relay.session.Relay;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * {@code GET /debug}: every room, its members and their connections as JSON. Served only where it
 * was asked for, and only to this computer; behind a proxy on this computer that is everybody, so
 * the proxy has to hold it back.
 */
public final class DebugRoute implements HttpRoutes {

  private final Relay relay;
  private final ObjectMapper json = new ObjectMapper();

  /** Of {@code relay}. */
  public DebugRoute(Relay relay) {
    this.relay = relay;
  }

  @Override
  public void addTo(JavalinConfig config) {
    config.routes.get("/debug", this::answer);
  }

  private void answer(Context context) throws JsonProcessingException, UnknownHostException {
    // A literal address: nothing is looked up.
    if (!InetAddress.getByName(context.req().getRemoteAddr()).isLoopbackAddress()) {
      context.status(404);
      return;
    }
    context
        .header("Cache-Control", "no-store")
        .contentType("application/json")
        .result(json.writeValueAsString(relay.rooms()));
  }
}
