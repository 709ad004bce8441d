package dev.onlinematch.relay;

import dev.onlinematch.relay.embedded.EmbeddedNakama;
import dev.onlinematch.relay.http.CannotListenException;
import dev.onlinematch.relay.http.ClientFiles;
import dev.onlinematch.relay.http.ConfigRoute;
import dev.onlinematch.relay.http.HealthRoute;
import dev.onlinematch.relay.http.HttpLimits;
import dev.onlinematch.relay.http.HttpRoutes;
import dev.onlinematch.relay.http.IceServersRoute;
import dev.onlinematch.relay.http.PageConfig;
import dev.onlinematch.relay.http.SecurityHeaders;
import dev.onlinematch.relay.http.WebServer;
import dev.onlinematch.relay.limits.Refusals;
import dev.onlinematch.relay.nakama.Accounts;
import dev.onlinematch.relay.nakama.Admission;
import dev.onlinematch.relay.nakama.NakamaAccounts;
import dev.onlinematch.relay.nakama.NakamaAdmission;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The whole server, put together: page, relay and, unless another one is named, signalling. */
public final class OnlineMatchServer implements AutoCloseable {

  private final WebServer webServer;
  private final EmbeddedNakama embedded;
  private final RunningRelay relay;

  private OnlineMatchServer(WebServer webServer, EmbeddedNakama embedded, RunningRelay relay) {
    this.webServer = webServer;
    this.embedded = embedded;
    this.relay = relay;
  }

  /**
   * Starts it. Players can come when this returns.
   *
   * @throws CannotListenException when the address cannot be listened on
   * @throws IllegalStateException when the page is missing on the classpath
   */
  public static OnlineMatchServer start(ServerOptions options) throws CannotListenException {
    Refusals refusals = new Refusals();
    EmbeddedNakama embedded = embedded(options, refusals);
    RunningRelay relay = relayOrNone(options, embedded, refusals);
    List<HttpRoutes> routes = new ArrayList<>();
    routes.add(new SecurityHeaders(connectSources(options)));
    routes.add(ClientFiles.fromClasspath("web"));
    routes.add(new ConfigRoute(page(options, relay)));
    routes.add(new HealthRoute(() -> relay != null && relay.isDraining()));
    if (embedded != null) {
      routes.add(embedded);
    }
    if (options.turn() != null && options.turn().hasServer()) {
      routes.add(iceServers(options, embedded, refusals));
    }
    if (relay != null) {
      routes.addAll(relay.routes());
    }
    try {
      return new OnlineMatchServer(webServer(options, routes, refusals), embedded, relay);
    } catch (CannotListenException e) {
      close(embedded, relay);
      throw e;
    }
  }

  private static RunningRelay relayOrNone(
      ServerOptions options, EmbeddedNakama embedded, Refusals refusals)
      throws CannotListenException {
    try {
      return relay(options, embedded, refusals);
    } catch (CannotListenException e) {
      close(embedded, null);
      throw e;
    }
  }

  private static WebServer webServer(
      ServerOptions options, List<HttpRoutes> routes, Refusals refusals)
      throws CannotListenException {
    ServerLimits limits = options.limits();
    HttpLimits http =
        options.signalling() instanceof SignallingServer.Embedded
            ? limits.http().withBodyBytes(EmbeddedNakama.BODY_BYTES)
            : limits.http();
    return WebServer.start(options.listen(), routes, http, limits.proxies(), refusals);
  }

  /** The TCP port of page and embedded signalling. */
  public int port() {
    return webServer.port();
  }

  /** The embedded signalling server; empty when players meet elsewhere. */
  public Optional<EmbeddedNakama> embedded() {
    return Optional.ofNullable(embedded);
  }

  /**
   * Stops: lets the relay's players leave for as long as its options say, closes every connection
   * and forgets every match.
   */
  @Override
  public void close() {
    if (relay != null) {
      relay.drain();
    }
    webServer.close();
    close(embedded, relay);
  }

  private static void close(EmbeddedNakama embedded, RunningRelay relay) {
    if (relay != null) {
      relay.close();
    }
    if (embedded != null) {
      embedded.close();
    }
  }

  private static RunningRelay relay(
      ServerOptions options, EmbeddedNakama embedded, Refusals refusals)
      throws CannotListenException {
    return options.relay() == null
        ? null
        : RunningRelay.start(options.relay(), admission(options.signalling(), embedded), refusals);
  }

  /** Null where nobody can be asked. */
  private static Admission admission(SignallingServer signalling, EmbeddedNakama embedded) {
    if (signalling instanceof SignallingServer.Elsewhere nakama) {
      return nakama.access() == null ? null : new NakamaAdmission(nakama.access());
    }
    return embedded.admission();
  }

  private static IceServersRoute iceServers(
      ServerOptions options, EmbeddedNakama embedded, Refusals refusals) {
    Accounts accounts =
        options.signalling() instanceof SignallingServer.Elsewhere nakama
            ? new NakamaAccounts(nakama.internalUri())
            : embedded.accounts();
    TurnOptions turn = options.turn();
    return new IceServersRoute(
        options.iceServers(), turn.service(), accounts, turn.rules(), refusals);
  }

  private static EmbeddedNakama embedded(ServerOptions options, Refusals refusals) {
    return options.signalling() instanceof SignallingServer.Embedded embedded
        ? new EmbeddedNakama(
            embedded.engine(), options.limits().signalling(), options.limits().proxies(), refusals)
        : null;
  }

  /** Null where there is no list. */
  private static List<PageConfig.RelayDoors> relays(ServerOptions options) {
    if (options.relay() == null || options.relay().relays().isEmpty()) {
      return null;
    }
    boolean hasUdp = options.relay().udp() != null;
    return options.relay().relays().stream()
        .map(uri -> PageConfig.RelayDoors.at(uri, hasUdp))
        .toList();
  }

  private static PageConfig page(ServerOptions options, RunningRelay relay) {
    String serverKey = options.signalling().serverKey();
    PageConfig.Signalling signalling =
        options.signalling() instanceof SignallingServer.Elsewhere nakama
            ? PageConfig.Signalling.at(nakama.uri(), serverKey)
            : PageConfig.Signalling.besideThePage(serverKey);
    return new PageConfig(
        signalling,
        options.iceServers(),
        options.development(),
        relay == null ? null : relay.doors(),
        relays(options),
        options.turn() != null && options.turn().hasServer() ? IceServersRoute.PATH : null,
        options.turn() == null ? null : options.turn().networkRelay());
  }

  private static String connectSources(ServerOptions options) {
    List<String> sources = new ArrayList<>();
    if (options.signalling() instanceof SignallingServer.Elsewhere nakama) {
      sources.add(connectSource(nakama.uri()));
    }
    if (options.relay() != null) {
      options.relay().relays().forEach(uri -> sources.add(connectSource(uri)));
    }
    return String.join(" ", sources);
  }

  private static String connectSource(URI uri) {
    String authority = "://" + uri.getRawAuthority();
    String socketScheme = uri.getScheme().equals("https") ? "wss" : "ws";
    return uri.getScheme() + authority + " " + socketScheme + authority;
  }
}
