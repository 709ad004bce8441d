package dev.onlinematch.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.peer.FakePeerConnections;
import dev.onlinematch.peer.IceCandidate;
import dev.onlinematch.peer.PeerConnectionState;
import dev.onlinematch.peer.PeerConnectionUnavailableException;
import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.signalling.LinkAnswer;
import dev.onlinematch.signalling.LinkCandidates;
import dev.onlinematch.signalling.LinkOffer;
import dev.onlinematch.signalling.LinkSignal;
import dev.onlinematch.time.VirtualTime;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.DropCounter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One connection after the other's words, which the test carries by hand. */
class LinkConnectionTest {

  private static final int GENERATION = 3;
  private static final IceCandidate OF_THE_HOUSE =
      new IceCandidate("candidate:1 1 udp 1 192.0.2.1 9 typ host", "0", 0);
  private static final IceCandidate OF_TURN =
      new IceCandidate("candidate:2 1 udp 1 192.0.2.2 9 typ relay", "0", 0);

  private final VirtualTime time = new VirtualTime();
  private final FakePeerConnections network = new FakePeerConnections(time, new SeededRandom(1));
  private final End alice = new End();
  private final End bob = new End();

  @Test
  void connectsByAnOfferAnAnswerAndCandidates() throws Exception {
    connect();

    assertTrue(alice.connection.isUsable());
    assertTrue(bob.connection.isUsable());
    assertEquals(GENERATION, bob.connection.generation());
    assertEquals(0, alice.drops.total() + bob.drops.total());
  }

  @Test
  void anOfferIsRepeatedWithItsCandidatesUntilItIsAnswered() throws Exception {
    open(CandidatePolicy.ANY);
    alice.connection.offer();
    time.advance(2_000);
    int before = alice.said.size();
    time.advance(LinkTimeouts.DEFAULTS.offerRepeatMs());
    assertEquals(2, alice.count(LinkOffer.class));
    assertEquals(2 * before, alice.said.size());

    carry(alice, bob);
    time.advance(100);
    carry(bob, alice);
    time.advance(60_000);
    assertEquals(2, alice.count(LinkOffer.class));
  }

  @Test
  void anOfferThatComesTwiceIsAnsweredTwiceWithAllCandidates() throws Exception {
    connect();
    LinkOffer offer = (LinkOffer) alice.said.get(0);
    bob.said.clear();
    bob.connection.handleOffer(offer);

    assertEquals(1, bob.count(LinkAnswer.class));
    assertEquals(1, bob.count(LinkCandidates.class));
    assertEquals(0, bob.drops.total());
  }

  @Test
  void anOfferOfAnEarlierRoundIsStale() throws Exception {
    connect();
    LinkOffer first = (LinkOffer) alice.said.get(0);
    alice.connection.offer();
    time.advance(100);
    carry(alice, bob);
    bob.connection.handleOffer(first);

    assertEquals(1, bob.drops.of(LinkDrop.STALE_SIGNAL));
  }

  @Test
  void anAnswerIsTakenOnceAndForItsRoundOnly() throws Exception {
    connect();
    LinkAnswer answer =
        (LinkAnswer) bob.said.stream().filter(LinkAnswer.class::isInstance).findFirst().get();
    alice.connection.handleAnswer(answer);
    assertEquals(1, alice.drops.of(LinkDrop.STALE_SIGNAL));

    alice.connection.offer();
    // Not said yet: there is nothing that it could answer.
    alice.connection.handleAnswer(new LinkAnswer(GENERATION, 2, answer.sdp()));
    assertEquals(2, alice.drops.of(LinkDrop.STALE_SIGNAL));
    time.advance(100);
    alice.connection.handleAnswer(answer);
    assertEquals(3, alice.drops.of(LinkDrop.STALE_SIGNAL));
  }

  @Test
  void aNewRoundHasNewCandidatesOnly() throws Exception {
    connect();
    int before = alice.candidates();
    alice.said.clear();
    alice.connection.offer();
    time.advance(1_000);

    assertEquals(before, alice.candidates());
  }

  @Test
  void candidatesThatComeBeforeTheOfferAreKeptForIt() throws Exception {
    open(CandidatePolicy.ANY);
    alice.connection.offer();
    time.advance(1_000);
    Collections.reverse(alice.said);
    carry(alice, bob);
    time.advance(100);
    carry(bob, alice);
    time.advance(2_000);

    assertTrue(alice.connection.isUsable());
    assertEquals(0, bob.drops.total());
  }

  @Test
  void soManyOfThemAreNotKept() throws Exception {
    open(CandidatePolicy.ANY);
    for (int i = 0; i < CandidateBatch.MOST_PER_CONNECTION; i++) {
      bob.connection.handleCandidates(new LinkCandidates(GENERATION, List.of(OF_THE_HOUSE)));
    }
    assertEquals(0, bob.drops.total());

    bob.connection.handleCandidates(new LinkCandidates(GENERATION, List.of(OF_THE_HOUSE)));
    assertEquals(1, bob.drops.of(LinkDrop.REFUSED_SIGNAL));
  }

  @Test
  void candidatesThatTheUseOfTurnForbidsAreNeitherTakenNorSaid() throws Exception {
    open(CandidatePolicy.ONLY_TURN);
    bob.connection.handleCandidates(
        new LinkCandidates(GENERATION, List.of(OF_THE_HOUSE, OF_TURN, OF_THE_HOUSE)));
    assertEquals(2, bob.drops.of(LinkDrop.FORBIDDEN_CANDIDATE));

    alice.connection.onIceCandidate(OF_THE_HOUSE);
    alice.connection.onIceCandidate(OF_TURN);
    alice.connection.onIceCandidate(new IceCandidate("", "0", 0));
    time.advance(100);
    assertEquals(1, alice.drops.of(LinkDrop.FORBIDDEN_CANDIDATE));
    assertEquals(1, alice.candidates());
  }

  @Test
  void aDescriptionThatThePlatformRefusesBreaksIt() throws Exception {
    open(CandidatePolicy.ANY);
    bob.connection.handleOffer(new LinkOffer(GENERATION, 1, "v=0"));
    time.advance(100);

    assertEquals(1, bob.broken.size());
    assertEquals(1, bob.drops.of(LinkDrop.REFUSED_SIGNAL));
  }

  @Test
  void onceItIsClosedNothingIsHeardOfItAndNothingWaits() throws Exception {
    open(CandidatePolicy.ANY);
    alice.connection.offer();
    time.advance(5);
    alice.connection.onIceCandidate(OF_THE_HOUSE);
    alice.connection.close();
    int said = alice.said.size();
    int heard = alice.heard;
    alice.connection.onIceCandidate(OF_THE_HOUSE);
    alice.connection.onConnectionStateChange(PeerConnectionState.FAILED);
    alice.connection.onChannelOpen();
    alice.connection.onChannelClosed();
    alice.connection.onFrame(Delivery.RELIABLE, new byte[1]);
    time.advance(60_000);

    assertEquals(said, alice.said.size());
    assertEquals(List.of(), alice.broken);
    assertEquals(heard, alice.heard);
    assertEquals(0, time.waiting());
    assertFalse(alice.connection.isUsable());
  }

  private void open(CandidatePolicy policy) throws PeerConnectionUnavailableException {
    alice.open("alice", policy, GENERATION);
    // Which it is, the first offer says.
    bob.open("bob", policy, 0);
  }

  private void connect() throws PeerConnectionUnavailableException {
    open(CandidatePolicy.ANY);
    alice.connection.offer();
    time.advance(100);
    carry(alice, bob);
    time.advance(100);
    carry(bob, alice);
    time.advance(2_000);
  }

  private static void carry(End from, End to) {
    for (LinkSignal signal : List.copyOf(from.said)) {
      if (signal instanceof LinkOffer offer) {
        to.connection.handleOffer(offer);
      } else if (signal instanceof LinkAnswer answer) {
        to.connection.handleAnswer(answer);
      } else {
        to.connection.handleCandidates((LinkCandidates) signal);
      }
    }
  }

  private final class End implements LinkConnection.Owner {

    final DropCounter<LinkDrop> drops = new DropCounter<>(LinkDrop.values());
    final List<LinkSignal> said = new ArrayList<>();
    final List<String> broken = new ArrayList<>();
    LinkConnection connection;
    int heard;

    void open(String name, CandidatePolicy policy, int generation)
        throws PeerConnectionUnavailableException {
      connection =
          new LinkConnection(
              new LinkSettings(
                  network.factoryOf(name), time, List.of(), policy, false, LinkTimeouts.DEFAULTS),
              generation,
              this,
              drops);
    }

    int count(Class<? extends LinkSignal> type) {
      return (int) said.stream().filter(type::isInstance).count();
    }

    int candidates() {
      return said.stream()
          .filter(LinkCandidates.class::isInstance)
          .mapToInt(signal -> ((LinkCandidates) signal).candidates().size())
          .sum();
    }

    @Override
    public void signal(LinkSignal signal) {
      said.add(signal);
    }

    @Override
    public void onConnectionState(LinkConnection source, PeerConnectionState state) {
      heard++;
    }

    @Override
    public void onBroken(LinkConnection source, String reason) {
      broken.add(reason);
    }

    @Override
    public void onFrame(LinkConnection source, Delivery delivery, byte[] frame) {
      heard++;
    }
  }
}
