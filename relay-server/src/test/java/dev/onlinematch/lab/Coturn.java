package dev.onlinematch.lab;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A real TURN server on this computer, which takes credentials made with its secret. */
public final class Coturn implements AutoCloseable {

  /** Its {@code static-auth-secret}. */
  public static final String SECRET = "secret of the tests";

  private static final long START_SECONDS = 15;
  private static final int ANSWER_MS = 1_000;

  private final Process process;
  private final String address;
  private final int port;
  private final Path log;

  private Coturn(Process process, String address, int port, Path log) {
    this.process = process;
    this.address = address;
    this.port = port;
    this.log = log;
  }

  /** On loopback, with relayed addresses on loopback too. */
  public static Coturn onLoopback() throws IOException, InterruptedException {
    return start(
        List.of(), "127.0.0.1", freePort(), List.of("--relay-ip=::1", "--allow-loopback-peers"));
  }

  /** On an address of this computer, with relayed addresses there too. */
  public static Coturn on(String address) throws IOException, InterruptedException {
    return start(List.of(), address, freePort(), List.of("--allow-loopback-peers"));
  }

  /**
   * Starts it and waits until it listens.
   *
   * @param before command before it, as for a namespace; empty for none
   * @param more options
   */
  public static Coturn start(List<String> before, String address, int port, List<String> more)
      throws IOException, InterruptedException {
    Path program = DebianProgram.find("turnserver", "coturn");
    Path log = Files.createTempFile("coturn", ".log");
    List<String> command = new ArrayList<>(before);
    command.add(program.toString());
    command.addAll(
        List.of(
            "-n",
            "--listening-ip=" + address,
            "--listening-port=" + port,
            "--relay-ip=" + address,
            "--use-auth-secret",
            "--static-auth-secret=" + SECRET,
            "--realm=onlinematch",
            "--fingerprint",
            "--no-tls",
            "--no-cli",
            "--log-file=stdout",
            "--simple-log",
            "--pidfile=" + log + ".pid"));
    command.addAll(more);
    Coturn coturn = start(command, Map.of(), address, port, log);
    if (before.isEmpty()) {
      coturn.awaitListening();
    }
    return coturn;
  }

  /** Starts it by a command of somebody else's, and waits until it listens where that says. */
  public static Coturn start(
      List<String> command, Map<String, String> environment, String address, int port)
      throws IOException, InterruptedException {
    Coturn coturn =
        start(command, environment, address, port, Files.createTempFile("coturn", ".log"));
    coturn.awaitListening();
    return coturn;
  }

  private static Coturn start(
      List<String> command, Map<String, String> environment, String address, int port, Path log)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    return new Coturn(builder.start(), address, port, log);
  }

  /** Its address for a browser. */
  public String url(String transport) {
    return "turn:" + address + ":" + port + "?transport=" + transport;
  }

  /** Its port. */
  public int port() {
    return port;
  }

  /** What it has said so far. */
  public String log() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Files.deleteIfExists(log);
    Files.deleteIfExists(Path.of(log + ".pid"));
  }

  private void awaitListening() throws IOException, InterruptedException {
    long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!isListening()) {
      if (!process.isAlive() || System.nanoTime() > deadlineNs) {
        String said = log();
        close();
        throw new AssertionError("coturn did not start: " + said);
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private boolean isListening() {
    InetSocketAddress server = new InetSocketAddress(address, port);
    try (Socket tcp = new Socket();
        DatagramSocket udp = new DatagramSocket()) {
      tcp.connect(server, ANSWER_MS);
      udp.connect(server);
      udp.setSoTimeout(ANSWER_MS);
      byte[] request = TurnMessages.plain(TurnMessages.BINDING);
      udp.send(new DatagramPacket(request, request.length));
      udp.receive(new DatagramPacket(new byte[500], 500));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Free for TCP and for UDP. */
  public static int freePort() throws IOException {
    try (ServerSocket tcp = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        DatagramSocket udp = new DatagramSocket(tcp.getLocalPort(), tcp.getInetAddress())) {
      return udp.getLocalPort();
    }
  }
}
