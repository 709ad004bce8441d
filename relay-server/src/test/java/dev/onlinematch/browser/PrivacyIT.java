package dev.onlinematch.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.lab.CapturedPacket;
import dev.onlinematch.lab.LabServers;
import dev.onlinematch.lab.Router;
import dev.onlinematch.match.NetworkRelay;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Players whose addresses are to be kept from each other: no packet passes between them but by a
 * server, and nothing that one's page is told names an address of the other. {@code
 * -Donlinematch.nat=all} tries it from behind routers too.
 */
@Timeout(300)
class PrivacyIT {

  /** A round of some seconds makes hundreds. */
  private static final int FEWEST_PACKETS = 100;

  @RegisterExtension static final Laboratory LABORATORY = new Laboratory();

  /** What was seen of two players, and what each was told of the other's addresses. */
  private record Evening(
      List<CapturedPacket> packets, List<CapturedPacket> pastTheServers, List<String> told) {

    long packetsOfPort(int port) {
      return packets.stream().filter(packet -> packet.involvesPort(port)).count();
    }
  }

  static Stream<Router> routers() {
    return Laboratory.firstOrAll(List.of(Router.OPEN, Router.CONE));
  }

  @ParameterizedTest
  @MethodSource("routers")
  void forcedPlayersMeetAtTheTurnServerOnly(Router router) throws Exception {
    Evening evening = play(router, NetworkRelay.FORCED, "mesh", "turn");

    assertEquals(List.of(), evening.pastTheServers);
    assertEquals(List.of(), evening.told);
    assertTrue(evening.packetsOfPort(LabServers.TURN_PORT) > FEWEST_PACKETS, evening.toString());
  }

  @ParameterizedTest
  @MethodSource("routers")
  void withClientServerPlayersMeetAtTheRelayOnly(Router router) throws Exception {
    Evening evening = play(router, NetworkRelay.AUTO, "client-server", "relay");

    assertEquals(List.of(), evening.pastTheServers);
    assertEquals(List.of(), evening.told);
    assertTrue(evening.packetsOfPort(LabServers.RELAY_PORT) > FEWEST_PACKETS, evening.toString());
  }

  /** The control: those who may, do, and this is how it looks. */
  @Test
  void othersSendToEachOtherAndKnowEachOthersAddress() throws Exception {
    Evening evening = play(Router.OPEN, NetworkRelay.AUTO, "mesh", "direct");

    assertTrue(evening.pastTheServers.size() > FEWEST_PACKETS, evening.pastTheServers.toString());
    assertNotEquals(List.of(), evening.told);
  }

  private static Evening play(Router router, NetworkRelay networkRelay, String mode, String path)
      throws Exception {
    LABORATORY.use(networkRelay);
    try (ObservedPlayer one = new ObservedPlayer(LABORATORY, "alice", router);
        ObservedPlayer other = new ObservedPlayer(LABORATORY, "bob", router)) {
      Player alice = one.player().signsInAsGuest();
      Player bob = other.player().signsInAsGuest();
      String code = alice.createsMatch();
      alice.clicks("mode-" + mode);
      bob.joinsMatch(code).sees(Screen.READY).isLinkedBy(path, 1).isReady();
      alice.isLinkedBy(path, 1).isReady();
      alice.isPlaying();
      bob.isPlaying();
      new Hunter(alice, 1).winsARound();

      List<String> told = new ArrayList<>(one.hearsay().with(other.addresses()));
      told.addAll(other.hearsay().with(one.addresses()));
      List<CapturedPacket> packets = new ArrayList<>(one.packets());
      packets.addAll(other.packets());
      return new Evening(packets, ObservedPlayer.pastTheServers(packets, one, other), told);
    }
  }
}
