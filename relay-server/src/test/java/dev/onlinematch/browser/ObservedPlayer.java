package dev.onlinematch.browser;

import dev.onlinematch.lab.Capture;
import dev.onlinematch.lab.CapturedPacket;
import dev.onlinematch.lab.Computer;
import dev.onlinematch.lab.Lan;
import dev.onlinematch.lab.Network;
import dev.onlinematch.lab.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * A player in a network of his own. What passes his computer's interface, and what passes between
 * his network and the public one, is captured, and what his page hears is kept.
 */
final class ObservedPlayer implements AutoCloseable {

  private final Capture inside;
  private final Capture outside;
  private final List<InetAddress> addresses;
  private final Player player;
  private final Hearsay hearsay;

  ObservedPlayer(Laboratory laboratory, String name, Router router)
      throws IOException, InterruptedException {
    Lan lan = laboratory.lan(router);
    Computer computer = lan.computer();
    inside = computer.capture();
    outside = lan.capture();
    addresses = new ArrayList<>(computer.addresses());
    addresses.add(InetAddress.getByName(lan.publicAddress()));
    player = laboratory.arrives(name, computer, "/");
    hearsay = new Hearsay(player.page());
  }

  Player player() {
    return player;
  }

  Hearsay hearsay() {
    return hearsay;
  }

  /** His own and his network's, as they would be written in a candidate. */
  List<String> addresses() {
    return addresses.stream().map(ObservedPlayer::written).toList();
  }

  private static String written(InetAddress address) {
    // Java writes an address of IPv6 with its interface.
    return address.getHostAddress().replaceAll("%.*", "");
  }

  /** All packets seen at either place; nothing is captured any more. */
  List<CapturedPacket> packets() throws IOException, InterruptedException {
    List<CapturedPacket> packets = new ArrayList<>(inside.stop());
    packets.addAll(outside.stop());
    return packets;
  }

  /**
   * Those of the packets that are not between the servers and somebody. What goes to a whole
   * network at once (names of mDNS, questions for routers), what a browser asks the name server of
   * this computer, which is not to be reached from there, and what ARP asks of others are none.
   */
  static List<CapturedPacket> pastTheServers(
      List<CapturedPacket> packets, ObservedPlayer one, ObservedPlayer other) {
    return packets.stream()
        .filter(
            packet ->
                packet.protocol() == CapturedPacket.ARP
                    ? one.isAtAnEndOf(packet) && other.isAtAnEndOf(packet)
                    : !packet.destination().isMulticastAddress()
                        && !packet.isAboutNames()
                        && !Network.isServer(packet.source())
                        && !Network.isServer(packet.destination()))
        .toList();
  }

  private boolean isAtAnEndOf(CapturedPacket packet) {
    return addresses.stream().anyMatch(packet::involves);
  }

  @Override
  public void close() throws IOException {
    inside.close();
    outside.close();
  }
}
