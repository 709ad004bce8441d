package dev.onlinematch.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.relay.http.RelayProbe;
import dev.onlinematch.wire.GoodbyeReason;
import dev.onlinematch.wire.RelayFrame;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.List;
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
    try (RelayProcess server = RelayProcess.start(environment, "--port=0", "--drain-seconds=1")) {
      RelayProbe player = RelayProbe.open(server.port(), "x", "m", "s");
      player.hears();

      server.terminate();

      assertEquals(new RelayFrame.Leaving(), player.hears().frame());
      assertEquals(new RelayFrame.Goodbye(GoodbyeReason.DRAINING), player.hears().frame());
      assertEquals("1000", player.isClosedWith());
      // 128 + SIGTERM, as the JVM ends by a signal.
      assertEquals(143, server.exitCode());
    }
  }

  @Test
  void isThereAgainAtTheSamePortsWhenItWasKilled() throws Exception {
    Map<String, String> environment = Map.of("ONLINEMATCH_RELAY", "everybody");
    int udpPort = freeUdpPort();
    int port;
    try (RelayProcess server =
        RelayProcess.start(environment, "--port=0", "--relay-udp-port=" + udpPort)) {
      port = server.port();
      RelayProbe player = RelayProbe.open(port, "x", "m", "s");
      player.hears();
    }
    // As by kill -9, with the player's connection open.
    try (RelayProcess server =
        RelayProcess.start(environment, "--port=" + port, "--relay-udp-port=" + udpPort)) {
      assertEquals(port, server.port());
      RelayProbe player = RelayProbe.open(port, "x", "m", "s");
      assertEquals(new RelayFrame.Welcome(1, List.of()), player.hears().frame());
    }
  }

  private static int freeUdpPort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
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
