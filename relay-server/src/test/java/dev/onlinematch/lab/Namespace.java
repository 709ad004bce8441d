package dev.onlinematch.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One network namespace: a computer or a router, with its own interfaces, routes and rules. What
 * runs in it finds names in a file of its own (ip-netns(8): {@code /etc/netns/NAME/hosts}).
 */
public final class Namespace implements AutoCloseable {

  private static final Path NETNS = Path.of("/etc/netns");

  /**
   * A moment for each; but where it is over, the tests are skipped, and a busy computer is slow.
   */
  private static final long DEADLINE_SECONDS = 60;

  /** In what {@code ip} shows. */
  private static final Pattern ADDRESS = Pattern.compile(" inet6? ([0-9a-f.:]+)/");

  private final String name;

  private Namespace(String name) {
    this.name = name;
  }

  /**
   * Adds it.
   *
   * @param hosts as in {@code /etc/hosts}
   * @throws IllegalStateException if that is not possible; the message says why
   */
  public static Namespace add(String name, String hosts) throws IOException {
    run(List.of("ip", "netns", "add", name));
    Namespace namespace = new Namespace(name);
    try {
      Files.createDirectories(NETNS.resolve(name));
      Files.writeString(NETNS.resolve(name).resolve("hosts"), hosts);
      // Addresses count at once; a browser gives up what it loads when one comes to count later.
      namespace.run("sysctl", "-qw", "net.ipv6.conf.default.accept_dad=0");
      namespace.run("sysctl", "-qw", "net.ipv6.conf.default.dad_transmits=0");
      namespace.ip("link set lo up");
    } catch (IOException | IllegalStateException e) {
      namespace.close();
      throw e;
    }
    return namespace;
  }

  String name() {
    return name;
  }

  /** What stands before a command to run it there. */
  public List<String> exec() {
    return List.of("ip", "netns", "exec", name);
  }

  /** {@code ip}, there; words are separated by spaces. */
  void ip(String arguments) {
    List<String> words = new ArrayList<>(List.of("ip", "-n", name));
    words.addAll(List.of(arguments.split(" ", -1)));
    run(words);
  }

  /** {@code nft}, there. */
  void nft(String rule) {
    run("nft", rule);
  }

  /** Any command, there. */
  void run(String... command) {
    List<String> words = new ArrayList<>(exec());
    words.addAll(List.of(command));
    run(words);
  }

  /** The addresses that a device has at this moment, IPv6's own included. */
  List<InetAddress> addresses(String device) throws IOException {
    String shown = run(List.of("ip", "-n", name, "-oneline", "addr", "show", "dev", device));
    List<InetAddress> addresses = new ArrayList<>();
    Matcher found = ADDRESS.matcher(shown);
    while (found.find()) {
      addresses.add(InetAddress.getByName(found.group(1)));
    }
    return addresses;
  }

  /** A cable from here to there. */
  void cable(String device, Namespace other, String otherDevice) {
    ip("link add " + device + " type veth peer name " + otherDevice + " netns " + other.name);
    ip("link set " + device + " up");
    other.ip("link set " + otherDevice + " up");
  }

  @Override
  public void close() throws IOException {
    run(List.of("ip", "netns", "del", name));
    Files.deleteIfExists(NETNS.resolve(name).resolve("hosts"));
    Files.deleteIfExists(NETNS.resolve(name));
  }

  private static String run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException(String.join(" ", command) + ": " + said);
      }
      return said;
    } catch (IOException e) {
      throw new IllegalStateException(String.join(" ", command), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
