package dev.onlinematch.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.lab.DebianProgram;
import dev.onlinematch.relay.RelayProcess;
import dev.onlinematch.relay.http.HttpProbe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The compose file, and its relay-server run as it says. */
@Timeout(300)
class ComposeIT {

  /** Of {@code --drain-seconds}, as the README has it. */
  private static final String USUAL_DRAIN = "7";

  /** In which players who have not left hear why they are put out. */
  private static final int GOODBYE_SECONDS = 2;

  @Test
  void composeUnderstandsTheFile() throws Exception {
    List<String> compose = composeProgram();
    List<String> config = new ArrayList<>(compose);
    config.addAll(List.of("config", "--quiet"));
    assertEquals("", run(config, Map.of()));
  }

  @Test
  void theImageOfCoturnIsNotOlderThanItsLastHole() throws IOException {
    Matcher version =
        Pattern.compile("coturn/coturn:4\\.(\\d+)\\..*")
            .matcher(ComposeFile.read(Map.of()).image("coturn"));
    assertTrue(version.matches());
    assertTrue(Integer.parseInt(version.group(1)) >= 17);
  }

  @Test
  void theServerIsGivenTheTimeThatItsPlayersMayTakeToLeave() throws IOException {
    ComposeFile file = ComposeFile.read(Map.of());
    String drain =
        file.environment("relay-server").getOrDefault("ONLINEMATCH_DRAIN_SECONDS", USUAL_DRAIN);
    int grace = Integer.parseInt(file.stopGracePeriod("relay-server").replace("s", ""));
    assertTrue(grace >= Integer.parseInt(drain) + GOODBYE_SECONDS, grace + " s");
  }

  @Test
  void theServerStartsAsTheImageStartsItAndSaysThatItIsWell() throws Exception {
    try (RelayProcess server = RelayProcess.start(ImageCommand.read(), environment(Map.of()))) {
      int port = server.port();
      String config = new String(new HttpProbe(port).get("/config.json").body(), UTF_8);

      assertTrue(config.contains("\"host\":\"localhost\",\"port\":7350"), config);
      assertTrue(config.contains("\"serverKey\":\"development-server-key\""), config);
      assertTrue(config.contains("stun:127.0.0.1:3478"), config);
      assertTrue(config.contains("\"iceServersUrl\":\"/ice-servers\""), config);
      assertFalse(config.contains("turn-secret"), config);
      List<String> healthcheck = new ArrayList<>();
      for (String word : ComposeFile.read(Map.of()).healthcheck("relay-server")) {
        healthcheck.add(word.replace("/8080", "/" + port));
      }
      assertEquals("", run(healthcheck, Map.of()));

      server.terminate();
      assertEquals(143, server.exitCode());
    }
  }

  @Test
  void theServerDoesNotStartForRealPlayersWithTheKeysOfTheFile() throws Exception {
    Map<String, String> production = environment(Map.of("ONLINEMATCH_DEVELOPMENT", "false"));
    try (RelayProcess server = RelayProcess.start(ImageCommand.read(), production)) {
      assertEquals(2, server.exitCode());
      assertTrue(server.output().contains("Everybody knows the key of"), server.output());
    }
  }

  /** That of the file, but at free ports of this computer. */
  private static Map<String, String> environment(Map<String, String> others) throws IOException {
    Map<String, String> environment =
        new TreeMap<>(ComposeFile.read(others).environment("relay-server"));
    environment.put("ONLINEMATCH_HOST", "127.0.0.1");
    environment.put("ONLINEMATCH_PORT", "0");
    environment.put("ONLINEMATCH_RELAY_UDP_PORT", "0");
    return environment;
  }

  /** Docker's own if it is there, else Debian's. */
  private static List<String> composeProgram() throws Exception {
    try {
      List<String> plugin = List.of("docker", "compose", "version");
      if (new ProcessBuilder(plugin).start().waitFor() == 0) {
        return plugin.subList(0, 2);
      }
    } catch (IOException e) {
      // No Docker here.
    }
    return List.of(DebianProgram.find("docker-compose", "docker-compose").toString());
  }

  /** What it has said; it must end well. */
  private static String run(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(ComposeFile.ROOT.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), said);
    assertEquals(0, process.exitValue(), said);
    return said;
  }
}
