package dev.onlinematch.game;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The ready screen, and the way from there into a round. */
class BarrierTest {

  private final Party party = new Party(11);
  private final Party.Guest ann = party.arrives("Ann");
  private final Party.Guest bob = party.arrives("Bob");

  @Test
  void nothingStartsUntilTheLastOneIsReady() {
    ann.becomesReady();
    party.passes(3_000);
    assertEquals(GamePhase.READY_ROOM, ann.phase());
    assertFalse(ann.isPlaying());

    bob.becomesReady();
    party.passes(500);

    assertTrue(bob.isPlaying());
    assertEquals(GamePhase.COUNTDOWN, bob.phase());
  }

  @Test
  void oneAloneDoesNotStart() {
    Party alone = new Party(1);
    Party.Guest host = alone.arrives("Ann");
    assertFalse(host.session.canBeReady());
    host.becomesReady();
    alone.passes(1_000);

    assertEquals(GamePhase.READY_ROOM, host.phase());
    assertFalse(host.session.readyRows().get(0).isReady());
  }

  @Test
  void saysReadyOnlyOnce() {
    assertTrue(ann.session.canBeReady());

    ann.becomesReady();

    assertFalse(ann.session.canBeReady());
    int sent = ann.node.reliableSent;
    ann.becomesReady();
    assertEquals(sent, ann.node.reliableSent);
  }

  @Test
  void whoeverComesLaterLearnsWhoIsReadyAlready() {
    ann.becomesReady();
    bob.becomesReady();
    Party.Guest cid = party.arrives("Cid");
    party.passes(100);

    assertEquals(
        List.of(true, true, false),
        cid.session.readyRows().stream().map(ReadyRow::isReady).toList());
  }

  @Test
  void allCountDownFromThreeAndStartTogether() {
    ann.becomesReady();
    bob.becomesReady();
    assertTrue(party.passesUntil(() -> bob.session.view().countdown() == 3, 1_000));
    assertEquals(160, bob.seen(ann).x(), 0.01);
    bob.session.hold(0, GameButtons.UP);
    party.passes(500);
    assertEquals(2, bob.session.view().countdown());
    party.passes(500);
    assertEquals(1, bob.session.view().countdown());
    assertEquals(480, bob.own().y(), 0.01, "nobody moves yet");

    assertTrue(party.passesUntil(() -> party.all(GamePhase.ROUND), 600));
    party.passes(100);
    assertTrue(bob.own().y() < 480);
  }

  @Test
  void whoDoesNotSetUpInTimeIsLeftOutAndDoesNotHoldTheOthers() {
    Party.Guest cid = party.arrives("Cid");
    for (Party.Guest guest : party.guests) {
      guest.becomesReady();
    }
    party.mesh.latencyMs = 0;
    party.passes(1);
    cid.node.isCut = true;

    party.passes(3_000);
    assertEquals(GamePhase.SETTING_UP, ann.phase());
    assertEquals("Waiting for the others...", bob.message());
    assertTrue(party.passesUntil(() -> ann.phase() == GamePhase.ROUND, 5_000));
    assertFalse(bob.seen(cid).isAlive());

    cid.node.heal();
    party.passes(2_000);
    assertEquals("Your connection was lost: you are out of this round.", cid.message());
    assertFalse(cid.own().isAlive());
    assertTrue(cid.seen(ann).isAlive());
  }

  @Test
  void whoWasLeftOutPlaysTheNextRound() {
    whoDoesNotSetUpInTimeIsLeftOutAndDoesNotHoldTheOthers();
    Party.Guest cid = party.guests.get(2);
    ann.bot = Bot.HUNTER;
    bob.bot = Bot.TARGET;
    cid.bot = Bot.TARGET;

    assertTrue(party.passesUntil(() -> cid.session.rounds() == 2, 20_000));
    assertTrue(party.passesUntil(() -> party.all(GamePhase.ROUND), 5_000));

    assertTrue(bob.seen(cid).isAlive());
  }

  @Test
  void whenOnlyOneSetsUpNobodyWinsAndTheReadyScreenComesBack() {
    ann.becomesReady();
    bob.becomesReady();
    party.passes(45);
    bob.node.isCut = true;
    bob.isFrozen = true;

    assertTrue(party.passesUntil(() -> ann.phase() == GamePhase.ROUND_OVER, 7_000));
    assertEquals("Nobody wins this round!", ann.message());
    party.passes(2_100);
    assertEquals(GamePhase.READY_ROOM, ann.phase());

    bob.isFrozen = false;
    bob.node.heal();
    party.passes(200);
    party.startsRound();
    assertTrue(ann.seen(bob).isAlive());
  }

  @Test
  void aHostWhoNeverStartsTheRoundIsGivenUp() {
    ann.becomesReady();
    bob.becomesReady();
    party.passesUntil(() -> bob.phase() == GamePhase.SETTING_UP, 500);
    ann.isFrozen = true;

    assertTrue(party.passesUntil(() -> bob.phase() == GamePhase.MATCH_OVER, 16_000));

    assertEquals("The host does not answer.", bob.message());
    party.passes(2_500);
    assertTrue(bob.hasLeft);
  }

  @Test
  void aNewHostGoesOnWhereTheOldOneStopped() {
    Party.Guest cid = party.arrives("Cid");
    party.startsRound();
    party.mesh.makeHost(bob.node);
    ann.bot = Bot.HUNTER;
    bob.bot = Bot.TARGET;
    cid.bot = Bot.TARGET;

    assertTrue(party.passesUntil(() -> cid.message().equals("Ann WINS THE WHOLE MATCH!"), 120_000));
    assertEquals(List.of(1, 1, 1, 1, 1), cid.results());
  }

  @Test
  void startingWithoutBeingHostIsTheMistakeOfTheCaller() {
    assertThrows(IllegalStateException.class, bob::startPlaying);
  }
}
