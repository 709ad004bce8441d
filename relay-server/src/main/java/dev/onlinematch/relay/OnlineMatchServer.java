package dev.onlinematch.relay;

import dev.onlinematch.relay.embedded.EmbeddedNakama;
import dev.onlinematch.relay.http.CannotListenException;
import dev.onlinematch.relay.http.ClientFiles;
import dev.onlinematch.relay.http.ConfigRoute;
import dev.onlinematch.relay.http.HealthRoute;
import dev.onlinematch.relay.http.HttpRoutes;
import dev.onlinematch.relay.http.PageConfig;
import dev.onlinematch.relay.http.SecurityHeaders;
import dev.onlinematch.relay.http.WebServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The whole server, put together: page and, unless another one is named, signalling. */
public final class OnlineMatchServer implements AutoCloseable {

  private final WebServer webServer;
  private final EmbeddedNakama embedded;

  private OnlineMatchServer(WebServer webServer, EmbeddedNakama embedded) {
    this.webServer = webServer;
    this.embedded = embedded;
  }

  /**
   * Starts it. Players can come when this returns.
   *
   * @throws CannotListenException when the address cannot be listened on
   * @throws IllegalStateException when the page is missing on the classpath
   */
  public static OnlineMatchServer start(ServerOptions options) throws CannotListenException {
    List<HttpRoutes> routes = new ArrayList<>();
    routes.add(new SecurityHeaders(connectSources(options.signalling())));
    routes.add(ClientFiles.fromClasspath("web"));
    routes.add(new ConfigRoute(page(options)));
    routes.add(new HealthRoute());
    EmbeddedNakama embedded = embedded(options.signalling());
    if (embedded != null) {
      routes.add(embedded);
    }
    try {
      return new OnlineMatchServer(WebServer.start(options.listen(), routes), embedded);
    } catch (CannotListenException e) {
      if (embedded != null) {
        embedded.close();
      }
      throw e;
    }
  }

  /** The TCP port of page and embedded signalling. */
  public int port() {
    return webServer.port();
  }

  /** The embedded signalling server; empty when players meet elsewhere. */
  public Optional<EmbeddedNakama> embedded() {
    return Optional.ofNullable(embedded);
  }

  /** Stops: closes every connection and forgets every match. */
  @Override
  public void close() {
    webServer.close();
    if (embedded != null) {
      embedded.close();
    }
  }

  private static EmbeddedNakama embedded(SignallingServer signalling) {
    return signalling instanceof SignallingServer.Embedded embedded
        ? new EmbeddedNakama(embedded.engine())
        : null;
  }

  private static PageConfig page(ServerOptions options) {
    String serverKey = options.signalling().serverKey();
    PageConfig.Signalling signalling =
        options.signalling() instanceof SignallingServer.Elsewhere nakama
            ? PageConfig.Signalling.at(nakama.uri(), serverKey)
            : PageConfig.Signalling.besideThePage(serverKey);
    return new PageConfig(signalling, options.iceServers(), options.development());
  }

  private static String connectSources(SignallingServer signalling) {
    if (!(signalling instanceof SignallingServer.Elsewhere nakama)) {
      return "";
    }
    URI uri = nakama.uri();
    String authority = "://" + uri.getRawAuthority();
    String socketScheme = uri.getScheme().equals("https") ? "wss" : "ws";
    return uri.getScheme() + authority + " " + socketScheme + authority;
  }
}
