package dev.onlinematch.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.peer.PeerConnectionState;
import dev.onlinematch.signalling.LinkOffer;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.transport.SendResult;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Which way is taken at which moment, and for which of them is asked. */
class LinkPathsTest {

  @Test
  void aRelayThatWasSilentForBothIsFoundToCarryAgain() {
    pair.network.cut("alice", "bob");
    pair.start();
    pair.setRelayUp(true);
    pair.time.advance(8_000);
    assertEquals(LinkPath.RELAY, alice.link.path());
    alice.doesRelayDrop = true;
    bob.doesRelayDrop = true;
    pair.time.advance(15_000);
    assertFalse(alice.link.isUp() || bob.link.isUp());

    alice.doesRelayDrop = false;
    bob.doesRelayDrop = false;
    pair.time.advance(2_000);
    assertEquals(LinkPath.RELAY, alice.link.path());
    assertEquals(LinkPath.RELAY, bob.link.path());
    assertEquals(List.of(), alice.failures);
  }

  @Test
  void whoGoesThroughTheRelayBecauseTheDirectPathIsLostWantsTheRelay() {
    pair.connect();
    // It is there for another pair.
    pair.setRelayUp(true);
    pair.network.cut("alice", "bob");
    pair.time.advance(8_000);

    assertEquals(LinkPath.RELAY, pair.alice.link.path());
    assertTrue(pair.alice.link.wantsRelay());
  }

  @Test
  void whoGoesThroughTheRelayFromTheBeginningWantsTheRelay() {
    pair.network.cut("alice", "bob");
    pair.start();
    pair.setRelayUp(true);
    pair.time.advance(8_000);

    assertEquals(LinkPath.RELAY, pair.alice.link.path());
    assertTrue(pair.alice.link.wantsRelay());
  }

  @Test
  void whenThatRelayGoesBecauseNobodyWantsItTheLinkAsksForItSoon() {
    pair.connect();
    pair.setRelayUp(true);
    pair.network.cut("alice", "bob");
    pair.time.advance(8_000);
    pair.setRelayUp(false);
    pair.time.advance(4_000);

    assertTrue(pair.alice.link.wantsRelay());
  }

  private final LinkedPair pair = LinkedPair.withRelay(1);
  private final LinkedPair.End alice = pair.alice;
  private final LinkedPair.End bob = pair.bob;

  @Test
  void aChangeOfModeTakesTheRelayAtOnceWhereItIsThere() {
    pair.connect();
    pair.setRelayUp(true);
    assertEquals(LinkPath.DIRECT, alice.link.path());
    alice.link.setPolicy(PathPolicy.CLIENT_SERVER);

    assertEquals(LinkPath.RELAY, alice.link.path());
  }

  @Test
  void aChangeOfModeAsksForTheRelayAtOnceWhereItIsNot() {
    pair.connect();
    alice.link.setPolicy(PathPolicy.CLIENT_SERVER);
    alice.link.setPolicy(PathPolicy.CLIENT_SERVER);

    assertEquals(List.of(true), alice.relayWanted);
  }

  @Test
  void theRelayIsAskedForOnceAndSentAwayOnce() {
    takeTheRelay();
    pair.network.heal("alice", "bob");
    pair.time.advance(60_000);

    assertEquals(LinkPath.DIRECT, alice.link.path());
    assertEquals(List.of(true, false), alice.relayWanted);
  }

  @Test
  void whenTheRelayLosesTheOtherPlayerThereIsNoPathUntilTheDirectOneIsMade() {
    pair.start(PathPolicy.CLIENT_SERVER);
    pair.setRelayUp(true);
    pair.time.advance(2_000);
    loseTheRelay();

    assertEquals(List.of("the relay lost the other player"), alice.downs);
    assertFalse(alice.link.isUp());
    assertNull(alice.link.path());
    int relayed = alice.relayed;
    assertEquals(SendResult.DROPPED, alice.send(Delivery.UNRELIABLE, 1));
    assertEquals(relayed, alice.relayed);
    pair.time.advance(5_000);
    assertEquals(LinkPath.DIRECT, alice.link.path());
  }

  @Test
  void aDirectPathIsTakenFromTheRelayWhenItHasHeldForTwoSeconds() {
    takeTheRelay();
    healAndConnect();
    assertEquals(LinkPath.RELAY, alice.link.path());
    pair.time.advance(1_800);
    assertEquals(LinkPath.RELAY, alice.link.path());
    pair.time.advance(200);

    assertEquals(LinkPath.DIRECT, alice.link.path());
    assertTrue(alice.changes.contains("DIRECT -1 the direct path holds"), alice.changes::toString);
  }

  @Test
  void aRelayThatGoesDownSoonIsLeftForADirectPathThatHasNotHeldYet() {
    takeTheRelay();
    healAndConnect();
    alice.link.relayIsLeaving();

    assertEquals(LinkPath.DIRECT, alice.link.path());
    assertEquals(List.of(), alice.downs);
  }

  @Test
  void aRelayThatGoesDownSoonIsLeftForTheDirectPathThatItWasToReplace() {
    pair.start(PathPolicy.CLIENT_SERVER);
    pair.time.advance(5_000);
    alice.link.setRelay(alice.relay);
    assertEquals(LinkPath.RELAY, alice.link.path());
    alice.link.relayIsLeaving();

    assertEquals(LinkPath.DIRECT, alice.link.path());
    assertEquals(1, alice.added);
  }

  @Test
  void aRelayThatComesLaterTakesNothingFromADirectPathHoweverNew() {
    pair.start();
    connectDirectly();
    int roundTripMs = alice.link.roundTripMs();
    pair.setRelayUp(true);

    assertEquals(LinkPath.DIRECT, alice.link.path());
    assertTrue(roundTripMs >= 20, roundTripMs + " ms");
    // What was measured stays known: the way is the same.
    assertEquals(roundTripMs, alice.link.roundTripMs());
  }

  @Test
  void aRelayThatIsHeardAgainIsTakenAgain() {
    pair.network.cut("alice", "bob");
    pair.start(PathPolicy.CLIENT_SERVER);
    pair.setRelayUp(true);
    pair.time.advance(2_000);
    bob.doesRelayDrop = true;
    advanceUntil(() -> !alice.link.isUp());
    assertTrue(alice.downs.get(0).startsWith("silent for "), alice.downs::toString);
    assertEquals(LinkPath.RELAY, bob.link.path());
    bob.doesRelayDrop = false;
    pair.time.advance(1_100);

    assertEquals(LinkPath.RELAY, alice.link.path());
    assertTrue(alice.changes.contains("RELAY -1 the relay is heard again"));
  }

  @Test
  void theDirectPathIsClosedWhenBothHearEachOtherThroughTheRelay() {
    pair.start(PathPolicy.CLIENT_SERVER);
    // The direct path is there, and has held.
    pair.time.advance(8_000);
    pair.setRelayUp(true);
    assertEquals(1, pair.network.openConnectionsOf("alice").size());
    pair.time.advance(1_000);

    assertEquals(List.of(), pair.network.openConnectionsOf("alice"));
    assertEquals(List.of(), pair.network.openConnectionsOf("bob"));
  }

  @Test
  void whatTheOtherSideSaysBeforeTheDirectPathIsWantedHereIsKept() {
    pair.start(PathPolicy.CLIENT_SERVER);
    pair.setRelayUp(true);
    pair.time.advance(2_000);
    alice.link.setPolicy(PathPolicy.MESH);
    pair.time.advance(500);
    bob.link.setPolicy(PathPolicy.MESH);
    connectDirectly();

    assertEquals(1, alice.count(LinkOffer.class));
    assertEquals(0, bob.link.drops().of(LinkDrop.STALE_SIGNAL));
  }

  @Test
  void withoutARelayClientServerIsDirectAtOnce() {
    LinkedPair lone = new LinkedPair(1);
    lone.start(PathPolicy.CLIENT_SERVER);
    lone.time.advance(1_000);

    assertEquals(LinkPath.DIRECT, lone.alice.link.path());
    assertEquals(List.of(), lone.alice.relayWanted);
  }

  @Test
  void aDirectPathThatIsLostAsksForTheRelayAtOnce() {
    pair.connect();
    pair.network.cut("alice", "bob");
    advanceUntil(() -> !alice.link.isUp());

    assertEquals(List.of(true), alice.relayWanted);
  }

  @Test
  void aDirectPathThatCannotBeMadeAsksForTheRelayAtOnce() {
    pair.network.setUnavailable(true);
    pair.start();

    assertEquals(List.of(true), alice.relayWanted);
  }

  @Test
  void whereThereIsNoRelayNobodyAsksForIt() {
    LinkedPair lone = new LinkedPair(1);
    lone.connect();
    lone.network.cut("alice", "bob");
    lone.time.advance(20_000);

    assertEquals(1, lone.alice.downs.size());
    assertEquals(List.of(), lone.alice.relayWanted);
  }

  @Test
  void whoClosesTheLinkWhenItIsDownAsksForNothing() {
    pair.connect();
    alice.whenDown = alice.link::close;
    pair.network.cut("alice", "bob");
    pair.time.advance(20_000);

    assertEquals(1, alice.downs.size());
    assertEquals(List.of(), alice.relayWanted);
  }

  @Test
  void whoClosesTheLinkWhenTheRelayIsLostWaitsForNothing() {
    pair.start(PathPolicy.CLIENT_SERVER);
    pair.setRelayUp(true);
    pair.time.advance(2_000);
    alice.whenDown = alice.link::close;
    bob.whenDown = bob.link::close;
    loseTheRelay();

    assertEquals(0, pair.time.waiting());
  }

  @Test
  void whoClosesTheLinkWhenTheRelayIsWantedOpensNoConnection() {
    alice.whenRelayWanted = alice.link::close;
    alice.link.start(PathPolicy.CLIENT_SERVER);
    pair.time.advance(60_000);

    assertEquals(0, alice.added);
    assertEquals(List.of(), alice.failures);
  }

  @Test
  void whoClosesALinkThatIsUpLeavesEverything() {
    pair.connect();
    pair.setRelayUp(true);
    alice.link.close();
    assertFalse(alice.link.isUp());
    assertNull(alice.link.path());
    assertNull(alice.link.connection());
    assertEquals(1, alice.removed);
    assertEquals(List.of(), pair.network.openConnectionsOf("alice"));
    bob.link.close();
    pair.time.advance(100);

    assertEquals(0, pair.time.waiting());
  }

  @Test
  void whoClosesALinkThatIsNotUpYetWaitsForNothing() {
    pair.network.cut("alice", "bob");
    pair.start();
    pair.time.advance(1_000);
    alice.link.close();
    bob.link.close();

    assertEquals(0, pair.time.waiting());
    assertEquals(List.of(), alice.failures);
  }

  @Test
  void whoLosesTheRelayAndFindsNoOtherPathGivesUp() {
    pair.network.cut("alice", "bob");
    pair.start(PathPolicy.CLIENT_SERVER);
    pair.setRelayUp(true);
    pair.time.advance(2_000);
    loseTheRelay();
    pair.time.advance(29_900);
    assertEquals(List.of(), alice.failures);
    pair.time.advance(200);

    assertEquals(List.of(LinkFailure.NO_PATH), alice.failures);
    assertEquals(SendResult.DROPPED, alice.send(Delivery.RELIABLE, 1));
    assertEquals(alice.added, alice.removed);
  }

  @Test
  void whoIsToldThatHeIsHeardAgainHasAllTheTimeAnew() {
    pair.network.cut("alice", "bob");
    pair.start();
    pair.time.advance(25_000);
    alice.link.allowTime();
    pair.time.advance(29_900);
    assertEquals(List.of(), alice.failures);
    pair.time.advance(200);

    assertEquals(List.of(LinkFailure.NO_PATH), alice.failures);
  }

  @Test
  void noPathIsGivenUpWhileNothingCanBeSaid() {
    pair.network.cut("alice", "bob");
    alice.canSignal = false;
    pair.start();
    pair.time.advance(40_000);
    assertEquals(List.of(), alice.failures);
    alice.canSignal = true;
    pair.time.advance(20_100);

    assertEquals(List.of(LinkFailure.NO_PATH), alice.failures);
  }

  @Test
  void aPathThatIceChangesIsNoticedWithTheFifthRoundTrip() {
    pair.connect();
    assertEquals(LinkPath.DIRECT, alice.link.path());
    pair.network.forbidDirectPath("alice", "bob");
    pair.time.advance(1_500);
    assertEquals(LinkPath.DIRECT, alice.link.path());
    pair.time.advance(1_500);

    assertEquals(LinkPath.TURN, alice.link.path());
    String last = alice.changes.get(alice.changes.size() - 1);
    assertTrue(last.matches("TURN \\d+ ICE chose another path"), last);
    assertEquals(List.of(), alice.downs);
  }

  /** In a mesh, without a direct path. */
  private void takeTheRelay() {
    pair.network.cut("alice", "bob");
    pair.start();
    pair.time.advance(3_100);
    pair.setRelayUp(true);
    pair.time.advance(1_000);
    assertEquals(LinkPath.RELAY, alice.link.path());
  }

  /** The relay loses both, and nothing is under way through it any more. */
  private void loseTheRelay() {
    alice.doesRelayDrop = true;
    bob.doesRelayDrop = true;
    pair.time.advance(100);
    pair.setRelayUp(false);
  }

  private void healAndConnect() {
    pair.network.heal("alice", "bob");
    connectDirectly();
  }

  /** Until the direct path is there, and a moment more. */
  private void connectDirectly() {
    advanceUntil(
        () ->
            alice.link.connection() != null
                && alice.link.connection().connectionState() == PeerConnectionState.CONNECTED);
    pair.time.advance(100);
  }

  private void advanceUntil(BooleanSupplier condition) {
    for (int i = 0; i < 3_000 && !condition.getAsBoolean(); i++) {
      pair.time.advance(10);
    }
    assertTrue(condition.getAsBoolean());
  }
}
