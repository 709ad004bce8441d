package dev.onlinematch.webrtc.ice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.onlinematch.webrtc.sdp.HostCandidate;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalAddressesTest {

  private static final InetSocketAddress BOUND = new InetSocketAddress("192.0.2.1", 3478);

  @Test
  void offersTheAddressOfTheSocket() {
    assertEquals(List.of(BOUND), addresses(BOUND, List.of(), false));
  }

  @Test
  void offersConfiguredAddressesAndNoOthers() throws Exception {
    List<InetAddress> configured =
        List.of(InetAddress.getByName("203.0.113.1"), InetAddress.getByName("2001:db8::1"));

    assertEquals(
        List.of(
            new InetSocketAddress("203.0.113.1", 3478), new InetSocketAddress("2001:db8::1", 3478)),
        addresses(BOUND, configured, false));
  }

  @Test
  void offersRealAddressesForTheWildcardAddress() {
    List<InetSocketAddress> addresses =
        addresses(new InetSocketAddress("0.0.0.0", 3478), List.of(), false);

    assertFalse(addresses.isEmpty());
    for (InetSocketAddress address : addresses) {
      assertFalse(address.getAddress().isAnyLocalAddress());
      assertEquals(3478, address.getPort());
    }
  }

  @Test
  void theFirstCandidateIsPreferred() {
    List<HostCandidate> candidates =
        LocalAddresses.candidates(BOUND, List.of(BOUND.getAddress()), false);

    assertEquals(65_535, candidates.get(0).preference());
  }

  @Test
  void putsAHarvestersAddressBeforeTheOneItMaps() {
    // The harvesters read their configuration once for the whole process.
    System.setProperty("org.ice4j.ice.harvest.NAT_HARVESTER_LOCAL_ADDRESS", "192.0.2.1");
    System.setProperty("org.ice4j.ice.harvest.NAT_HARVESTER_PUBLIC_ADDRESS", "203.0.113.9");

    assertEquals(
        List.of(new InetSocketAddress("203.0.113.9", 3478), BOUND),
        addresses(BOUND, List.of(), true));
    assertEquals(
        List.of(new InetSocketAddress("192.0.2.2", 3478)),
        addresses(new InetSocketAddress("192.0.2.2", 3478), List.of(), true));
  }

  private static List<InetSocketAddress> addresses(
      InetSocketAddress bound, List<InetAddress> configured, boolean asksHarvesters) {
    return LocalAddresses.candidates(bound, configured, asksHarvesters).stream()
        .map(HostCandidate::address)
        .toList();
  }
}
