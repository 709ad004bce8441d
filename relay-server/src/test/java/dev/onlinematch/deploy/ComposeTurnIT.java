package dev.onlinematch.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.lab.Coturn;
import dev.onlinematch.lab.DebianProgram;
import dev.onlinematch.lab.TurnClient;
import dev.onlinematch.relay.turn.TurnCredentials;
import dev.onlinematch.relay.turn.TurnService;
import dev.onlinematch.signalling.UserId;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** coturn with the command of the compose file: whom it lets in, and where it sends nothing. */
@Timeout(120)
class ComposeTurnIT {

  private static final int FORBIDDEN = 403;
  private static final int UNAUTHORIZED = 401;

  /** Of whatever is sent to; nobody is there. */
  private static final int PORT = 9;

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
            + " --listening-ip=127.0.0.1 --relay-ip=127.0.0.1 --relay-ip=::1");
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
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "127.1.2.3",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::10.1.2.3",
        "::ffff:0.0.0.0",
        "::ffff:10.1.2.3",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "::ffff:192.168.1.1",
        "64:ff9b::10.1.2.3",
        "64:ff9b::169.254.169.254",
        "64:ff9b:1::10.1.2.3",
        "100::1",
        "2002:a01:203::1",
        "2001:0:a01:203::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fec0::1",
        "ff02::1"
      })
  void nothingIsSentToAddressesThatAreNotOnTheInternet(String peer) throws Exception {
    byte[] address = TurnClient.bytesOf(peer);
    try (TurnClient client = TurnClient.byUdp(server(), credentialsOf(peer))) {
      assertEquals(0, client.allocate(TurnClient.UDP, address.length == 16));

      assertEquals(FORBIDDEN, client.createPermission(address, PORT));
      assertEquals(FORBIDDEN, client.bindChannel(address, PORT));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1", "::ffff:127.0.0.1"})
  void whatListensOnThisComputerIsNotReached(String peer) throws Exception {
    try (DatagramSocket listener = listenerAt(peer)) {
      sendThrough(server(), credentialsOf("sender-" + peer), peer, listener.getLocalPort());
      sendDirectly(listener);

      assertEquals("directly", heard(listener));
    }
  }

  /** The control: the same attempt at a coturn that denies nothing is heard. */
  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void whatListensOnThisComputerIsReachedWhereNothingIsDenied(String peer) throws Exception {
    try (Coturn open = Coturn.onLoopback();
        DatagramSocket listener = listenerAt(peer)) {
      InetSocketAddress server = serverOf(open);
      sendThrough(server, credentials(open, Coturn.SECRET, "alice"), peer, listener.getLocalPort());
      assertEquals("through TURN", heard(listener));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"198.51.100.7", "2001:db8::7"})
  void addressesOnTheInternetAreAllowed(String peer) throws Exception {
    byte[] address = TurnClient.bytesOf(peer);
    try (TurnClient client = TurnClient.byUdp(server(), credentialsOf("alice"))) {
      assertEquals(0, client.allocate(TurnClient.UDP, address.length == 16));

      assertEquals(0, client.createPermission(address, PORT));
      assertEquals(0, client.bindChannel(address, PORT));
    }
  }

  /** Browsers relay datagrams; connections would lead to web servers and databases. */
  @Test
  void nobodyConnectsThroughIt() throws Exception {
    try (TurnClient client = TurnClient.byTcp(server(), credentialsOf("alice"))) {
      assertNotEquals(0, client.allocate(TurnClient.TCP, false));
    }
  }

  @Test
  void nobodyGetsInWithoutCredentialsMadeWithTheSecret() throws Exception {
    TurnCredentials madeUp = new TurnCredentials("9999999999:alice", "AAAA", 60);
    try (TurnClient client = TurnClient.byUdp(server(), madeUp)) {
      int answer = client.allocate(TurnClient.UDP, false);

      // A newer coturn has said so once, to the question without any, and then says nothing.
      assertTrue(answer == UNAUTHORIZED || answer == TurnClient.SILENCE, "answer " + answer);
    }
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

  private static void sendThrough(
      InetSocketAddress server, TurnCredentials credentials, String peer, int port)
      throws IOException {
    byte[] address = TurnClient.bytesOf(peer);
    try (TurnClient client = TurnClient.byUdp(server, credentials)) {
      assertEquals(0, client.allocate(TurnClient.UDP, address.length == 16));
      int unused = client.createPermission(address, port);
      client.send(address, port, "through TURN".getBytes(UTF_8));
    }
  }

  private static DatagramSocket listenerAt(String address) throws IOException {
    // Java makes IPv4 of a mapped address, which is where it leads.
    DatagramSocket listener = new DatagramSocket(0, InetAddress.getByName(address));
    listener.setSoTimeout(10_000);
    return listener;
  }

  private static void sendDirectly(DatagramSocket listener) throws IOException {
    byte[] words = "directly".getBytes(UTF_8);
    try (DatagramSocket sender = new DatagramSocket()) {
      sender.send(new DatagramPacket(words, words.length, listener.getLocalSocketAddress()));
    }
  }

  private static String heard(DatagramSocket listener) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[100], 100);
    listener.receive(packet);
    return new String(packet.getData(), 0, packet.getLength(), UTF_8);
  }

  private static InetSocketAddress server() {
    return serverOf(coturn);
  }

  private static InetSocketAddress serverOf(Coturn of) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), of.port());
  }

  /** Each of his own: coturn counts what one user has. */
  private static TurnCredentials credentialsOf(String user) {
    return credentials(coturn, file.environment("coturn").get("SECRET"), user);
  }

  private static TurnCredentials credentials(Coturn server, String secret, String user) {
    return new TurnService(
            List.of(server.url("udp")), secret, 600, () -> Instant.now().getEpochSecond())
        .credentialsOf(new UserId(user));
  }
}
