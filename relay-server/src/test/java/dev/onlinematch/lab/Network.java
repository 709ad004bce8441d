package dev.onlinematch.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.opentest4j.TestAbortedException;

/**
 * A small internet on this computer: a public network with servers, and players' computers, each in
 * a namespace of its own behind a router of its own. Needs Linux and root.
 *
 * <pre>
 *   servers 203.0.113.1 ─┬─ 203.0.113.10 router ── 10.10.0.2 player
 *                        └─ 203.0.113.11 router ── 10.11.0.2 player
 * </pre>
 */
public final class Network implements AutoCloseable {

  /** Where all servers are. */
  public static final String SERVERS = "203.0.113.1";

  private static final int FIRST_HOST = 10;

  private final String prefix = "om" + ProcessHandle.current().pid();
  private final List<String> namespaces = new ArrayList<>();
  private final Path scripts;
  private int hosts;

  private Network(Path scripts) {
    this.scripts = scripts;
  }

  /**
   * Builds the public network.
   *
   * @throws TestAbortedException where that cannot be done; the message says why
   */
  public static Network build() throws IOException, InterruptedException {
    if (!System.getProperty("os.name").contains("Linux") || !DebianProgram.isRoot()) {
      throw new TestAbortedException("not run: networks are built as root on Linux only");
    }
    DebianProgram.find("ip", "iproute2");
    DebianProgram.find("nft", "nftables");
    Network network = new Network(Files.createTempDirectory("network"));
    try {
      network.namespace("pub");
      network.ip("-n %pub link add br0 type bridge");
      network.ip("-n %pub addr add " + SERVERS + "/24 dev br0");
      network.ip("-n %pub link set br0 up");
    } catch (IllegalStateException e) {
      network.close();
      throw new TestAbortedException("not run: no namespaces here: " + e.getMessage());
    }
    return network;
  }

  /** What runs a program beside the servers. */
  public List<String> atServers() {
    return List.of("ip", "netns", "exec", prefix + "pub");
  }

  /**
   * A player's computer.
   *
   * @return a script that runs {@code program} there, with the script's own arguments
   */
  public Path computer(Router router, Path program) throws IOException {
    int number = FIRST_HOST + hosts++;
    String host = "h" + number;
    namespace(host);
    if (router.isRouter()) {
      route(router, number);
    } else {
      plug(host, "e0", number);
    }
    Path script = scripts.resolve(host);
    Files.writeString(
        script, "#!/bin/sh\nexec ip netns exec " + prefix + host + " " + program + " \"$@\"\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return script;
  }

  private void route(Router router, int number) {
    String nat = "n" + number;
    String host = "h" + number;
    namespace(nat);
    plug(nat, "wan", number);
    String lan = "10." + number + ".0.";
    ip("link add lan netns %" + nat + " type veth peer name e0 netns %" + host);
    ip("-n %" + nat + " addr add " + lan + "1/24 dev lan");
    ip("-n %" + nat + " link set lan up");
    ip("-n %" + host + " addr add " + lan + "2/24 dev e0");
    ip("-n %" + host + " link set e0 up");
    ip("-n %" + host + " route add default via " + lan + "1");
    at(nat, "sysctl", "-qw", "net.ipv4.ip_forward=1");
    at(nat, "nft", "add table ip t");
    at(nat, "nft", "add chain ip t post { type nat hook postrouting priority 100; }");
    at(nat, "nft", "add rule ip t post oifname wan " + router.masquerade());
    at(nat, "nft", "add chain ip t through { type filter hook forward priority 0; }");
    // Nobody reaches a computer that has not asked him first. Without the second rule Linux would
    // remember the
    // one who tried, and give the computer another port when it asks him.
    at(nat, "nft", "add rule ip t through iifname wan ct state new drop");
    at(nat, "nft", "add chain ip t self { type filter hook input priority 0; }");
    at(nat, "nft", "add rule ip t self iifname wan ct state new drop");
    if (router == Router.NO_UDP || router == Router.ONLY_443) {
      at(nat, "nft", "add rule ip t through meta l4proto udp drop");
    }
    if (router == Router.ONLY_443) {
      at(nat, "nft", "add rule ip t through iifname lan tcp dport != 443 drop");
    }
  }

  /** Connects a namespace to the public network. */
  private void plug(String namespace, String device, int number) {
    String port = "p" + number;
    ip(
        "link add "
            + device
            + " netns %"
            + namespace
            + " type veth peer name "
            + port
            + " netns %pub");
    ip("-n %pub link set " + port + " master br0 up");
    ip("-n %" + namespace + " addr add 203.0.113." + number + "/24 dev " + device);
    ip("-n %" + namespace + " link set " + device + " up");
  }

  private void namespace(String name) {
    ip("netns add %" + name);
    namespaces.add(prefix + name);
    ip("-n %" + name + " link set lo up");
  }

  private void at(String namespace, String... command) {
    List<String> words = new ArrayList<>(List.of("ip", "netns", "exec", prefix + namespace));
    words.addAll(List.of(command));
    run(words);
  }

  /** {@code ip}; a percent sign stands before the name of a namespace. */
  private void ip(String arguments) {
    List<String> words = new ArrayList<>(List.of("ip"));
    words.addAll(List.of(arguments.replace("%", prefix).split(" ", -1)));
    run(words);
  }

  private static void run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException(String.join(" ", command) + ": " + said);
      }
    } catch (IOException e) {
      throw new IllegalStateException(String.join(" ", command), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    for (String namespace : namespaces) {
      run(List.of("ip", "netns", "del", namespace));
    }
    namespaces.clear();
  }
}
