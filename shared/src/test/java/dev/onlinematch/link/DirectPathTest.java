package dev.onlinematch.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.peer.FakePeerConnections;
import dev.onlinematch.peer.IceCandidate;
import dev.onlinematch.peer.PeerConnection;
import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.signalling.LinkAnswer;
import dev.onlinematch.signalling.LinkCandidates;
import dev.onlinematch.signalling.LinkOffer;
import dev.onlinematch.signalling.LinkSignal;
import dev.onlinematch.signalling.RepairRequest;
import dev.onlinematch.time.VirtualTime;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.DropCounter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The direct path alone: nobody pings here, so that it notices by itself what breaks. */
class DirectPathTest {

  private static final int SIGNALLING_MS = 20;

  /** Until ICE says that nothing comes any more, and until it gives up. */
  private static final int NOTICED_MS = 6_000;

  private static final LinkTimeouts TIMEOUTS = LinkTimeouts.DEFAULTS;

  private final VirtualTime time = new VirtualTime();
  private final FakePeerConnections network = new FakePeerConnections(time, new SeededRandom(1));
  private final End alice = new End("alice", LinkRole.OFFERER);
  private final End bob = new End("bob", LinkRole.ANSWERER);

  @Test
  void isStartedOnce() {
    alice.path.start();

    assertThrows(IllegalStateException.class, alice.path::start);
  }

  @Test
  void stoppedByWhoeverHearsOfItsConnectionItHasNotFailed() {
    network.setIgnoresMaxRetransmits(true);
    alice.stopsWhenAdded = true;
    alice.path.start();
    time.advance(60_000);

    assertTrue(alice.path.isStopped());
    assertNull(alice.path.peerConnection());
    assertEquals(List.of(), alice.failures);
    assertEquals(List.of(), alice.said);
    assertEquals(0, time.waiting());
  }

  @Test
  void aQuietPathHasTimeToComeBackByItself() {
    connect();
    network.cut("alice", "bob");
    time.advance(NOTICED_MS);
    network.heal("alice", "bob");
    time.advance(10_000);

    assertEquals(List.of(), alice.downs);
    assertEquals(List.of(), bob.downs);
    assertEquals(1, alice.count(LinkOffer.class));
  }

  @Test
  void onePathThatStaysQuietIsRepairedByAnIceRestart() {
    connect();
    network.breakPath("alice", "bob");
    time.advance(NOTICED_MS + TIMEOUTS.graceMs() + 1_000);

    assertEquals("the path went quiet", alice.downs.get(0));
    assertTrue(alice.path.isUp());
    assertEquals(2, network.made());
  }

  @Test
  void whatAnIceRestartDoesNotRepairIsReplaced() {
    connect();
    network.cut("alice", "bob");
    time.advance(NOTICED_MS + TIMEOUTS.graceMs() + TIMEOUTS.iceRestartMs() + 2_000);
    assertEquals(2, alice.added);
    network.heal("alice", "bob");
    time.advance(10_000);

    assertTrue(alice.path.isUp());
    assertTrue(bob.path.isUp());
    assertEquals(1, network.openConnectionsOf("alice").size());
    assertEquals(1, network.openConnectionsOf("bob").size());
  }

  @Test
  void theAnswererAsksForANewConnectionUntilItIsOffered() {
    connect();
    alice.isMute = true;
    network.cut("alice", "bob");
    time.advance(NOTICED_MS + TIMEOUTS.graceMs() + TIMEOUTS.iceRestartMs() + 1_000);
    int asked = bob.count(RepairRequest.class);
    time.advance(2L * TIMEOUTS.offerRepeatMs());
    assertTrue(bob.count(RepairRequest.class) >= asked + 2);

    network.heal("alice", "bob");
    alice.isMute = false;
    time.advance(10_000);
    assertTrue(bob.path.isUp());
    asked = bob.count(RepairRequest.class);
    time.advance(60_000);
    assertEquals(asked, bob.count(RepairRequest.class));
  }

  @Test
  void theOffererDoesWhatTheAnswererAsksFor() {
    connect();
    tellAlice(RepairRequest.Kind.ICE_RESTART);
    assertEquals(List.of("the other player lost the connection"), alice.downs);
    assertEquals(1, alice.added);
    bob.carrier.send(Delivery.UNRELIABLE, new byte[] {1});
    time.advance(1_000);
    assertTrue(alice.path.isUp());

    tellAlice(RepairRequest.Kind.NEW_CONNECTION);
    assertEquals(2, alice.added);
    time.advance(1_000);
    assertTrue(alice.path.isUp());
  }

  @Test
  void anOfferOfANewConnectionReplacesTheOldOneThatNobodyFoundBroken() {
    connect();
    network.cut("alice", "bob");
    tellAlice(RepairRequest.Kind.NEW_CONNECTION);
    time.advance(100);
    assertEquals(List.of("the other player reconnects"), bob.downs);

    network.heal("alice", "bob");
    time.advance(2_000);
    assertTrue(bob.path.isUp());
    assertEquals(1, network.openConnectionsOf("bob").size());
  }

  @Test
  void whenTheNetworkMayBeAnotherWhatIsDownBeginsAnew() {
    connect();
    alice.path.check();
    assertEquals(1, alice.added);

    network.cut("alice", "bob");
    time.advance(NOTICED_MS + TIMEOUTS.graceMs() + 500);
    assertFalse(alice.path.isUp());
    alice.path.check();
    assertEquals(2, alice.added);
  }

  @Test
  void whatHasNeverBeenUpIsNotBegunAnew() {
    network.cut("alice", "bob");
    alice.path.start();
    time.advance(1_000);
    alice.path.check();

    assertEquals(1, alice.added);
  }

  @Test
  void whatIsStoppedIsNotBegunAnew() {
    connect();
    alice.path.stop();
    alice.path.check();

    assertEquals(1, alice.added);
    assertEquals(1, alice.removed);
    assertTrue(alice.path.isStopped());
  }

  @Test
  void silenceThatIceDoesNotNoticeIsRepairedWhileItIsUp() {
    connect();
    alice.path.repair("nothing is heard");
    assertEquals(List.of("nothing is heard"), alice.downs);
    assertFalse(alice.path.isUp());

    alice.path.repair("nothing is heard");
    assertEquals(1, alice.downs.size());
    time.advance(100);
    assertEquals(2, alice.count(LinkOffer.class));
    assertEquals(1, alice.added);
  }

  @Test
  void aFrameShowsThatTheRepairedPathIsThere() {
    connect();
    // Bob hears nothing of the restart, and goes on as before.
    bob.isMute = true;
    alice.path.repair("nothing is heard");
    assertFalse(alice.path.isUp());
    bob.carrier.send(Delivery.UNRELIABLE, new byte[] {1});
    time.advance(100);

    assertTrue(alice.path.isUp());
    assertEquals(2, alice.ups);
  }

  @Test
  void whatWasSentMeanwhileArrivesWhenTheRestartHasFoundAnotherPath() {
    connect();
    network.breakPath("alice", "bob");
    alice.carrier.send(Delivery.RELIABLE, new byte[] {1});
    time.advance(1_000);
    assertEquals(0, bob.reliableFrames);

    alice.path.repair("nothing is heard");
    time.advance(1_000);
    assertEquals(1, bob.reliableFrames);
  }

  @Test
  void whileIceIsRestartedSomethingIsSentSoThatTheOtherSideHears() {
    connect();
    int heard = bob.frames;
    alice.isMute = true;
    alice.path.repair("nothing is heard");
    time.advance(1_100);

    assertEquals(heard + 3, bob.frames);
  }

  @Test
  void whatIsStaleOrNotItsToSayIsDroppedAndCounted() {
    connect();
    int generation = 1;
    bob.path.handleSignal(new RepairRequest(generation, RepairRequest.Kind.ICE_RESTART));
    bob.path.handleSignal(new LinkAnswer(generation, 1, "v=0"));
    alice.path.handleSignal(new LinkOffer(generation + 1, 1, "v=0"));
    alice.path.handleSignal(new RepairRequest(generation + 1, RepairRequest.Kind.ICE_RESTART));
    bob.path.handleSignal(new LinkOffer(generation - 1, 9, "v=0"));
    bob.path.handleSignal(
        new LinkCandidates(generation + 1, List.of(new IceCandidate("candidate:1", "0", 0))));

    assertEquals(4, bob.drops.of(LinkDrop.STALE_SIGNAL));
    assertEquals(2, alice.drops.of(LinkDrop.STALE_SIGNAL));
    assertTrue(alice.path.isUp());
    assertTrue(bob.path.isUp());
  }

  @Test
  void afterItsEndEverythingIsStale() {
    connect();
    bob.path.stop();
    bob.path.handleSignal(new LinkOffer(7, 1, "v=0"));

    assertEquals(1, bob.drops.of(LinkDrop.STALE_SIGNAL));
    assertEquals(1, bob.added);
  }

  @Test
  void startedAgainItIsAnotherConnectionThanBefore() {
    connect();
    alice.path.stop();
    bob.path.stop();
    time.advance(1_000);
    connect();

    assertEquals(2, alice.ups);
    assertEquals(List.of(1, 2), alice.offeredGenerations());
  }

  @Test
  void isGivenUpAfterAWhile() {
    network.cut("alice", "bob");
    alice.path.start();
    bob.path.start();
    time.advance(TIMEOUTS.giveUpMs() - 1);
    assertEquals(List.of(), alice.failures);
    time.advance(1);

    assertEquals(List.of(LinkFailure.NEVER_CONNECTED), alice.failures);
    assertEquals(List.of(LinkFailure.NEVER_CONNECTED), bob.failures);
    assertEquals(0, time.waiting());
  }

  @Test
  void aLostOneIsGivenUpAfterAWhileToo() {
    connect();
    network.cut("alice", "bob");
    time.advance(NOTICED_MS + TIMEOUTS.graceMs() + TIMEOUTS.giveUpMs());

    assertEquals(List.of(LinkFailure.NOT_REPAIRED), alice.failures);
    assertEquals(alice.added, alice.removed);
    assertEquals(List.of(), network.openConnectionsOf("alice"));
    assertEquals(0, time.waiting());
  }

  @Test
  void aConnectionThatIsClosedByItsOtherEndIsReplacedSoon() {
    connect();
    PeerConnection first = alice.path.peerConnection();
    bob.path.stop();
    time.advance(1_000);

    assertEquals(List.of("a channel was closed"), alice.downs);
    assertNotNull(alice.path.peerConnection());
    assertFalse(alice.path.peerConnection() == first);
  }

  private void connect() {
    alice.path.start();
    bob.path.start();
    time.advance(2_000);
    assertTrue(alice.path.isUp());
    assertTrue(bob.path.isUp());
  }

  private void tellAlice(RepairRequest.Kind kind) {
    alice.path.handleSignal(new RepairRequest(alice.generation(), kind));
  }

  private final class End implements DirectPath.Listener {

    final DropCounter<LinkDrop> drops = new DropCounter<>(LinkDrop.values());
    final DirectPath path;
    final List<LinkSignal> said = new ArrayList<>();
    final List<String> downs = new ArrayList<>();
    final List<LinkFailure> failures = new ArrayList<>();
    LinkCarrier carrier;
    boolean isMute;
    boolean stopsWhenAdded;
    int ups;
    int added;
    int removed;
    int frames;
    int reliableFrames;

    End(String name, LinkRole role) {
      path =
          new DirectPath(
              role,
              1,
              new LinkSettings(
                  network.factoryOf(name), time, List.of(), CandidatePolicy.ANY, false, TIMEOUTS),
              drops,
              this);
    }

    int count(Class<? extends LinkSignal> type) {
      return (int) said.stream().filter(type::isInstance).count();
    }

    List<Integer> offeredGenerations() {
      return said.stream()
          .filter(LinkOffer.class::isInstance)
          .map(LinkSignal::generation)
          .distinct()
          .toList();
    }

    int generation() {
      return said.get(said.size() - 1).generation();
    }

    @Override
    public void sendSignal(LinkSignal signal) {
      said.add(signal);
      End other = this == alice ? bob : alice;
      if (!isMute) {
        time.schedule(SIGNALLING_MS, () -> other.path.handleSignal(signal));
      }
    }

    @Override
    public boolean canSignal() {
      return true;
    }

    @Override
    public void onUp(LinkCarrier channels) {
      carrier = channels;
      ups++;
    }

    @Override
    public void onDown(String reason) {
      downs.add(reason);
    }

    @Override
    public void onFailed(LinkFailure failure) {
      failures.add(failure);
    }

    @Override
    public void onFrame(Delivery delivery, byte[] frame) {
      frames++;
      reliableFrames += delivery == Delivery.RELIABLE ? 1 : 0;
    }

    @Override
    public void onConnectionAdded(PeerConnection connection) {
      added++;
      if (stopsWhenAdded) {
        path.stop();
      }
    }

    @Override
    public void onConnectionRemoved(PeerConnection connection) {
      removed++;
    }
  }
}
