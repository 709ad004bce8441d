package dev.onlinematch.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.match.NetworkRelay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

class OptionsTest {

  private static final Path README = Path.of("..", "README.md");

  private final Map<String, String> environment = new TreeMap<>();
  @TempDir Path folder;

  @Test
  void theCommandLineCountsBeforeTheEnvironmentAndThatBeforeTheFile() throws IOException {
    String file = file("port=1001", "host=127.0.0.2", "relay-udp-port=1003");
    environment.put("ONLINEMATCH_CONFIG", file);
    environment.put("ONLINEMATCH_PORT", "1002");
    environment.put("ONLINEMATCH_RELAY_UDP_PORT", "");

    ServerOptions options = options();

    assertEquals(1002, options.listen().port());
    assertEquals("127.0.0.2", options.listen().host());
    assertEquals(1003, options.relay().udp().port());
    assertEquals(1004, options("--port=1004").listen().port());
    assertEquals(8081, options("--relay-udp-port", "8081").relay().udp().port());
  }

  @Test
  void theFileMayBeNamedEitherWay() throws IOException {
    String file = file("port=1001");

    assertEquals(1001, options("--config", file).listen().port());
    assertEquals(1001, options("--config=" + file).listen().port());
  }

  @Test
  void listsAndSwitchesStandInEnvironmentAndFileToo() throws IOException {
    environment.put("ONLINEMATCH_ICE_SERVER", "stun:a.example,stun:b.example");
    environment.put("ONLINEMATCH_DEBUG_PAGE", "true");
    environment.put("ONLINEMATCH_CONFIG", file("relay-public-address=192.0.2.1,192.0.2.2"));

    ServerOptions options = options();

    assertEquals(2, options.iceServers().size());
    assertEquals(2, options.relay().udp().publicAddresses().size());
    assertTrue(options.relay().hasDebugPage());
    assertFalse(options("--debug-page=false").relay().hasDebugPage());
    assertTrue(options("--debug-page").relay().hasDebugPage());
  }

  @Test
  void aMistypedKeyInTheFileIsRefusedByName() throws IOException {
    String file = file("prot=1001");

    ParameterException refused =
        assertThrows(ParameterException.class, () -> options("--config", file));

    assertTrue(refused.getMessage().startsWith("There is no option prot"), refused.getMessage());
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    String missing = folder.resolve("missing").toString();

    assertThrows(ParameterException.class, () -> options("--config", missing));
  }

  @ParameterizedTest
  @CsvSource({
    "--port, 65536",
    "--port, x",
    "--relay-udp-port, -1",
    "--relay-max-players, 0",
    "--relay-messages-per-second, -1",
    "--relay, somebody",
    "--nakama, nakama.example.org",
    "--allowed-origin, play.example.org",
    "--trusted-proxy, 10.0.0.0/99",
    "--relay-url, relay.example.org",
    "--relay-url, https://relay.example.org/path",
    "--relay-url, wss://relay.example.org",
    "--drain-seconds, -1"
  })
  void refusesWhatIsOutOfRange(String option, String value) {
    assertThrows(ParameterException.class, () -> options(option, value));
  }

  @Test
  void refusesKeysThatEverybodyKnowsUnlessItIsForDevelopment() {
    for (String key : List.of("defaultkey", "development-server-key")) {
      String[] arguments = {"--nakama=https://nakama.example.org", "--server-key=" + key};

      ParameterException refused = assertThrows(ParameterException.class, () -> options(arguments));

      assertTrue(refused.getMessage().contains("--server-key"), refused.getMessage());
      assertFalse(refused.getMessage().contains(key), refused.getMessage());
      environment.put("ONLINEMATCH_DEVELOPMENT", "true");
      assertEquals(key, options(arguments).signalling().serverKey());
      environment.clear();
    }
    assertFalse(options("--nakama=https://n.example", "--server-key=a1b2").development());
  }

  @Test
  void aRelayForPlayersOfANakamaNeedsBothItsKeys() {
    String nakama = "--nakama=https://nakama.example.org";
    String server = "--server-key=a1b2";
    String http = "--nakama-http-key=c3d4";
    String session = "--session-key=e5f6";

    assertNull(options(nakama, server).relay());
    assertThrows(ParameterException.class, () -> options(nakama, server, http));
    assertThrows(ParameterException.class, () -> options(nakama, server, session));
    for (String known :
        List.of("--nakama-http-key=defaulthttpkey", "--session-key=development-x")) {
      String[] arguments = {nakama, server, http, session, known};
      assertThrows(ParameterException.class, () -> options(arguments));
    }
    ServerOptions options = options(nakama, server, http, session);
    assertNotNull(options.relay());
    assertFalse(options.toString().contains("c3d4") || options.toString().contains("e5f6"));
  }

  @Test
  void playersMayBeKeptFromSeeingEachOtherByTheRelayAlone() {
    TurnOptions forced = options("--network-relay=forced").turn();

    assertFalse(forced.hasServer());
    assertEquals(NetworkRelay.FORCED, forced.networkRelay());
    assertNull(options().turn());
    assertThrows(ParameterException.class, () -> options("--network-relay=forced", "--relay=off"));
  }

  @Test
  void theReadmesTableHasEveryOptionWithItsVariableAndItsDefault() throws IOException {
    List<String> expected = new ArrayList<>();
    for (OptionSpec option : Main.commandLine().getCommandSpec().options()) {
      if (!option.usageHelp() && !option.versionHelp()) {
        String name = option.longestName();
        String byDefault = option.defaultValue() == null ? "" : option.defaultValue();
        expected.add(name + " " + OptionSources.variable(name) + " " + byDefault);
      }
    }
    Map<String, String[]> rows = new TreeMap<>();
    for (String line : Files.readAllLines(README)) {
      String[] cells = line.split("\\|", -1);
      if (cells.length == 6 && cells[1].strip().startsWith("`--")) {
        rows.put(cells[1].replace("`", "").strip().split(" ", 2)[0], cells);
      }
    }
    List<String> documented = new ArrayList<>();
    rows.forEach(
        (name, cells) -> {
          boolean hasDefault = cells[3].contains("`");
          String byDefault = hasDefault ? cells[3].replace("`", "").strip() : "";
          documented.add(name + " " + cells[2].replace("`", "").strip() + " " + byDefault);
        });

    assertEquals(
        String.join("\n", expected.stream().sorted().toList()),
        String.join("\n", documented.stream().sorted().toList()));
  }

  private ServerOptions options(String... arguments) {
    CommandLine command = Main.commandLine();
    command.setDefaultValueProvider(OptionSources.of(command, environment, arguments));
    command.parseArgs(arguments);
    return command.<Main>getCommand().options();
  }

  private String file(String... lines) throws IOException {
    return Files.write(folder.resolve("relay.properties"), List.of(lines)).toString();
  }
}
