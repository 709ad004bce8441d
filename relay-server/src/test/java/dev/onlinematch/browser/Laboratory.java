package dev.onlinematch.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.PlaywrightException;
import dev.onlinematch.lab.Computer;
import dev.onlinematch.lab.LabServers;
import dev.onlinematch.lab.Lan;
import dev.onlinematch.lab.Network;
import dev.onlinematch.lab.Router;
import dev.onlinematch.live.RealNakama;
import dev.onlinematch.match.NetworkRelay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * A {@link Network} with its servers, built once for all tests of a run, and browsers on its
 * computers for each test. A test that fails leaves a picture of every page in {@code
 * target/browser}.
 */
final class Laboratory
    implements BeforeAllCallback, AfterEachCallback, TestExecutionExceptionHandler {

  /** {@code -Donlinematch.nat=…}: what to try; empty for what is tried in each build. */
  static final String WANTED = System.getProperty("onlinematch.nat", "");

  /** Not only what is tried in each build. */
  static final boolean ALL = WANTED.equals("all");

  /** What to try: of those, all where everything is wanted, else the first. */
  static <T> Stream<T> firstOrAll(List<T> all) {
    return all.stream().limit(ALL ? all.size() : 1);
  }

  private final List<Browser> launched = new ArrayList<>();
  private final List<Player> players = new ArrayList<>();
  private final List<Lan> lans = new ArrayList<>();
  private BrowserUnderTest browsers;
  private Building building;

  /** What is there for all tests. */
  private record Building(Network network, LabServers servers) implements AutoCloseable {

    static Building of(ExtensionContext context) throws IOException {
      RealNakama nakama = new RealNakama();
      nakama.beforeAll(context);
      // Before the store is asked for what follows: it is to end after it.
      boolean hasNakama = nakama.isAvailable();
      return context
          .getRoot()
          .getStore(Namespace.GLOBAL)
          .getOrComputeIfAbsent(
              Building.class, key -> build(hasNakama ? nakama : null), Building.class);
    }

    private static Building build(RealNakama nakama) {
      try {
        Network network = Network.build();
        try {
          return new Building(network, LabServers.start(network, nakama));
        } catch (IOException | InterruptedException | RuntimeException e) {
          network.close();
          throw e;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() throws IOException {
      servers.close();
      network.close();
    }
  }

  /** Has the page's server tell players to use TURN so. */
  void use(NetworkRelay networkRelay) throws IOException, InterruptedException {
    building.servers.use(networkRelay);
  }

  /** The public network and all that is on it. */
  Network network() {
    return building.network;
  }

  /** A new network of players, for this test. */
  Lan lan(Router router) throws IOException {
    Lan lan = building.network.lan(router);
    lans.add(lan);
    return lan;
  }

  /** Somebody opens a page of the server on that computer. */
  Player arrives(String name, Computer computer, String pathAndQuery) throws IOException {
    Browser browser = browsers.launchBy(computer.program(browsers.program()));
    launched.add(browser);
    Player player =
        new Player(name, browser.newContext(new NewContextOptions().setBaseURL(LabServers.PAGE)));
    players.add(player);
    try {
      player.opens(pathAndQuery);
    } catch (PlaywrightException e) {
      // Its network is as new as the browser; a person's browser loads the page again by itself.
      if (!e.getMessage().contains("ERR_NETWORK_CHANGED")) {
        throw e;
      }
      player.opens(pathAndQuery);
    }
    return player;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    browsers = BrowserUnderTest.of(context);
    building = Building.of(context);
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    String test =
        context.getRequiredTestClass().getSimpleName()
            + "-"
            + context.getDisplayName().replaceAll("[^A-Za-z0-9]+", "-");
    players.forEach(player -> player.explain(failure, test));
    throw failure;
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    launched.forEach(Browser::close);
    launched.clear();
    players.clear();
    for (Lan lan : lans) {
      lan.close();
    }
    lans.clear();
  }
}
