package dev.onlinematch.relay.abuse;

import static java.nio.charset.StandardCharsets.UTF_8;
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

/** The disk is full, and the log cannot be written. */
@Timeout(120)
class LogFailureTest {

  /** Each write to it fails as to a full disk. */
  private static final Path FULL = Path.of("/dev/full");

  @Test
  void aMatchPlaysOnAndWhatIsLostOfTheLogIsCounted() throws Exception {
    assumeTrue(Files.exists(FULL), "no full device on this system");
    List<String> command = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" 2>" + FULL, "sh"));
    command.addAll(RelayProcess.command());
    command.addAll(List.of("--port=0", "--relay-udp-port=0", "--relay=everybody"));
    try (RelayProcess server = RelayProcess.start(command, Map.of())) {
      int port = server.port();
      PlayingMatch match = new PlayingMatch(port);
      match.playsOn(20);
      match.heardEverything();
      match.close();

      String metrics = new String(new HttpProbe(port).get("/metrics").body(), UTF_8);

      // It says at its start that it is for development, and for load tests.
      assertTrue(metrics.contains("\nonlinematch_log_failures_total "), metrics);
      assertTrue(!metrics.contains("\nonlinematch_log_failures_total 0.0\n"), metrics);
    }
  }
}
