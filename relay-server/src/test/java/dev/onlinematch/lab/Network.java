package dev.onlinematch.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.opentest4j.TestAbortedException;

/**
 * A small internet on this computer: a public network with servers, and players' computers, each in
 * a namespace of its own, behind routers that are namespaces too. Needs Linux and root.
 *
 * <pre>
 *   play.test   203.0.113.1  2001:db8::1  ─┬─ 203.0.113.10 router ── 10.10.0.2, 10.10.0.3 players
 *   nakama.test 203.0.113.2  2001:db8::2  ─┼─ 203.0.113.11 player
 *   compose.test 203.0.113.3              ─┴─ 2001:db8::12 router ── 2001:db8:12::2 player
 * </pre>
 *
 * <p>The addresses are those of documentation (RFC 5737, RFC 3849).
 */
public final class Network implements AutoCloseable {

  /** The server of the page, the relay and TURN: a name for both its addresses. */
  public static final String SERVERS = "play.test";

  /** Its address. */
  public static final String SERVERS_IPV4 = "203.0.113.1";

  /** Its other address. */
  public static final String SERVERS_IPV6 = "2001:db8::1";

  /** The server of Nakama, which may take port 443 too. */
  public static final String NAKAMA = "nakama.test";

  /** Another server, for whatever a test puts there. */
  public static final String DEPLOYMENT = "compose.test";

  /** Its address. */
  public static final String DEPLOYMENT_IPV4 = "203.0.113.3";

  private static final String NAKAMA_IPV4 = "203.0.113.2";
  private static final String NAKAMA_IPV6 = "2001:db8::2";

  private static final String HOSTS =
      "127.0.0.1 localhost\n::1 localhost\n"
          + line(SERVERS_IPV4, SERVERS)
          + line(SERVERS_IPV6, SERVERS)
          + line(NAKAMA_IPV4, NAKAMA)
          + line(NAKAMA_IPV6, NAKAMA)
          + line(DEPLOYMENT_IPV4, DEPLOYMENT)
          // By which docker-compose.yml knows its services.
          + line(DEPLOYMENT_IPV4, "postgres")
          + line(DEPLOYMENT_IPV4, "nakama");

  /** An address of Ethernet that nobody else has: it is not one of a maker's. */
  static final String BRIDGE = "02:00:00:00:00:01";

  private static final int FIRST_LAN = 10;
  private static final int MOST_LANS = 200;

  private final String prefix = "om" + ProcessHandle.current().pid();
  private final Deque<Namespace> namespaces = new ArrayDeque<>();
  private final Path scripts;
  private Namespace servers;
  private Namespace nakama;
  private Namespace deployment;
  private int lans;

  private Network(Path scripts) {
    this.scripts = scripts;
  }

  // With a dot at its end too: so Chromium asks for STUN and TURN servers.
  private static String line(String address, String name) {
    return address + " " + name + " " + name + ".\n";
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
      network.layCables();
    } catch (IllegalStateException e) {
      network.close();
      throw new TestAbortedException("not run: no namespaces here: " + e.getMessage());
    }
    return network;
  }

  private void layCables() throws IOException {
    servers = namespace("pub");
    namespaces.push(servers);
    // Of its own a bridge has the lowest address of those connected to it, and so another one
    // whenever somebody comes with a lower one; who has asked before would send to the old one.
    servers.ip("link add br0 address " + BRIDGE + " type bridge");
    servers.ip("addr add " + SERVERS_IPV4 + "/24 dev br0");
    servers.ip("addr add " + SERVERS_IPV6 + "/64 dev br0 nodad");
    servers.ip("link set br0 up");
    // Between two networks of IPv6 its packets go by here.
    servers.run("sysctl", "-qw", "net.ipv6.conf.all.forwarding=1");
    nakama = namespace("nakama");
    namespaces.push(nakama);
    plug(nakama, "e0", "nakama");
    nakama.ip("addr add " + NAKAMA_IPV4 + "/24 dev e0");
    nakama.ip("addr add " + NAKAMA_IPV6 + "/64 dev e0 nodad");
    nakama.ip("-6 route add default via " + SERVERS_IPV6);
    deployment = namespace("deploy");
    namespaces.push(deployment);
    plug(deployment, "e0", "deploy");
    deployment.ip("addr add " + DEPLOYMENT_IPV4 + "/24 dev e0");
  }

  /** Whether it is an address of the servers. */
  public static boolean isServer(InetAddress address) {
    try {
      for (String server :
          List.of(SERVERS_IPV4, SERVERS_IPV6, NAKAMA_IPV4, NAKAMA_IPV6, DEPLOYMENT_IPV4)) {
        if (InetAddress.getByName(server).equals(address)) {
          return true;
        }
      }
      return false;
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What runs a program where the page, the relay and TURN are. */
  public List<String> atServers() {
    return servers.exec();
  }

  /** What runs a program where Nakama is. */
  public List<String> atNakama() {
    return nakama.exec();
  }

  /** What runs a program at {@link #DEPLOYMENT}. */
  public List<String> atDeployment() {
    return deployment.exec();
  }

  /**
   * A network of players behind such a router; behind {@link Router#OPEN} there is one player. It
   * is its user's to close.
   */
  public Lan lan(Router router) throws IOException {
    // Numbers come again late: the kernel takes its time to forget what is closed.
    return Lan.build(this, router, FIRST_LAN + lans++ % MOST_LANS);
  }

  /** A new namespace. */
  Namespace namespace(String name) throws IOException {
    return Namespace.add(prefix + name, HOSTS);
  }

  /** Connects a namespace to the public network. */
  void plug(Namespace namespace, String device, String port) {
    namespace.cable(device, servers, port);
    servers.ip("link set " + port + " master br0");
  }

  /** Says who leads to a network of IPv6. */
  void route(String ipv6Network, String gateway) {
    servers.ip("-6 route replace " + ipv6Network + " via " + gateway);
  }

  /** Where scripts that start programs are kept. */
  Path scripts() {
    return scripts;
  }

  @Override
  public void close() throws IOException {
    while (!namespaces.isEmpty()) {
      namespaces.pop().close();
    }
  }
}
