package dev.onlinematch.game;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.transport.PeerId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody becomes host, and knows less or more than I do. */
class StageTest {

  private static final PeerId ONE = new PeerId(1);
  private static final PeerId TWO = new PeerId(2);
  private static final PeerId THREE = new PeerId(3);
  private static final List<PeerId> ALL = List.of(ONE, TWO, THREE);

  private final Party party = new Party(1);
  private final Stage stage = new Stage(party.arrives("Ann"));

  /** As the next host knows it. */
  private final Stage next = new Stage(party.guests.get(0));

  @BeforeEach
  void threeAreThere() {
    party.arrives("Bob");
    party.arrives("Cid");
  }

  @Test
  void whoIsHostNowIsReadAlsoWhenTheOneBeforeIsTakenOffAfterwards() {
    bothBeginRound();

    stage.onHostChanged("You are");
    stage.onPlayerLeft(new GamePlayer(THREE, "Cid"));

    assertEquals("Cid has left. You are the host now", stage.message());
  }

  @Test
  void whoIsHostNowIsReadAlsoWhenTheOneBeforeIsTakenOutOfTheRoundAfterwards() {
    bothBeginRound();
    stage.onReconnecting(new GamePlayer(THREE, "Cid"));
    stage.onHostChanged("You are");

    stage.onOutOfRound(1, THREE);

    assertEquals("Cid lost the connection. You are the host now", stage.message());
  }

  @Test
  void whoHasEndedTheRoundAlonePlaysIt() {
    bothBeginRound();
    stage.onRoundOver(new RoundResult(1, ONE, Map.of(ONE, 1)));
    next.onDied(TWO, 1);

    assertNull(stage.onStanding(next.standing()));

    assertEquals(GamePhase.ROUND, stage.phase());
    assertEquals(0, stage.score(ONE), "that end is void");
    assertTrue(stage.round().isAlive(THREE));
    assertFalse(stage.round().isAlive(TWO));
    assertStandsAsAtNext();
  }

  @Test
  void whatOthersSaidOfARoundBeforeTheHostsWordOfItReachedMeCounts() {
    beginRound(next, 3);
    Standing fromBefore = next.standing();

    assertNull(stage.onDied(TWO, 3));
    stage.onStanding(fromBefore);
    assertFalse(stage.round().isAlive(TWO));
    assertTrue(stage.round().isAlive(THREE));

    assertNull(stage.onDied(THREE, 5));
    assertNull(stage.onDied(TWO, 6));
    stage.onSetUp(new RoundSetup(5, ALL));
    assertFalse(stage.round().isAlive(THREE));
    assertTrue(stage.round().isAlive(TWO));
  }

  @Test
  void whoeverWasReadyBeforeTheHostsWordReachedMeIsReady() {
    beginRound(next, 3);
    next.onRoundOver(new RoundResult(3, null, Map.of()));
    Standing fromBefore = next.standing();

    assertNull(stage.onReady(TWO, 4));
    assertFalse(stage.isReady(TWO));
    stage.onStanding(fromBefore);
    assertTrue(stage.isReady(TWO));
    assertFalse(stage.isReady(THREE));

    assertNull(stage.onReady(THREE, 5));
    stage.onSetUp(new RoundSetup(4, ALL));
    assertFalse(stage.isReady(TWO));
    assertTrue(stage.isReady(THREE));
  }

  @Test
  void ofStrangersNothingIsKept() {
    PeerId nobody = new PeerId(9);

    assertEquals(GameDrop.NO_PART, stage.onReady(nobody, 4));
    assertEquals(GameDrop.WRONG_MOMENT, stage.onDied(nobody, 3));
  }

  @Test
  void whoeverSaidThatHeWasHitStaysSo() {
    bothBeginRound();
    stage.onDied(ONE, 1);
    stage.onRoundOver(new RoundResult(1, TWO, Map.of(TWO, 1)));

    stage.onStanding(next.standing());

    assertFalse(stage.round().isAlive(ONE), "the word is on its way to the next host");
    assertTrue(stage.round().isAlive(TWO));
  }

  @Test
  void whoHasSetUpTheNextRoundAloneIsBackInTheOneBefore() {
    bothBeginRound();
    stage.onRoundOver(new RoundResult(1, null, Map.of()));
    stage.onSetUp(new RoundSetup(2, ALL));
    stage.onStart(2);
    next.onRoundOver(new RoundResult(1, null, Map.of()));
    next.onReady(TWO, 2);

    stage.onStanding(next.standing());

    assertEquals(GamePhase.READY_ROOM, stage.phase());
    assertTrue(stage.isReady(TWO));
    assertFalse(stage.isReady(ONE));
    assertStandsAsAtNext();
  }

  @Test
  void whoHasBegunTheFirstRoundAloneHasBegunNone() {
    stage.onSetUp(new RoundSetup(1, ALL));

    stage.onStanding(next.standing());

    assertEquals(GamePhase.READY_ROOM, stage.phase());
    assertEquals(1, stage.nextRound());
  }

  @Test
  void whoHasNotHeardTheResultHearsIt() {
    bothBeginRound();
    next.onRoundOver(new RoundResult(1, TWO, Map.of(TWO, 1)));

    stage.onStanding(next.standing());

    assertEquals(GamePhase.ROUND_OVER, stage.phase());
    assertEquals(1, stage.score(TWO));
  }

  @Test
  void whoHasNotHeardTheStartBegins() {
    stage.onSetUp(new RoundSetup(1, ALL));
    next.onSetUp(new RoundSetup(1, ALL));
    next.onStart(1);

    stage.onStanding(next.standing());

    assertEquals(GamePhase.COUNTDOWN, stage.phase());
  }

  @Test
  void whereAllAgreeNothingChanges() {
    bothBeginRound();
    OnlineRound before = stage.round();

    stage.onStanding(next.standing());

    assertEquals(GamePhase.COUNTDOWN, stage.phase());
    assertEquals(before, stage.round());
  }

  @Test
  void aWonMatchStaysWon() {
    bothBeginRound();
    stage.onRoundOver(new RoundResult(1, ONE, Map.of(ONE, 5)));

    assertEquals(GameDrop.WRONG_MOMENT, stage.onStanding(next.standing()));
    assertEquals(GamePhase.MATCH_OVER, stage.phase());
  }

  private void bothBeginRound() {
    beginRound(stage, 1);
    beginRound(next, 1);
  }

  private static void beginRound(Stage stage, int number) {
    stage.onSetUp(new RoundSetup(number, ALL));
    stage.onStart(number);
  }

  private void assertStandsAsAtNext() {
    assertEquals(next.standing().alive(), stage.standing().alive());
    assertEquals(next.standing().result(), stage.standing().result());
    assertEquals(next.standing().players(), stage.standing().players());
  }
}
