package dev.onlinematch.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.lab.Coturn;
import dev.onlinematch.lab.DebianProgram;
import dev.onlinematch.relay.turn.TurnCredentials;
import dev.onlinematch.relay.turn.TurnService;
import dev.onlinematch.signalling.UserId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** coturn with the command of the compose file: whom it lets in, and where it sends nothing. */
@Timeout(120)
class ComposeTurnIT {

  private static final String SENDING = "still sending";

  private static Coturn coturn;
  private static ComposeFile file;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    DebianProgram.find("turnserver", "coturn");
    file = ComposeFile.read(Map.of("PUBLIC_ADDRESS", "203.0.113.1"));
    List<String> command = new ArrayList<>(file.entrypoint("coturn"));
    int last = command.size() - 1;
    int port = Coturn.freePort();
    command.set(
        last,
        command.get(last).replace("--listening-port=3478", "--listening-port=" + port)
            + " --listening-ip=127.0.0.1 --relay-ip=127.0.0.1");
    coturn = Coturn.start(command, file.environment("coturn"), "127.0.0.1", port);
  }

  @AfterAll
  static void stop() throws IOException {
    if (coturn != null) {
      coturn.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0"
      })
  void nothingIsSentToAddressesThatAreNotOnTheInternet(String peer) throws Exception {
    String said = client(peer, credentialsOf(peer));

    assertTrue(said.contains("403 (Forbidden IP)") || said.contains("error 403"), said);
  }

  @Test
  void addressesOnTheInternetAreAllowed() throws Exception {
    assertEquals(SENDING, client("198.51.100.7", credentialsOf("alice")));
  }

  @Test
  void nobodyGetsInWithoutCredentialsMadeWithTheSecret() throws Exception {
    String said = client("198.51.100.7", new TurnCredentials("9999999999:alice", "AAAA", 60));

    assertTrue(said.contains("Cannot complete Allocation"), said);
  }

  @Test
  void itsHealthcheckSaysThatItIsWell() throws Exception {
    List<String> command = new ArrayList<>();
    for (String word : file.healthcheck("coturn")) {
      command.add(word.equals("3478") ? String.valueOf(coturn.port()) : word);
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    assertEquals(0, process.waitFor());
  }

  /** Each of his own: coturn counts what one user has. */
  private static TurnCredentials credentialsOf(String user) {
    return new TurnService(
            List.of(coturn.url("udp")),
            file.environment("coturn").get("SECRET"),
            600,
            () -> Instant.now().getEpochSecond())
        .credentialsOf(new UserId(user));
  }

  /** coturn's own client asks for a way to a peer, and is stopped when it has its answer. */
  private static String client(String peer, TurnCredentials credentials) throws Exception {
    Process process =
        new ProcessBuilder(
                DebianProgram.find("turnutils_uclient", "coturn").toString(),
                "-v",
                "-X",
                "-c",
                "-n",
                "1",
                "-p",
                String.valueOf(coturn.port()),
                "-u",
                credentials.username(),
                "-w",
                credentials.password(),
                "-e",
                peer,
                "127.0.0.1")
            .redirectErrorStream(true)
            .start();
    if (!process.waitFor(5, TimeUnit.SECONDS)) {
      // Nobody answers there, but it was not refused. What it says is still in its buffer.
      process.destroyForcibly();
      return SENDING;
    }
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
