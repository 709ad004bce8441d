package dev.onlinematch.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.signalling.LinkSignal;
import dev.onlinematch.transport.Delivery;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PathChangeTest {

  private final LinkedPair pair = LinkedPair.withRelay(1);

  @Test
  void aPairWithADirectPathNeverAsksForTheRelay() {
    pair.start();
    pair.time.advance(60_000);

    assertFalse(pair.alice.link.wantsRelay());
    assertEquals(List.of(LinkPath.DIRECT), pair.alice.paths);
  }

  @Test
  void aPairWithoutADirectPathAsksForTheRelayAfterThreeSeconds() {
    pair.network.cut("alice", "bob");
    pair.start();
    pair.time.advance(2_900);
    assertFalse(pair.alice.link.wantsRelay());
    pair.time.advance(200);
    assertTrue(pair.alice.link.wantsRelay());
    assertTrue(pair.bob.link.wantsRelay());

    pair.setRelayUp(true);
    assertTrue(pair.alice.link.isUp());
    assertEquals(LinkPath.RELAY, pair.alice.link.path());
    pair.alice.send(Delivery.RELIABLE, 1);
    pair.time.advance(100);
    assertEquals(List.of(1), pair.bob.received(Delivery.RELIABLE));
  }

  @Test
  void whatCameThroughTheRelayBeforeTheOtherSideHadALinkIsSentAgain() {
    pair.alice.link.start(PathPolicy.CLIENT_SERVER);
    pair.alice.link.setRelay(pair.alice.relay);
    pair.alice.doesRelayDrop = true;
    pair.alice.send(Delivery.RELIABLE, 1);
    pair.time.advance(500);
    pair.alice.doesRelayDrop = false;
    pair.alice.send(Delivery.RELIABLE, 2);
    pair.bob.link.start(PathPolicy.CLIENT_SERVER);
    pair.bob.link.setRelay(pair.bob.relay);
    pair.time.advance(500);

    assertEquals(List.of(1, 2), pair.bob.received(Delivery.RELIABLE));
  }

  @Test
  void whatIsUnderWayFromAnEarlierLinkOfTheSamePlayersIsNotTakenForThisOne() {
    pair.start(PathPolicy.CLIENT_SERVER);
    pair.setRelayUp(true);
    byte[] frame = new LinkFrame.Message(false, 0, new byte[] {0, 0, 0, 9}).encode();
    LinkEnds[] others = {new LinkEnds(3, 1), new LinkEnds(2, 4), new LinkEnds(1, 2)};
    for (LinkEnds earlier : others) {
      earlier.mark(pair.bob.relay).send(Delivery.RELIABLE, frame);
    }
    pair.time.advance(100);
    pair.bob.send(Delivery.RELIABLE, 1);
    pair.time.advance(100);

    assertEquals(List.of(1), pair.alice.received(Delivery.RELIABLE));
    assertEquals(3, pair.alice.link.drops().of(LinkDrop.OTHER_LINK));
  }

  @Test
  void theDirectPathIsTriedAgainAndTakenBackWhenItHolds() {
    pair.network.cut("alice", "bob");
    pair.start();
    pair.time.advance(3_100);
    pair.setRelayUp(true);
    pair.time.advance(100_000);
    assertEquals(LinkPath.RELAY, pair.alice.link.path());

    pair.network.heal("alice", "bob");
    pair.time.advance(60_000);

    assertEquals(LinkPath.DIRECT, pair.alice.link.path());
    assertEquals(LinkPath.DIRECT, pair.bob.link.path());
    assertEquals(0, pair.alice.downs.size());
    assertFalse(pair.alice.link.wantsRelay());
  }

  @Test
  void aDirectPathThatIsLostGoesToTheRelayAtOnceWhenThereIsOne() {
    pair.start();
    pair.time.advance(2_000);
    pair.setRelayUp(true);
    pair.network.cut("alice", "bob");
    pair.time.advance(8_000);

    assertEquals(LinkPath.RELAY, pair.alice.link.path());
    assertEquals(0, pair.alice.downs.size());
  }

  @ParameterizedTest
  @EnumSource(PathPolicy.class)
  void aRelayThatGoesDownSoonCarriesUntilTheDirectPathDoes(PathPolicy policy) {
    pair.network.cut("alice", "bob");
    pair.start(policy);
    pair.time.advance(3_100);
    pair.setRelayUp(true);
    pair.time.advance(5_000);
    assertEquals(LinkPath.RELAY, pair.alice.link.path());
    pair.network.heal("alice", "bob");

    pair.alice.link.relayIsLeaving();
    pair.bob.link.relayIsLeaving();
    assertEquals(LinkPath.RELAY, pair.alice.link.path());
    pair.time.advance(20_000);
    assertEquals(LinkPath.DIRECT, pair.alice.link.path());
    pair.setRelayUp(false);
    pair.time.advance(1_000);

    assertEquals(LinkPath.DIRECT, pair.bob.link.path());
    assertEquals(List.of(), pair.alice.downs);
    assertEquals(List.of(), pair.bob.downs);
  }

  @ParameterizedTest // security: IP leak
  @EnumSource(PathPolicy.class)
  void whoMayNotBeSeenAndHasNoTurnSaysNothingAndWaitsForTheRelayHoweverLongThatTakes(
      PathPolicy policy) {
    LinkedPair hidden = LinkedPair.withoutAddresses(1, false);
    hidden.start(policy);
    hidden.time.advance(25_000);
    assertFalse(hidden.alice.link.isUp());
    assertTrue(hidden.alice.link.wantsRelay());

    hidden.setRelayUp(true);
    hidden.alice.send(Delivery.RELIABLE, 1);
    hidden.time.advance(1_000);
    assertEquals(List.of(1), hidden.bob.received(Delivery.RELIABLE));

    hidden.setRelayUp(false);
    hidden.time.advance(20_000);
    hidden.setRelayUp(true);
    hidden.time.advance(60_000);

    assertEquals(LinkPath.RELAY, hidden.alice.link.path());
    assertEquals(List.of(), hidden.alice.signals);
    assertEquals(List.of(), hidden.bob.signals);
    assertEquals(0, hidden.network.made());
  }

  @ParameterizedTest // security: IP leak
  @EnumSource(PathPolicy.class)
  void whoMayNotBeSeenShowsTheAddressOfTheTurnServerAloneWhileTheRelayIsAway(PathPolicy policy) {
    LinkedPair hidden = LinkedPair.withoutAddresses(2, true);
    hidden.start(policy);
    hidden.time.advance(10_000);

    assertEquals(LinkPath.TURN, hidden.alice.link.path());
    for (LinkedPair.End end : List.of(hidden.alice, hidden.bob)) {
      assertFalse(end.candidates().isEmpty());
      assertTrue(end.candidates().stream().allMatch(CandidatePolicy.ONLY_TURN::allows));
      for (LinkSignal signal : end.signals) {
        assertFalse(signal.toString().contains("typ host"), signal::toString);
        assertFalse(signal.toString().contains("typ srflx"), signal::toString);
      }
    }
  }

  @Test
  void clientServerUsesTheRelayAloneAndOpensNoPeerConnection() {
    pair.start(PathPolicy.CLIENT_SERVER);
    assertTrue(pair.alice.link.wantsRelay());
    pair.time.advance(500);
    pair.setRelayUp(true);
    pair.time.advance(60_000);

    assertEquals(List.of(LinkPath.RELAY), pair.alice.paths);
    assertEquals(0, pair.network.made());
  }

  @Test
  void clientServerWithoutARelayGoesDirectUntilItIsThere() {
    pair.start(PathPolicy.CLIENT_SERVER);
    pair.time.advance(5_000);
    assertEquals(LinkPath.DIRECT, pair.alice.link.path());

    pair.setRelayUp(true);
    pair.time.advance(5_000);
    assertEquals(LinkPath.RELAY, pair.alice.link.path());
    assertEquals(0, pair.network.openConnectionsOf("alice").size());
    assertEquals(0, pair.alice.downs.size());
  }

  @Test
  void whenTheRelayDiesAPairThatCanGoesDirect() {
    pair.start(PathPolicy.CLIENT_SERVER);
    pair.setRelayUp(true);
    pair.time.advance(5_000);
    pair.setRelayUp(false);
    assertFalse(pair.alice.link.isUp());
    pair.time.advance(5_000);

    assertEquals(LinkPath.DIRECT, pair.alice.link.path());
    assertEquals(LinkPath.DIRECT, pair.bob.link.path());
  }

  @Test
  void aRelayThatSwallowsEverythingIsNoticed() {
    pair.start(PathPolicy.CLIENT_SERVER);
    pair.setRelayUp(true);
    pair.time.advance(5_000);
    pair.alice.doesRelayDrop = true;
    pair.bob.doesRelayDrop = true;
    pair.time.advance(12_000);

    assertEquals(LinkPath.DIRECT, pair.alice.link.path());
  }

  @Test
  void aChangeOfMindBeforeTheRelayIsHeardEndsOnTheDirectPath() {
    pair.start();
    pair.time.advance(2_000);
    pair.setRelayUp(true);
    pair.alice.link.setPolicy(PathPolicy.CLIENT_SERVER);
    pair.alice.link.setPolicy(PathPolicy.MESH);
    pair.time.advance(5_000);

    assertEquals(LinkPath.DIRECT, pair.alice.link.path());
    assertFalse(pair.alice.link.wantsRelay());
  }

  @Test
  void aDirectPathThatComesBeforeTheRelayDoesWithoutIt() {
    pair.network.cut("alice", "bob");
    pair.start();
    pair.time.advance(3_100);
    assertTrue(pair.alice.link.wantsRelay());
    pair.network.heal("alice", "bob");
    pair.time.advance(20_000);

    assertEquals(List.of(LinkPath.DIRECT), pair.alice.paths);
    assertFalse(pair.alice.link.wantsRelay());
    assertFalse(pair.bob.link.wantsRelay());
  }

  @Test
  void withoutAnyPathTheLinkEndsInANamedReason() {
    pair.network.cut("alice", "bob");
    pair.start();
    pair.time.advance(60_000);

    assertEquals(List.of(LinkFailure.NO_PATH), pair.alice.failures);
    assertEquals(0, pair.time.waiting());
  }

  @Test
  void switchingThereAndBackLosesNothingReliableAndDoublesNothing() {
    pair.start();
    pair.time.advance(2_000);
    pair.setRelayUp(true);
    int number = 0;
    for (int change = 0; change < 6; change++) {
      pair.setPolicy(change % 2 == 0 ? PathPolicy.CLIENT_SERVER : PathPolicy.MESH);
      for (int i = 0; i < 300; i++) {
        pair.alice.send(Delivery.RELIABLE, number);
        pair.bob.send(Delivery.RELIABLE, number);
        pair.alice.send(Delivery.UNRELIABLE, number);
        pair.alice.send(Delivery.UNRELIABLE_ORDERED, number);
        number++;
        pair.time.advance(16);
      }
    }
    pair.time.advance(5_000);

    List<Integer> all = IntStream.range(0, number).boxed().toList();
    assertEquals(all, pair.bob.received(Delivery.RELIABLE));
    assertEquals(all, pair.alice.received(Delivery.RELIABLE));
    List<Integer> unordered = pair.bob.received(Delivery.UNRELIABLE);
    List<Integer> ordered = pair.bob.received(Delivery.UNRELIABLE_ORDERED);
    assertEquals(unordered.stream().distinct().toList(), unordered);
    assertEquals(ordered.stream().sorted().distinct().toList(), ordered);
    assertTrue(unordered.size() > number * 95 / 100, unordered.size() + " of " + number);
    assertEquals(0, pair.alice.downs.size(), pair.alice.downs.toString());
    assertEquals(LinkPath.DIRECT, pair.alice.link.path());
    assertTrue(pair.alice.relayed > 700);
    assertNull(pair.alice.failures.isEmpty() ? null : pair.alice.failures.get(0));
  }
}
