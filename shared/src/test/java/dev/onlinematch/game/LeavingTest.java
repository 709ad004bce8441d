package dev.onlinematch.game;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** People who leave, or of whom nothing is heard. */
class LeavingTest {

  private final Party party = new Party(13);
  private final Party.Guest ann = party.arrives("Ann");
  private final Party.Guest bob = party.arrives("Bob");
  private final Party.Guest cid = party.arrives("Cid");

  @Test
  void whoLeavesDuringARoundFallsAndTheOthersReadIt() {
    party.startsRound();

    cid.session.leave();
    party.passes(200);

    assertEquals("Cid has left", ann.message());
    assertFalse(bob.seen(cid).isAlive());
    assertEquals(2, bob.session.readyRows().size());
    assertEquals(GamePhase.ROUND, ann.phase());
    assertEquals(GamePhase.ENDED, cid.phase());
    party.passes(2_000);
    assertEquals("", ann.message());
  }

  @Test
  void whoLeavesKeepsHisScore() {
    ann.bot = Bot.TARGET;
    bob.bot = Bot.TARGET;
    cid.bot = Bot.HUNTER;
    party.passesUntil(() -> ann.session.rounds() == 2, 60_000);
    party.passesUntil(() -> party.all(GamePhase.ROUND), 5_000);

    cid.session.leave();
    party.passes(100);

    assertEquals(1, ann.seen(cid).score());
  }

  @Test
  void theLastButOneWhoLeavesDuringARoundLeavesItToTheLast() {
    party.startsRound();
    cid.session.leave();
    party.passes(100);
    // Bob stays in the match, but his avatar falls.
    ann.bot = Bot.HUNTER;

    assertTrue(party.passesUntil(() -> !bob.results().isEmpty(), 20_000));
    assertEquals("Ann wins this round!", bob.message());
  }

  @Test
  void whenAllOthersHaveLeftTheMatchIsOver() {
    party.startsRound();
    bob.session.leave();
    cid.session.leave();
    party.passes(200);

    assertEquals(GamePhase.MATCH_OVER, ann.phase());
    assertEquals("Everyone else has left.", ann.message());
    party.passes(4_000);
    assertEquals(GamePhase.ENDED, ann.phase());
    assertTrue(ann.hasLeft);
  }

  @Test
  void whoLeavesTheReadyScreenIsNotWaitedFor() {
    ann.becomesReady();
    bob.becomesReady();
    party.passes(500);
    assertEquals(GamePhase.READY_ROOM, ann.phase());

    cid.session.leave();
    party.passes(500);

    assertEquals(GamePhase.COUNTDOWN, ann.phase());
    assertEquals(2, ann.session.view().avatars().size());
  }

  @Test
  void whenTheHostLeavesTheGameIsOver() {
    party.startsRound();

    ann.session.leave();
    party.passes(500);

    assertEquals(GamePhase.ENDED, bob.phase());
    assertEquals(GamePhase.ENDED, cid.phase());
  }

  @Test
  void leavingTwiceLeavesOnce() {
    ann.session.leave();
    ann.session.leave();

    assertEquals(GamePhase.ENDED, ann.phase());
  }

  @Test
  void ofWhomNothingIsHeardForFiveSecondsTheHostTakesHimOut() {
    party.startsRound();
    cid.node.isCut = true;
    party.passes(4_500);
    assertTrue(bob.seen(cid).isAlive());

    party.passes(1_000);

    assertFalse(bob.seen(cid).isAlive());
    assertEquals("Cid lost the connection", bob.message());
    cid.node.heal();
    party.passes(500);
    assertEquals("Your connection was lost: you are out of this round.", cid.message());
  }

  @Test
  void aHostOfWhomTheNetworkFailsDoesNotWinByThat() {
    party.startsRound();
    ann.node.isCut = true;

    assertTrue(party.passesUntil(() -> ann.phase() == GamePhase.ROUND_OVER, 6_000));

    assertEquals("Nobody wins this round!", ann.message());
    ann.node.heal();
    party.passes(200);
    assertEquals("Nobody wins this round!", bob.message());
    assertEquals(0, bob.seen(ann).score());
  }

  @Test
  void whoIsGoneWhenTheRoundIsSetUpIsNotShownAlive() {
    for (Party.Guest guest : party.guests) {
      guest.becomesReady();
    }
    party.passesUntil(() -> ann.phase() == GamePhase.SETTING_UP, 500);
    cid.hasLeft = true;
    party.passes(500);

    assertFalse(bob.seen(cid).isAlive());
  }

  @Test
  void aLinkThatIsRepairedInTimeCostsNothing() {
    party.startsRound();
    cid.node.isCut = true;
    party.passes(3_000);
    cid.node.heal();
    cid.session.hold(0, GameButtons.RIGHT);
    party.passes(1_000);

    assertTrue(bob.seen(cid).isAlive());
    assertEquals(cid.own().x(), bob.seen(cid).x(), 100);
  }

  @Test
  void aFrozenTabOfAPlayerDoesNotHoldTheOthers() {
    party.startsRound();
    cid.isFrozen = true;
    ann.bot = Bot.HUNTER;

    assertTrue(party.passesUntil(() -> !ann.results().isEmpty(), 20_000));

    assertEquals(1, ann.results().get(0));
  }

  @Test
  void aTabThatWakesUpDoesNotMistakeItsOwnSleepForTheSilenceOfOthers() {
    party.startsRound();
    ann.isFrozen = true;
    party.passes(20_000);

    ann.isFrozen = false;
    party.passes(500);

    assertTrue(ann.seen(bob).isAlive());
    assertTrue(ann.seen(cid).isAlive());
  }
}
