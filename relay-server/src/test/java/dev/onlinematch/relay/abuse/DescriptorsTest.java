package dev.onlinematch.relay.abuse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.onlinematch.relay.RelayProcess;
import dev.onlinematch.relay.http.HttpProbe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The system gives the process few descriptors, and somebody takes all that are left. */
@Timeout(120)
class DescriptorsTest {

  private static final int DESCRIPTORS = 256;
  private static final String UNFINISHED = "GET /health HTTP/1.1\r\n";

  @Test
  void newConnectionsWaitWhenNoneIsLeftAndTheMatchPlaysOn() throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self/fd")), "no ulimit on this system");
    List<String> command =
        new ArrayList<>(List.of("sh", "-c", "ulimit -n " + DESCRIPTORS + " && exec \"$@\"", "sh"));
    command.addAll(RelayProcess.command());
    command.addAll(
        List.of(
            "--port=0",
            "--relay-udp-port=0",
            "--relay=everybody",
            "--http-connections-per-address=0",
            "--http-header-seconds=60"));
    try (RelayProcess server = RelayProcess.start(command, Map.of())) {
      int port = server.port();
      PlayingMatch match = new PlayingMatch(port);
      List<RawClient> crowd = RawClient.untilFull(2 * DESCRIPTORS, port, UNFINISHED);
      assertTrue(crowd.size() < 2 * DESCRIPTORS, "there is room for everybody");
      match.playsOn(30);

      for (RawClient each : crowd) {
        each.close();
      }

      assertEquals(200, new HttpProbe(port).get("/health").statusCode());
      match.playsOn(10);
      match.heardEverything();
      match.close();
    }
  }
}
