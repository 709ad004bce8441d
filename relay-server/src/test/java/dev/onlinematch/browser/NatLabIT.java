package dev.onlinematch.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import dev.onlinematch.lab.Coturn;
import dev.onlinematch.lab.Network;
import dev.onlinematch.lab.Router;
import dev.onlinematch.relay.RelayProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Browsers on computers of their own, behind routers of their own, find each other by the cheapest
 * path that there is. {@code -Donlinematch.nat=all} tries every pair; the table is written to
 * {@code target/nat-lab.txt}.
 */
@Timeout(300)
class NatLabIT {

  private static final boolean ALL = System.getProperty("onlinematch.nat", "").equals("all");
  private static final String PAGE = "http://" + Network.SERVERS + ":443";
  private static final Path TABLE = Path.of("target", "nat-lab.txt");

  private static final List<String> ROWS = new ArrayList<>();
  private static Network network;
  private static Coturn coturn;
  private static RelayProcess server;
  private static BrowserUnderTest browsers;

  /** Borrows the browser of the other tests: it knows which program it is. */
  @RegisterExtension
  static final BeforeAllCallback BROWSER = context -> browsers = browserOf(context);

  private static BrowserUnderTest browserOf(ExtensionContext context) {
    return BrowserUnderTest.of(context);
  }

  @BeforeAll
  static void build() throws IOException, InterruptedException {
    network = Network.build();
    coturn =
        Coturn.start(network.atServers(), Network.SERVERS, 3478, List.of("--allow-loopback-peers"));
    List<String> command = new ArrayList<>(network.atServers());
    command.addAll(RelayProcess.command());
    String turn = "turn:" + Network.SERVERS + ":3478?transport=";
    server =
        RelayProcess.start(
            command,
            Map.of(
                "ONLINEMATCH_HOST",
                Network.SERVERS,
                "ONLINEMATCH_PORT",
                "443",
                "ONLINEMATCH_ICE_SERVER",
                "stun:" + Network.SERVERS + ":3478",
                "ONLINEMATCH_TURN",
                turn + "udp," + turn + "tcp",
                "ONLINEMATCH_TURN_SECRET",
                Coturn.SECRET));
    assertEquals(443, server.port());
  }

  @AfterAll
  static void takeDown() throws IOException {
    if (server != null) {
      server.close();
    }
    if (coturn != null) {
      coturn.close();
    }
    if (network != null) {
      network.close();
    }
  }

  static Stream<Arguments> pairs() {
    List<Arguments> pairs = new ArrayList<>();
    for (Router alice : Router.values()) {
      for (Router bob : Router.values()) {
        boolean isUsual =
            (alice == bob && alice != Router.NO_UDP)
                || (alice == Router.CONE && bob == Router.NO_UDP);
        if (alice.compareTo(bob) <= 0 && (ALL || isUsual)) {
          pairs.add(Arguments.of(alice, bob, "mesh"));
          if (ALL) {
            pairs.add(Arguments.of(alice, bob, "client-server"));
          }
        }
      }
    }
    return pairs.stream();
  }

  @ParameterizedTest(name = "{0} and {1}, {2}")
  @MethodSource("pairs")
  void findEachOtherByTheCheapestPathThatThereIs(Router alice, Router bob, String mode)
      throws IOException {
    try (Browser hers = launch(alice);
        Browser his = launch(bob)) {
      Player first = arrives(hers, "alice").signsInAsGuest();
      Player second = arrives(his, "bob").signsInAsGuest();
      String code = first.createsMatch();
      if (mode.equals("client-server")) {
        first.clicks("mode-client-server");
      }
      long startedNs = System.nanoTime();
      second.joinsMatch(code).sees(Screen.READY);

      String expected = expectedPath(alice, bob, mode);
      second.isLinkedBy(expected, 1);
      double seconds = (System.nanoTime() - startedNs) / 1e9;
      first.isLinkedBy(expected, 1);
      note(alice, bob, mode, expected, seconds);
      first.isReady();
      second.isReady();
      first.isPlaying();
      second.isPlaying();
    }
  }

  /** Directly where UDP gets through, by TURN where that gets through, else by the relay. */
  private static String expectedPath(Router alice, Router bob, String mode) {
    if (mode.equals("client-server")) {
      return "relay";
    }
    boolean isHopeless = alice == Router.ONLY_443 || bob == Router.ONLY_443;
    if (isHopeless) {
      return "relay";
    }
    boolean isTcpOnly = alice == Router.NO_UDP || bob == Router.NO_UDP;
    boolean isUnpredictable =
        (alice == Router.SYMMETRIC && bob != Router.OPEN)
            || (bob == Router.SYMMETRIC && alice != Router.OPEN);
    return isTcpOnly || isUnpredictable ? "turn" : "direct";
  }

  private static void note(Router alice, Router bob, String mode, String path, double seconds)
      throws IOException {
    long tenths = Math.round(seconds * 10);
    ROWS.add(
        "| " + alice + " | " + bob + " | " + mode + " | " + path + " | " + tenths / 10.0 + " s |");
    Files.createDirectories(TABLE.getParent());
    Files.write(TABLE, ROWS, UTF_8);
  }

  private static Browser launch(Router router) throws IOException {
    return browsers.launchBy(network.computer(router, browsers.program()));
  }

  private static Player arrives(Browser browser, String name) {
    Player player = new Player(name, browser.newContext(new NewContextOptions().setBaseURL(PAGE)));
    player.opens("/");
    return player;
  }
}
