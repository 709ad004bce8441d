package dev.onlinematch.browser;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.web.NumbersPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The host switches between mesh and relay while everyone sends as much as a game does. */
class SwitchingIT {

  private static final int PLAYERS = 4;

  /** With no more to say than that after the last one, everything has arrived. */
  private static final String ALL_TOLD =
      """
      told => Object.entries(told).every(
          ([peer, count]) => window.report.peers[peer].reliable >= count)
      """;

  @RegisterExtension final Players players = Players.ofEveryEngine();

  private final List<Player> all = new ArrayList<>();
  private final List<String> gaps = new ArrayList<>();

  private void allArePlaying(Engine ofEverySecond) throws Exception {
    String script = CompiledScript.script(NumbersPage.class.getName());
    String code = "";
    for (int i = 0; i < PLAYERS; i++) {
      // Any document of the server's origin will do; the browser looks for an icon of it.
      Engine engine = i % 2 == 0 ? Engine.CHROMIUM : ofEverySecond;
      Player player = players.arrives("player" + i, "/health", engine).willComplainAbout("404");
      String arguments = i == 0 ? "[]" : "['" + code + "']";
      player.page().evaluate(script + "\nmain(" + arguments + ");");
      player.waitsFor("() => window.report?.peerId > ''", null);
      code = (String) player.page().evaluate("() => window.report.code");
      all.add(player);
    }
    for (Player player : all) {
      player.waitsFor(
          "others => window.report.state === 'READY'"
              + " && Object.keys(window.report.peers).length === others",
          PLAYERS - 1);
    }
    host("play");
    for (Player player : all) {
      player.waitsFor("() => window.report.numbers > 60", null);
    }
  }

  private void host(String command) {
    tell(all.get(0), command);
  }

  private static void tell(Player player, String command) {
    player.page().evaluate("command => { window.command = command; }", command);
  }

  private void allPathsBecome(String path) {
    for (Player player : all) {
      player.waitsFor(
          "path => Object.values(window.report.peers).every(peer => peer.path === path)", path);
    }
    // And some play on it.
    for (Player player : all) {
      Object now = player.page().evaluate("() => window.report.numbers");
      player.waitsFor("numbers => window.report.numbers > numbers + 60", now);
    }
  }

  @ParameterizedTest
  @CsvSource({"CHROMIUM, 3", "FIREFOX, 1"})
  void whatIsReliableArrivesOnceAndInOrderAndMovementGoesOn(Engine ofEverySecond, int times)
      throws Exception {
    allArePlaying(ofEverySecond);
    for (int i = 0; i < times; i++) {
      switches("relay", "RELAY");
      switches("mesh", "DIRECT");
    }
    all.forEach(player -> tell(player, "stop"));

    assertAll(
        all.stream()
            .flatMap(sender -> all.stream().map(receiver -> pair(sender, receiver)))
            .toList());
    System.out.println("longest gaps in movement of " + PLAYERS + " players: " + gaps);
  }

  private void switches(String command, String path) {
    all.forEach(player -> tell(player, "measure"));
    host(command);
    allPathsBecome(path);
    List<Map<?, ?>> measured = all.stream().map(SwitchingIT::report).toList();
    gaps.add(
        command
            + " "
            + measured.stream().mapToInt(SwitchingIT::longestGapMs).max().orElse(0)
            + " ms (pages stood still for "
            + measured.stream().mapToInt(report -> number(report, "longestStepMs")).max().orElse(0)
            + ")");
  }

  private static Executable pair(Player sender, Player receiver) {
    return () -> {
      if (sender == receiver) {
        return;
      }
      String from = (String) report(sender).get("peerId");
      String to = (String) report(receiver).get("peerId");
      int sent = number(peer(report(sender), to), "sent");
      receiver.waitsFor(ALL_TOLD, Map.of(from, sent));
      Map<?, ?> received = peer(report(receiver), from);
      assertEquals(sent, number(received, "reliable"));
      assertEquals(0, number(received, "misplaced"), received.toString());
      assertEquals(0, number(report(sender), "refused"));
      int numbers = number(report(sender), "numbers");
      assertTrue(number(received, "unreliable") > numbers * 9 / 10, received + " of " + numbers);
    };
  }

  private static Map<?, ?> report(Player player) {
    return (Map<?, ?>) player.page().evaluate("() => window.report");
  }

  private static Map<?, ?> peer(Map<?, ?> report, String peerId) {
    return (Map<?, ?>) ((Map<?, ?>) report.get("peers")).get(peerId);
  }

  private static int longestGapMs(Map<?, ?> report) {
    return ((Map<?, ?>) report.get("peers"))
        .values().stream()
            .mapToInt(peer -> number((Map<?, ?>) peer, "longestGapMs"))
            .max()
            .orElse(0);
  }

  private static int number(Map<?, ?> values, String name) {
    return ((Number) values.get(name)).intValue();
  }
}
