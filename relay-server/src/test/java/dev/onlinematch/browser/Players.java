package dev.onlinematch.browser;

import com.microsoft.playwright.BrowserContext;
import dev.onlinematch.lab.OwnAddress;
import dev.onlinematch.nakama.engine.EngineOptions;
import dev.onlinematch.relay.OnlineMatchServer;
import dev.onlinematch.relay.RelayOptions;
import dev.onlinematch.relay.ServerLimits;
import dev.onlinematch.relay.ServerOptions;
import dev.onlinematch.relay.SignallingServer;
import dev.onlinematch.relay.TurnOptions;
import dev.onlinematch.relay.http.CannotListenException;
import dev.onlinematch.relay.http.ListenAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * A running server and the people in front of it, each with a browser profile of their own. A test
 * that fails leaves a picture of every page in {@code target/browser}; one that passes fails all
 * the same when a page complained on its console.
 */
final class Players
    implements BeforeEachCallback, AfterEachCallback, TestExecutionExceptionHandler {

  private final List<Player> players = new ArrayList<>();
  private final Supplier<SignallingServer> signalling;
  private final String relayAddress;
  private BrowserUnderTest browser;
  private OnlineMatchServer server;

  /** Of a server with everything in it. */
  Players() {
    this(Players::embedded);
  }

  /** Of a server whose players meet there. */
  Players(Supplier<SignallingServer> signalling) {
    this(signalling, Engine.usual());
  }

  private Players(Supplier<SignallingServer> signalling, Engine engine) {
    this.signalling = signalling;
    this.relayAddress =
        switch (engine) {
          case CHROMIUM -> "127.0.0.1";
          // It sends nothing to loopback, and would come to a relay there by a WebSocket.
          case FIREFOX -> OwnAddress.find().getHostAddress();
        };
  }

  /** The first, for browsers of every engine. */
  static Players ofEveryEngine() {
    return new Players(Players::embedded, Engine.FIREFOX);
  }

  private static SignallingServer embedded() {
    return new SignallingServer.Embedded(EngineOptions.development());
  }

  /** Somebody opens the page in the usual browser, in a profile that was never used before. */
  Player arrives(String name) {
    return arrives(name, "/");
  }

  /** The same, at another address of the page. */
  Player arrives(String name, String pathAndQuery) {
    return arrives(name, pathAndQuery, Engine.usual());
  }

  /** The same, in a browser of that engine. */
  Player arrives(String name, Engine engine) {
    return arrives(name, "/", engine);
  }

  /** The same, at another address of the page in a browser of that engine. */
  Player arrives(String name, String pathAndQuery, Engine engine) {
    BrowserContext context = browser.newContext(engine, "http://localhost:" + server.port());
    Player player = new Player(name, context);
    players.add(player);
    player.opens(pathAndQuery);
    return player;
  }

  OnlineMatchServer server() {
    return server;
  }

  /** Another server in place of the one that is there; before anybody arrives. */
  void playWith(TurnOptions turn) throws CannotListenException {
    server.close();
    server = serve(turn);
  }

  /** The same, with another relay. */
  void playWith(RelayOptions relay) throws CannotListenException {
    server.close();
    server = serve(relay, null);
  }

  @Override
  public void beforeEach(ExtensionContext context) throws CannotListenException {
    browser = BrowserUnderTest.of(context);
    server = serve(null);
  }

  private OnlineMatchServer serve(TurnOptions turn) throws CannotListenException {
    return serve(RelayOptions.usual(new RelayOptions.Udp(relayAddress, 0, List.of(), false)), turn);
  }

  private OnlineMatchServer serve(RelayOptions relay, TurnOptions turn)
      throws CannotListenException {
    return OnlineMatchServer.start(
        new ServerOptions(
            new ListenAddress("127.0.0.1", 0),
            signalling.get(),
            List.of(),
            true,
            relay,
            turn,
            ServerLimits.usual()));
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    String test =
        context.getRequiredTestClass().getSimpleName()
            + "-"
            + context.getRequiredTestMethod().getName();
    players.forEach(player -> player.explain(failure, test));
    throw failure;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    List<String> complaints = new ArrayList<>();
    for (Player player : players) {
      complaints.addAll(player.complaints());
      player.goesAway();
    }
    players.clear();
    server.close();
    if (!complaints.isEmpty() && context.getExecutionException().isEmpty()) {
      throw new AssertionError("pages complained: " + complaints);
    }
  }
}
