package dev.onlinematch.browser;

import com.microsoft.playwright.BrowserContext;
import dev.onlinematch.live.NakamaProcess;
import dev.onlinematch.live.RealNakama;
import dev.onlinematch.relay.RelayProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Players, and servers that can be killed under them: relay-server as a process of its own, with
 * page and relay, beside a real Nakama. A test that fails leaves a picture of every page in {@code
 * target/browser}.
 */
final class Mortals
    implements BeforeEachCallback, AfterEachCallback, TestExecutionExceptionHandler {

  private final RealNakama nakama;
  private final List<Player> players = new ArrayList<>();
  private BrowserUnderTest browser;
  private RelayProcess server;
  private int port;

  Mortals(RealNakama nakama) {
    this.nakama = nakama;
  }

  /** Somebody opens the page, in a profile that was never used before. */
  Player arrives(String name, String pathAndQuery) {
    BrowserContext context = browser.newContext(Engine.CHROMIUM, "http://localhost:" + port);
    Player player = new Player(name, context);
    players.add(player);
    player.opens(pathAndQuery);
    return player;
  }

  /** The server is killed, and another one started in its place. */
  void restartRelay() throws IOException, InterruptedException {
    server.close();
    int exitCode = server.exitCode();
    start();
    if (exitCode == 0) {
      throw new AssertionError("the server was not killed");
    }
  }

  private void start() throws IOException, InterruptedException {
    NakamaProcess process = nakama.process();
    server =
        RelayProcess.start(
            Map.of(
                "ONLINEMATCH_DEVELOPMENT", "true",
                "ONLINEMATCH_PORT", Integer.toString(port),
                "ONLINEMATCH_RELAY_UDP_PORT", "0",
                "ONLINEMATCH_NAKAMA", process.uri().toString(),
                "ONLINEMATCH_SERVER_KEY", process.keys().server(),
                "ONLINEMATCH_NAKAMA_HTTP_KEY", process.keys().http(),
                "ONLINEMATCH_SESSION_KEY", process.keys().session()));
    port = server.port();
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IOException, InterruptedException {
    browser = BrowserUnderTest.of(context);
    start();
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    String test = context.getRequiredTestClass().getSimpleName();
    players.forEach(player -> player.explain(failure, test));
    throw failure;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    players.forEach(Player::goesAway);
    players.clear();
    if (server != null) {
      server.close();
    }
  }
}
