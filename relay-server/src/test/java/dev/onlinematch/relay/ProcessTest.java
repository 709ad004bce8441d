package dev.onlinematch.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.relay.http.RelayProbe;
import dev.onlinematch.wire.GoodbyeReason;
import dev.onlinematch.wire.RelayFrame;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The server as a process: how it starts and how it ends. */
@Timeout(120)
class ProcessTest {

  @Test
  void saysGoodbyeToItsPlayersOnSigterm() throws Exception {
    Map<String, String> environment =
        Map.of("ONLINEMATCH_RELAY", "everybody", "ONLINEMATCH_RELAY_UDP_PORT", "0");
    try (RelayProcess server = RelayProcess.start(environment, "--port=0")) {
      RelayProbe player = RelayProbe.open(server.port(), "x", "m", "s");
      player.hears();

      server.terminate();

      assertEquals(new RelayFrame.Goodbye(GoodbyeReason.DRAINING), player.hears().frame());
      assertEquals("1000", player.isClosedWith());
      // 128 + SIGTERM, as the JVM ends by a signal.
      assertEquals(143, server.exitCode());
    }
  }

  @Test
  void doesNotStartWithKeysThatEverybodyKnows() throws IOException, InterruptedException {
    try (RelayProcess server =
        RelayProcess.start(Map.of(), "--nakama=https://nakama.example.org")) {
      assertEquals(2, server.exitCode());
      assertTrue(server.output().contains("Everybody knows the key of --server-key"));
    }
  }
}
