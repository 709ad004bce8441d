package dev.onlinematch.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.transport.Delivery;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of messages and measurements when the way that carries them is lost or doubted. */
class PlayerLinkRepairTest {

  private final LinkedPair pair = LinkedPair.withRelay(1);
  private final LinkedPair.End alice = pair.alice;
  private final LinkedPair.End bob = pair.bob;

  @Test
  void whatIsHeardFirstIsThePathAndThenItsRoundTrip() {
    pair.connect();

    assertEquals("DIRECT -1 connected", alice.changes.get(0));
    String measured = alice.changes.get(1);
    assertTrue(measured.matches("DIRECT \\d+ measured"), measured);
  }

  @Test
  void aMessageOfTheMatchIsHeardByTheMatchAlone() {
    sendControl("before");
    pair.connect();
    sendControl("after");
    pair.time.advance(100);

    assertEquals(List.of("before", "after"), bob.controls);
    assertEquals(List.of(), bob.received(Delivery.RELIABLE));
  }

  @Test
  void afterTheEndNothingOfTheMatchIsKept() {
    pair.connect();
    pair.time.advance(1_000);
    alice.link.close();
    int kept = alice.link.bufferedAmount(Delivery.RELIABLE);
    sendControl("late");

    assertEquals(kept, alice.link.bufferedAmount(Delivery.RELIABLE));
    pair.time.advance(1_000);
    assertEquals(List.of(), bob.controls);
  }

  @Test
  void afterTheEndNothingThatWasUnderWayIsHeard() {
    takeTheRelay();
    bob.send(Delivery.RELIABLE, 1);
    bob.send(Delivery.UNRELIABLE, 2);
    alice.link.close();
    pair.time.advance(1_000);

    assertEquals(List.of(), alice.received(Delivery.RELIABLE));
    assertEquals(List.of(), alice.received(Delivery.UNRELIABLE));
  }

  @Test
  void afterTheEndNothingIsAcknowledged() {
    pair.connect();
    bob.send(Delivery.RELIABLE, 1);
    pair.time.advance(20);
    assertEquals(List.of(1), alice.received(Delivery.RELIABLE));
    alice.link.close();
    bob.link.close();
    pair.time.advance(20);

    assertEquals(0, pair.time.waiting());
  }

  @Test
  void whatTheOtherMayNotHaveKnownForHisIsSentAgain() {
    takeTheRelay();
    alice.doesRelayDrop = true;
    alice.send(Delivery.RELIABLE, 1);
    pair.time.advance(50);
    alice.doesRelayDrop = false;
    pair.time.advance(50);
    assertEquals(List.of(), bob.received(Delivery.RELIABLE));
    alice.link.sendAgain();
    alice.link.sendAgain();
    pair.time.advance(50);

    assertEquals(List.of(1), bob.received(Delivery.RELIABLE));
  }

  @Test
  void nothingIsSentAgainWhileThereIsNoWay() {
    alice.send(Delivery.RELIABLE, 1);
    alice.link.sendAgain();
    pair.connect();

    assertEquals(List.of(1), bob.received(Delivery.RELIABLE));
  }

  @Test
  void aCheckFindsInTwoSecondsThatNothingComes() {
    pair.connect();
    pair.network.cut("alice", "bob");
    alice.link.check();
    pair.time.advance(2_000);

    assertEquals(1, alice.downs.size());
    assertEquals(List.of(), bob.downs);
  }

  @Test
  void aCheckFindsThatAllIsWell() {
    pair.connect();
    alice.link.check();
    pair.time.advance(10_000);

    assertEquals(List.of(), alice.downs);
    assertEquals(2, pair.network.made());
  }

  @Test
  void aCheckBeginsARepairAnew() {
    pair.connect();
    pair.network.cut("alice", "bob");
    alice.link.check();
    pair.time.advance(2_000);
    assertEquals(2, pair.network.made());
    alice.link.check();

    assertEquals(3, pair.network.made());
  }

  @Test
  void silenceCountsFromTheLastFrame() {
    pair.time.advance(10_000);
    assertEquals(0, alice.link.silentMs());
    pair.connect();
    pair.network.cut("alice", "bob");
    pair.time.advance(100);
    long silentMs = alice.link.silentMs();
    assertTrue(silentMs >= 90 && silentMs < 1_200, silentMs + " ms");
    pair.time.advance(700);

    assertEquals(silentMs + 700, alice.link.silentMs());
  }

  @Test
  void anAnswerThatComesAfterTheLossMeasuresNothing() {
    pair.start(PathPolicy.CLIENT_SERVER);
    pair.setRelayUp(true);
    // The other side has answered; the answer is under way.
    pair.time.advance(60);
    pair.setRelayUp(false);
    pair.time.advance(60);

    assertEquals(List.of("RELAY -1 the relay has both players"), alice.changes);
    assertEquals(-1, alice.link.roundTripMs());
  }

  private void takeTheRelay() {
    pair.start(PathPolicy.CLIENT_SERVER);
    pair.setRelayUp(true);
    pair.time.advance(1_000);
  }

  private void sendControl(String words) {
    alice.link.sendControl(words.getBytes(StandardCharsets.UTF_8));
  }
}
