package dev.onlinematch.relay.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.util.List;

/**
 * {@code GET /config.json}: a {@link PageConfig}. Where the signalling server listens on the page's
 * own port, its address is the one by which the browser reached the page, whatever name that was.
 */
public final class ConfigRoute implements HttpRoutes {

  private final ObjectMapper json = new ObjectMapper();
  private final URI signallingUri;
  private final String serverKey;
  private final List<PageConfig.IceServer> iceServers;
  private final boolean development;

  /**
   * @param signallingUri scheme, host and port of a signalling server elsewhere; null when it is
   *     where the page is
   */
  public ConfigRoute(
      URI signallingUri,
      String serverKey,
      List<PageConfig.IceServer> iceServers,
      boolean development) {
    this.signallingUri = signallingUri;
    this.serverKey = serverKey;
    this.iceServers = List.copyOf(iceServers);
    this.development = development;
  }

  @Override
  public void addTo(JavalinConfig config) {
    config.routes.get("/config.json", this::answer);
  }

  private void answer(Context context) throws JsonProcessingException {
    PageConfig.Signalling signalling =
        signallingUri == null
            ? new PageConfig.Signalling(
                context.scheme(),
                context.req().getServerName(),
                context.req().getServerPort(),
                serverKey)
            : new PageConfig.Signalling(
                signallingUri.getScheme(),
                signallingUri.getHost(),
                portOf(signallingUri),
                serverKey);
    context
        .header("Cache-Control", "no-store")
        .contentType("application/json")
        .result(json.writeValueAsString(new PageConfig(signalling, iceServers, development)));
  }

  private static int portOf(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return uri.getScheme().equals("https") ? 443 : 80;
  }
}
