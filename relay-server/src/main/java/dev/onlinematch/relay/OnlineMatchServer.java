package dev.onlinematch.relay;

import dev.onlinematch.relay.http.CannotListenException;
import dev.onlinematch.relay.http.ClientFiles;
import dev.onlinematch.relay.http.ConfigRoute;
import dev.onlinematch.relay.http.HealthRoute;
import dev.onlinematch.relay.http.HttpRoutes;
import dev.onlinematch.relay.http.PageConfig;
import dev.onlinematch.relay.http.SecurityHeaders;
import dev.onlinematch.relay.http.WebServer;
import java.net.URI;
import java.util.List;

/** The whole server, put together: page and, unless another one is named, signalling. */
public final class OnlineMatchServer implements AutoCloseable {

  private final WebServer webServer;

  private OnlineMatchServer(WebServer webServer) {
    this.webServer = webServer;
  }

  /**
   * Starts it. Players can come when this returns.
   *
   * @throws CannotListenException when the address cannot be listened on
   */
  public static OnlineMatchServer start(ServerOptions options) throws CannotListenException {
    List<HttpRoutes> routes =
        List.of(
            new SecurityHeaders(connectSources(options.nakama())),
            ClientFiles.fromClasspath("web"),
            new ConfigRoute(page(options)),
            new HealthRoute());
    return new OnlineMatchServer(WebServer.start(options.listen(), routes));
  }

  /** The TCP port of page and embedded signalling. */
  public int port() {
    return webServer.port();
  }

  /** Stops: closes every connection and forgets every match. */
  @Override
  public void close() {
    webServer.close();
  }

  private static PageConfig page(ServerOptions options) {
    PageConfig.Signalling signalling =
        options.nakama() == null
            ? PageConfig.Signalling.besideThePage(options.serverKey())
            : PageConfig.Signalling.at(options.nakama(), options.serverKey());
    return new PageConfig(signalling, options.iceServers(), options.development());
  }

  private static String connectSources(URI nakama) {
    if (nakama == null) {
      return "";
    }
    String authority = "://" + nakama.getRawAuthority();
    boolean secure = nakama.getScheme().equals("https");
    return nakama.getScheme() + authority + (secure ? " wss" : " ws") + authority;
  }
}
