package dev.onlinematch.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.peer.DataChannelConfig;
import dev.onlinematch.peer.FakeDataChannel;
import dev.onlinematch.signalling.LinkAnswer;
import dev.onlinematch.signalling.LinkCandidates;
import dev.onlinematch.signalling.LinkOffer;
import dev.onlinematch.signalling.RepairRequest;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.transport.SendResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlayerLinkTest {

  private final LinkedPair pair = new LinkedPair(1);

  @Test
  void connectsWithOneOfferOfTheOffererAndOneAnswer() {
    pair.start();
    pair.time.advance(1_000);

    assertTrue(pair.alice.link.isUp());
    assertTrue(pair.bob.link.isUp());
    assertEquals(1, pair.alice.count(LinkOffer.class));
    assertEquals(0, pair.bob.count(LinkOffer.class));
    assertEquals(1, pair.bob.count(LinkAnswer.class));
    assertEquals(1, pair.alice.ups);
  }

  @Test
  void opensThreePreNegotiatedChannelsOfWhichTwoNeverRetransmit() {
    pair.start();
    pair.time.advance(1_000);

    var configs =
        pair.network.between("alice", "bob").channels().values().stream()
            .map(FakeDataChannel::config)
            .toList();
    assertEquals(
        List.of(
            new DataChannelConfig(1, "reliable", true, DataChannelConfig.UNLIMITED),
            new DataChannelConfig(2, "ordered", true, 0),
            new DataChannelConfig(3, "unreliable", false, 0)),
        configs);
  }

  @Test
  void givesUpOnABrowserThatMakesUnreliableChannelsReliable() {
    pair.network.setIgnoresMaxRetransmits(true);
    pair.start();
    pair.time.advance(120_000);

    assertEquals(List.of(LinkFailure.WRONG_CHANNELS), pair.alice.failures);
    assertNothingIsLeft();
  }

  @Test
  void saysSoWhenThereIsNoWebRtc() {
    pair.network.setUnavailable(true);
    pair.start();
    pair.time.advance(120_000);

    assertEquals(List.of(LinkFailure.NO_PEER_CONNECTION), pair.alice.failures);
    assertNothingIsLeft();
  }

  private void assertNothingIsLeft() {
    assertEquals(0, pair.time.waiting());
    assertEquals(List.of(), pair.network.openConnectionsOf("alice"));
    assertEquals(pair.alice.added, pair.alice.removed);
  }

  @Test
  void givesNothingUpWhileNothingCanBeSaid() {
    pair.connect();
    pair.network.cut("alice", "bob");
    setCanSignal(false);
    pair.time.advance(70_000);
    setCanSignal(true);
    pair.alice.link.allowTime();
    pair.bob.link.allowTime();
    pair.time.advance(29_000);
    assertEquals(List.of(), pair.alice.failures);
    assertEquals(List.of(), pair.bob.failures);
    pair.time.advance(2_000);

    assertEquals(List.of(LinkFailure.NOT_REPAIRED), pair.alice.failures);
    assertEquals(List.of(LinkFailure.NOT_REPAIRED), pair.bob.failures);
  }

  private void setCanSignal(boolean canSignal) {
    pair.alice.canSignal = canSignal;
    pair.bob.canSignal = canSignal;
  }

  @Test
  void sendsCandidatesTogether() {
    pair.start();
    pair.time.advance(1_000);

    // Two candidates each, 19 ms apart.
    assertEquals(1, pair.alice.count(LinkCandidates.class));
    assertEquals(1, pair.bob.count(LinkCandidates.class));
  }

  @Test
  void repeatsAnOfferThatGotLostWithItsCandidates() {
    pair.isSignallingDown = true;
    pair.start();
    pair.time.advance(1_000);
    pair.isSignallingDown = false;
    pair.time.advance(2_000);

    assertTrue(pair.alice.link.isUp());
    assertEquals(2, pair.alice.count(LinkOffer.class));
    assertEquals(1, pair.network.openConnectionsOf("alice").size());
  }

  @Test
  void repeatsAnAnswerThatGotLost() {
    pair.start();
    pair.bob.isMute = true;
    pair.time.advance(1_000);
    pair.bob.isMute = false;
    pair.time.advance(3_000);

    assertTrue(pair.alice.link.isUp());
    assertEquals(2, pair.network.made());
  }

  @Test
  void triesANewConnectionWhenTheFirstDoesNotComeUp() {
    pair.network.cut("alice", "bob");
    pair.start();
    pair.time.advance(12_000);
    pair.network.heal("alice", "bob");
    pair.time.advance(10_000);

    assertTrue(pair.alice.link.isUp());
    assertEquals(1, pair.network.openConnectionsOf("alice").size());
    assertEquals(1, pair.network.openConnectionsOf("bob").size());
  }

  @Test
  void endsInANamedReasonWhenNoPathIsFound() {
    pair.network.cut("alice", "bob");
    pair.start();
    pair.time.advance(60_000);

    assertEquals(List.of(LinkFailure.NEVER_CONNECTED), pair.alice.failures);
    assertEquals(List.of(LinkFailure.NEVER_CONNECTED), pair.bob.failures);
    assertEquals(0, pair.network.openConnectionsOf("alice").size());
    assertEquals(0, pair.time.waiting(), "nothing waits for ever");
  }

  @Test
  void aShortSilenceIsNoLoss() {
    pair.connect();
    pair.network.cut("alice", "bob");
    pair.time.advance(3_000);
    pair.network.heal("alice", "bob");
    pair.time.advance(10_000);

    assertEquals(0, pair.alice.downs.size());
    assertEquals(0, pair.bob.downs.size());
    assertEquals(1, pair.alice.count(LinkOffer.class));
  }

  @Test
  void restartsIceWhenThePathStaysQuiet() {
    pair.connect();
    pair.network.breakPath("alice", "bob");
    pair.time.advance(15_000);

    assertTrue(pair.alice.link.isUp());
    assertTrue(pair.bob.link.isUp());
    assertEquals(2, pair.network.made(), "the connection was kept");
    assertEquals(2, pair.network.between("alice", "bob").localDescriptions().size());
  }

  @Test
  void theSideThatDoesNotOfferCanStartTheRepair() {
    pair.connect();
    // Only bob notices: what he sends arrives, what is sent to him does not.
    pair.network.setDeaf("bob", true);
    pair.time.advance(6_000);
    assertEquals(1, pair.bob.count(RepairRequest.class));
    pair.network.setDeaf("bob", false);
    pair.time.advance(5_000);

    assertTrue(pair.alice.link.isUp());
    assertTrue(pair.bob.link.isUp());
  }

  @Test
  void replacesAConnectionWhoseChannelWasClosed() {
    pair.connect();
    pair.network.between("bob", "alice").channels().get(2).close();
    pair.time.advance(5_000);

    assertTrue(pair.alice.link.isUp());
    assertTrue(pair.bob.link.isUp());
    assertEquals(2, pair.alice.added);
    assertEquals(1, pair.alice.removed);
    assertEquals(1, pair.network.openConnectionsOf("alice").size());
  }

  @Test
  void givesUpARepairThatDoesNotWork() {
    pair.connect();
    pair.network.cut("alice", "bob");
    pair.time.advance(120_000);

    assertEquals(List.of(LinkFailure.NOT_REPAIRED), pair.alice.failures);
    assertEquals(List.of(LinkFailure.NOT_REPAIRED), pair.bob.failures);
    assertEquals(0, pair.time.waiting());
  }

  @Test
  void reliableMessagesSurviveANewConnectionExactlyOnceAndInOrder() {
    pair.connect();
    for (int i = 0; i < 2_000; i++) {
      assertEquals(SendResult.SENT, pair.alice.send(Delivery.RELIABLE, i));
      assertEquals(SendResult.SENT, pair.bob.send(Delivery.RELIABLE, i));
      if (i % 400 == 200) {
        pair.network.between("alice", "bob").channels().get(1).close();
      }
      pair.time.advance(10);
    }
    pair.time.advance(20_000);

    assertEquals(numbers(2_000), pair.bob.received(Delivery.RELIABLE));
    assertEquals(numbers(2_000), pair.alice.received(Delivery.RELIABLE));
    assertTrue(pair.network.made() > 6, "connections were replaced");
  }

  @Test
  void aReliableMessageWaitsForTheLink() {
    assertEquals(SendResult.SENT, pair.alice.send(Delivery.RELIABLE, 7));
    pair.start();
    pair.time.advance(2_000);

    assertEquals(List.of(7), pair.bob.received(Delivery.RELIABLE));
  }

  @Test
  void unreliableMessagesVanishOrArriveOnceAndOrderedOnesInOrder() {
    pair.connect();
    pair.network.setLossPercent(20);
    for (int i = 0; i < 1_000; i++) {
      pair.alice.send(Delivery.UNRELIABLE_ORDERED, i);
      pair.alice.send(Delivery.UNRELIABLE, i);
      pair.time.advance(5);
    }
    pair.time.advance(1_000);

    List<Integer> ordered = pair.bob.received(Delivery.UNRELIABLE_ORDERED);
    List<Integer> unordered = pair.bob.received(Delivery.UNRELIABLE);
    assertEquals(ordered.stream().sorted().distinct().toList(), ordered);
    assertEquals(unordered.stream().distinct().toList(), unordered);
    assertTrue(ordered.size() > 700 && ordered.size() < 900, ordered.size() + " arrived");
    assertTrue(unordered.size() > 700 && unordered.size() < 900, unordered.size() + " arrived");
  }

  @Test
  void dropsUnreliableMessagesWhileTheLinkIsDown() {
    assertEquals(SendResult.DROPPED, pair.alice.send(Delivery.UNRELIABLE, 1));
  }

  @Test
  void refusesAReliableMessageWhenTooMuchIsWaiting() {
    pair.start();
    int sent = 0;
    while (pair.alice.link.send(Delivery.RELIABLE, new byte[1_000]) == SendResult.SENT) {
      sent++;
    }

    assertTrue(sent > 900 && sent < 1_100, sent + " messages of 1000 bytes were kept");
    assertTrue(pair.alice.link.bufferedAmount(Delivery.RELIABLE) > 900_000);
    pair.time.advance(5_000);
    assertEquals(0, pair.alice.link.bufferedAmount(Delivery.RELIABLE), "all was acknowledged");
  }

  @Test
  void refusesAMessageThatIsTooLong() {
    assertEquals(
        SendResult.TOO_LARGE, pair.alice.link.send(Delivery.RELIABLE, new byte[16 * 1024 + 1]));
  }

  @Test
  void measuresTheRoundTripAndReportsThePath() {
    pair.connect();
    pair.time.advance(10_000);

    assertEquals(LinkPath.DIRECT, pair.alice.link.path());
    int roundTrip = pair.alice.link.roundTripMs();
    assertTrue(roundTrip >= 20 && roundTrip <= 40, roundTrip + " ms");
  }

  @Test
  void forcedTurnUsesNoOtherCandidateAndSetsThePolicy() {
    LinkedPair forced = new LinkedPair(1, CandidatePolicy.ONLY_TURN);
    forced.connect();

    assertEquals(LinkPath.TURN, forced.alice.link.path());
    var connection = forced.network.between("alice", "bob");
    assertEquals("RELAY", connection.configuration().iceTransportPolicy().name());
    assertTrue(connection.remoteCandidates().stream().allMatch(c -> c.contains(" typ relay")));
    assertFalse(forced.alice.candidates().stream().anyMatch(c -> !c.isTurnRelay()));
  }

  @Test
  void disabledTurnAsksNoTurnServerAndUsesNoTurnCandidate() {
    LinkedPair disabled = new LinkedPair(1, CandidatePolicy.NO_TURN);
    disabled.connect();

    assertEquals(LinkPath.DIRECT, disabled.alice.link.path());
    var connection = disabled.network.between("alice", "bob");
    assertTrue(connection.configuration().iceServers().stream().noneMatch(s -> s.isTurn()));
    assertFalse(disabled.alice.candidates().stream().anyMatch(c -> c.isTurnRelay()));
  }

  @Test
  void aPairThatCannotReachEachOtherDirectlyGoesThroughTurn() {
    pair.network.forbidDirectPath("alice", "bob");
    pair.connect();

    assertEquals(LinkPath.TURN, pair.alice.link.path());
  }

  @Test
  void dropsWhatIsStaleOrNotTheOtherSidesToSay() {
    pair.connect();
    pair.alice.link.handleSignal(new LinkOffer(9, 1, "v=0"));
    pair.alice.link.handleSignal(new LinkAnswer(0, 1, "v=0"));
    pair.bob.link.handleSignal(new LinkAnswer(1, 1, "v=0"));
    pair.bob.link.handleSignal(new RepairRequest(1, RepairRequest.Kind.NEW_CONNECTION));

    assertEquals(2, pair.alice.link.drops().of(LinkDrop.STALE_SIGNAL));
    assertEquals(2, pair.bob.link.drops().of(LinkDrop.STALE_SIGNAL));
    assertTrue(pair.alice.link.isUp());
  }

  @Test
  void aGarbledOfferIsRefusedAndTheLinkRecovers() {
    pair.connect();
    pair.bob.link.handleSignal(new LinkOffer(1, 2, "garbage"));
    pair.time.advance(20_000);

    assertEquals(1, pair.bob.link.drops().of(LinkDrop.REFUSED_SIGNAL));
    assertTrue(pair.alice.link.isUp());
    assertTrue(pair.bob.link.isUp());
  }

  @Test
  void dropsAndCountsFramesThatAreNone() {
    pair.connect();
    FakeDataChannel raw = pair.network.between("alice", "bob").channels().get(1);
    raw.send(new byte[0]);
    raw.send(new byte[] {99, 1});
    raw.send(new byte[] {4, 1});
    raw.send(new byte[] {1, 50, 1});
    pair.time.advance(1_000);

    assertEquals(3, pair.bob.link.drops().of(LinkDrop.MALFORMED_FRAME));
    assertEquals(1, pair.bob.link.drops().of(LinkDrop.OUT_OF_SEQUENCE));
    assertEquals(List.of(), pair.bob.received(Delivery.RELIABLE));
  }

  @Test
  void nothingIsHeardAndNothingWaitsAfterClose() {
    pair.connect();
    assertNotNull(pair.alice.link.connection());
    pair.alice.link.close();
    pair.bob.link.close();
    pair.time.advance(60_000);

    assertEquals(0, pair.alice.downs.size());
    assertEquals(0, pair.time.waiting());
    assertEquals(SendResult.DROPPED, pair.alice.send(Delivery.RELIABLE, 1));
  }

  private static List<Integer> numbers(int count) {
    return java.util.stream.IntStream.range(0, count).boxed().toList();
  }
}
