package dev.onlinematch.game;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.game.Standing.Progress;
import dev.onlinematch.transport.PeerId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is hit, and who wins then. */
class HitTest {

  private final Party party = new Party(5);
  private final Party.Guest ann = party.arrives("Ann");
  private final Party.Guest bob = party.arrives("Bob");

  @BeforeEach
  void faceToFace() {
    party.startsRound();
    ann.session.hold(0, GameButtons.RIGHT);
    bob.session.hold(0, GameButtons.LEFT);
    party.passes(2_000);
    ann.session.hold(0, GameButtons.NONE);
    bob.session.hold(0, GameButtons.NONE);
    party.passes(1_000);
  }

  @Test
  void whoIsStruckDiesAndTheOtherWinsTheRound() {
    strikes(ann);
    party.passes(800);

    assertFalse(bob.own().isAlive());
    assertEquals("Ann wins this round!", ann.message());
    assertEquals("Ann wins this round!", bob.message());
    assertEquals(1, ann.own().score());
  }

  @Test
  void whoComesHearsOfADeathFromTheDeadWhenTheHostHasNotHeardOfItYet() {
    Three three = new Three();
    byte[] before = Party.toldBy(three.host);
    three.host.bot = Bot.HUNTER;
    assertTrue(
        three.party.passesUntil(
            () -> !three.bob.own().isAlive() || !three.cid.own().isAlive(), 60_000));
    Party.Guest victim = three.bob.own().isAlive() ? three.cid : three.bob;
    Party.Guest late = three.party.arrives("Dan");
    three.party.passes(200);
    Party.isTold(late, before);

    assertFalse(late.seen(victim).isAlive());
    assertTrue(late.seen(three.host).isAlive());
  }

  @Test
  void whoLearnsAnewThatHeWasHitTellsThoseWhoHaveNotHeard() {
    Three three = new Three();
    // As the host has it who had heard of it, before the page was loaded again.
    List<PeerId> alive = List.of(three.host.node.me, three.cid.node.me);
    List<PeerId> all = List.of(three.host.node.me, three.bob.node.me, three.cid.node.me);
    RoundResult undecided = new RoundResult(1, null, Map.of());
    Standing told = new Standing(undecided, Progress.STARTED, all, alive, List.of());
    Party.isTold(three.bob, told.encode());
    three.party.passes(200);

    assertFalse(three.cid.seen(three.bob).isAlive());
    assertFalse(three.host.seen(three.bob).isAlive());
  }

  /** Three in their first round. */
  private static final class Three {

    final Party party = new Party(6);
    final Party.Guest host = party.arrives("Ann");
    final Party.Guest bob = party.arrives("Bob");
    final Party.Guest cid = party.arrives("Cid");

    Three() {
      party.startsRound();
    }
  }

  @Test
  void theLoserReadsThatHeLostBeforeTheResultComes() {
    strikes(ann);
    party.passes(480);

    assertEquals("You lose!", bob.message());
  }

  @Test
  void theFirstToStrikeWinsWhenTheOtherStrikesBack() {
    strikes(ann);
    party.passes(150);
    strikes(bob);
    party.passes(1_000);

    assertEquals("Ann wins this round!", bob.message());
    assertTrue(ann.own().isAlive());
  }

  @Test
  void twoWhoStrikeAtOnceBothFallAndNobodyWins() {
    strikes(ann);
    strikes(bob);
    party.passes(1_000);

    assertEquals("Nobody wins this round!", ann.message());
    assertEquals("Nobody wins this round!", bob.message());
    assertEquals(List.of(0), bob.results());
    assertEquals(0, ann.own().score());
  }

  @Test
  void whoSeesTheStrikeComingCanRun() {
    strikes(ann);
    party.passes(200);
    bob.session.hold(0, GameButtons.RIGHT);
    party.passes(1_000);

    assertTrue(bob.own().isAlive());
    assertEquals(GamePhase.ROUND, ann.phase());
  }

  @Test
  void theNextRoundBeginsOverTheReadyScreenWithOtherStarts() {
    strikes(ann);
    party.passes(800);
    assertEquals(GamePhase.ROUND_OVER, bob.phase());

    party.passes(2_100);
    assertEquals(GamePhase.READY_ROOM, bob.phase());
    assertEquals("", bob.message());
    assertEquals(List.of(false, false), isReady(bob));

    bob.becomesReady();
    party.passes(100);
    assertEquals(List.of(false, true), isReady(ann));

    ann.becomesReady();
    party.passes(300);
    assertEquals(GamePhase.COUNTDOWN, bob.phase());
    assertEquals(864, ann.own().x(), 0.01);
    assertEquals(1, bob.seen(ann).score());
    assertEquals(2, bob.session.rounds());
  }

  private static List<Boolean> isReady(Party.Guest guest) {
    return guest.session.readyRows().stream().map(ReadyRow::isReady).toList();
  }

  private static void strikes(Party.Guest guest) {
    guest.session.hold(0, GameButtons.ATTACK);
    guest.session.hold(0, GameButtons.NONE);
  }
}
