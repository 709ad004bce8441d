package dev.onlinematch.webrtc.ice;

import dev.onlinematch.webrtc.sdp.HostCandidate;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ice4j.ice.harvest.MappingCandidateHarvester;
import org.ice4j.ice.harvest.MappingCandidateHarvesters;

/** Finds the addresses to offer for a bound UDP socket. */
public final class LocalAddresses {

  private LocalAddresses() {}

  /**
   * The candidates of a socket, best first.
   *
   * <p>With {@code publicAddresses} exactly those: who names them knows the way in. Otherwise the
   * socket's own address, or those of all interfaces if it is bound to the wildcard address.
   * Loopback addresses are offered only when there is nothing else or the socket is bound to one.
   *
   * @param bound where the socket is bound
   * @param publicAddresses configured addresses, mapped to the socket with the same port
   * @param asksHarvesters whether to put before each of our addresses the public one that ice4j's
   *     mapping harvesters know for it ({@code ice4j.harvest.mapping}: static mappings, STUN, AWS).
   *     Takes a second, or several if they ask the network.
   */
  public static List<HostCandidate> candidates(
      InetSocketAddress bound, List<InetAddress> publicAddresses, boolean asksHarvesters) {
    Set<InetSocketAddress> addresses = new LinkedHashSet<>();
    if (publicAddresses.isEmpty()) {
      for (InetAddress local : localAddresses(bound)) {
        InetSocketAddress own = new InetSocketAddress(local, bound.getPort());
        if (asksHarvesters) {
          addresses.addAll(mappedAddresses(own));
        }
        addresses.add(own);
      }
    } else {
      publicAddresses.forEach(
          address -> addresses.add(new InetSocketAddress(address, bound.getPort())));
    }
    List<HostCandidate> candidates = new ArrayList<>();
    int preference = 65_535;
    for (InetSocketAddress address : addresses) {
      candidates.add(new HostCandidate(address, preference--));
    }
    return candidates;
  }

  private static List<InetAddress> localAddresses(InetSocketAddress bound) {
    if (!bound.getAddress().isAnyLocalAddress()) {
      return List.of(bound.getAddress());
    }
    List<InetAddress> reachable = new ArrayList<>();
    List<InetAddress> loopback = new ArrayList<>();
    for (InetAddress address : interfaceAddresses()) {
      if (address.isLoopbackAddress()) {
        loopback.add(address);
      } else if (!address.isLinkLocalAddress()) {
        reachable.add(address);
      }
    }
    return reachable.isEmpty() ? loopback : reachable;
  }

  private static List<InetAddress> interfaceAddresses() {
    List<InetAddress> addresses = new ArrayList<>();
    try {
      for (NetworkInterface face : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        if (face.isUp()) {
          addresses.addAll(Collections.list(face.getInetAddresses()));
        }
      }
    } catch (SocketException e) {
      throw new IllegalStateException("the network interfaces cannot be listed", e);
    }
    return addresses;
  }

  private static List<InetSocketAddress> mappedAddresses(InetSocketAddress own) {
    List<InetSocketAddress> mapped = new ArrayList<>();
    for (MappingCandidateHarvester harvester : MappingCandidateHarvesters.getHarvesters()) {
      boolean isFace =
          own.getAddress().equals(harvester.getFace().getAddress())
              && (!harvester.getMatchPort() || own.getPort() == harvester.getFace().getPort());
      if (isFace) {
        int port = harvester.getMatchPort() ? harvester.getMask().getPort() : own.getPort();
        mapped.add(new InetSocketAddress(harvester.getMask().getAddress(), port));
      }
    }
    return mapped;
  }
}
