package dev.onlinematch.lab;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A router and the computers behind it, or one computer without a router. */
public final class Lan implements AutoCloseable {

  /** A computer's network interface. */
  static final String DEVICE = "e0";

  /** Of the router: what the network does to packets beside. */
  private static final String WEATHER = "inet t weather";

  private final Network network;
  private final Router router;
  private final int number;

  /** The router's; null without one. */
  private Namespace gate;

  private final Deque<Namespace> namespaces = new ArrayDeque<>();
  private int computers;

  private Lan(Network network, Router router, int number) {
    this.network = network;
    this.router = router;
    this.number = number;
  }

  static Lan build(Network network, Router router, int number) throws IOException {
    Lan lan = new Lan(network, router, number);
    if (router.isRouter()) {
      lan.buildRouter();
    }
    return lan;
  }

  private void buildRouter() throws IOException {
    gate = namespace("n" + number);
    network.plug(gate, "wan", port());
    // Computers are on one bridge, whose address is its own as that of the public one is.
    gate.ip("link add lan address " + Network.BRIDGE + " type bridge");
    gate.ip("link set lan up");
    gate.nft("add table inet t");
    gate.nft("add chain inet t through { type filter hook forward priority 0; }");
    gate.nft("add chain inet t self { type filter hook input priority 0; }");
    gate.nft("add chain " + WEATHER + " { type filter hook forward priority -1; }");
    if (router == Router.IPV6_ONLY) {
      gate.run("sysctl", "-qw", "net.ipv6.conf.all.forwarding=1");
      gate.ip("addr add " + wanIpv6() + "/64 dev wan nodad");
      gate.ip("addr add " + ipv6(1) + "/64 dev lan nodad");
      gate.ip("-6 route add default via " + Network.SERVERS_IPV6);
      network.route(ipv6(0) + "/64", wanIpv6());
    } else {
      gate.run("sysctl", "-qw", "net.ipv4.ip_forward=1");
      gate.ip("addr add " + wanIpv4() + "/24 dev wan");
      gate.ip("addr add " + ipv4(1) + "/24 dev lan");
      gate.nft("add chain inet t post { type nat hook postrouting priority 100; }");
      gate.nft("add rule inet t post oifname wan " + router.masquerade());
    }
    // Nobody reaches a computer that has not asked him first. Without the second rule Linux would
    // remember the one who tried, and give the computer another port when it asks him.
    gate.nft("add rule inet t through iifname wan ct state new drop");
    gate.nft("add rule inet t self iifname wan meta l4proto != ipv6-icmp ct state new drop");
    if (router == Router.NO_UDP || router == Router.ONLY_443) {
      gate.nft("add rule inet t through meta l4proto udp drop");
    }
    if (router == Router.ONLY_443) {
      gate.nft("add rule inet t through iifname lan tcp dport != 443 drop");
    }
  }

  /** A player's computer in it. */
  public Computer computer() throws IOException {
    Namespace host = namespace("h" + number + "x" + (computers + 1));
    plug(host);
    return new Computer(host, network.scripts());
  }

  /** Connects a computer, which has no network at this moment. */
  void plug(Namespace host) {
    computers++;
    if (gate == null) {
      if (computers > 1) {
        throw new IllegalStateException("without a router there is one computer");
      }
      network.plug(host, DEVICE, port());
      host.ip("addr add " + wanIpv4() + "/24 dev " + DEVICE);
      return;
    }
    String port = "lan" + computers;
    gate.cable(port, host, DEVICE);
    gate.ip("link set " + port + " master lan");
    if (router == Router.IPV6_ONLY) {
      host.ip("addr add " + ipv6(1 + computers) + "/64 dev " + DEVICE + " nodad");
      host.ip("-6 route add default via " + ipv6(1));
    } else {
      host.ip("addr add " + ipv4(1 + computers) + "/24 dev " + DEVICE);
      host.ip("route add default via " + ipv4(1));
    }
  }

  /** Its public address: the router's, or the computer's where there is no router. */
  public String publicAddress() {
    return wanIpv4();
  }

  /** What passes between it and the public network from now on. */
  public Capture capture() throws IOException, InterruptedException {
    return Capture.start(network.atServers(), port());
  }

  /** From now on so many of a hundred packets get lost, each way, those of IPv4 and IPv6 alike. */
  public void loses(int percent) {
    gate.nft("add rule " + WEATHER + " numgen random mod 100 < " + percent + " drop");
  }

  /** From now on no UDP passes between here and there, and nobody says so. */
  public void losesUdpWith(Lan other) {
    for (String end : List.of("saddr", "daddr")) {
      gate.nft(
          "add rule "
              + WEATHER
              + (" ip " + end + " " + other.publicAddress())
              + " meta l4proto udp drop");
    }
  }

  /** From now on nothing gets lost any more. */
  public void losesNothing() {
    gate.nft("flush chain " + WEATHER);
  }

  /** Its socket on the public network. */
  private String port() {
    return "p" + number;
  }

  private Namespace namespace(String name) throws IOException {
    Namespace added = network.namespace(name);
    namespaces.push(added);
    return added;
  }

  @Override
  public void close() throws IOException {
    while (!namespaces.isEmpty()) {
      namespaces.pop().close();
    }
  }

  private String wanIpv4() {
    return "203.0.113." + number;
  }

  private String wanIpv6() {
    return "2001:db8::" + number;
  }

  private String ipv4(int host) {
    return "10." + number + ".0." + host;
  }

  private String ipv6(int host) {
    return "2001:db8:" + number + "::" + (host == 0 ? "" : host);
  }
}
