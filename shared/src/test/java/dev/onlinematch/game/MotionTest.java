package dev.onlinematch.game;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How it looks: at once for oneself, soon and evenly for the others. */
class MotionTest {

  private final Party party = new Party(3);
  private final Party.Guest ann = party.arrives("Ann");
  private final Party.Guest bob = party.arrives("Bob");

  @Test
  void myOwnAvatarMovesWithinTwoFrames() {
    party.startsRound();
    double from = ann.own().x();

    ann.session.hold(0, GameButtons.RIGHT);
    party.passes(34);

    assertTrue(ann.own().x() > from);
  }

  @Test
  void aShortTapBetweenTwoTicksStillMoves() {
    party.startsRound();
    double from = ann.own().x();

    ann.session.hold(0, GameButtons.RIGHT);
    ann.session.hold(0, GameButtons.NONE);
    party.passes(60);

    assertEquals(from + 400.0 / 60, ann.own().x(), 0.01);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0", "20, 0, 0", "20, 20, 0"})
  void theOthersSeeAMoveWithin150Ms(int latencyMs, int jitterMs, int lossPercent) {
    party.mesh.latencyMs = latencyMs;
    party.mesh.jitterMs = jitterMs;
    party.mesh.lossPercent = lossPercent;
    party.startsRound();
    party.passes(1_000);
    double from = bob.seen(ann).x();

    ann.session.hold(0, GameButtons.RIGHT);
    party.passes(150);

    assertTrue(bob.seen(ann).x() > from);
  }

  @ParameterizedTest
  @CsvSource({"20, 0, 0", "40, 30, 0", "40, 30, 10", "100, 60, 5", "30, 0, 25"})
  void aRunningAvatarIsShownWithoutJerks(int latencyMs, int jitterMs, int lossPercent) {
    party.mesh.latencyMs = latencyMs;
    party.mesh.jitterMs = jitterMs;
    party.mesh.lossPercent = lossPercent;
    party.startsRound();
    ann.session.hold(0, GameButtons.UP | GameButtons.LEFT);
    bob.session.hold(0, GameButtons.DOWN | GameButtons.RIGHT);
    party.passes(3_000);
    ann.session.hold(0, GameButtons.RIGHT);
    party.passes(400);

    double even = 400.0 / 60 * (16 / Game.TICK_MS);
    double x = bob.seen(ann).x();
    double squares = 0;
    int frames = 90;
    for (int frame = 0; frame < frames; frame++) {
      party.passes(16);
      double step = bob.seen(ann).x() - x;
      x += step;
      squares += (step - even) * (step - even);
      assertTrue(step >= -0.01, "runs back by " + step);
      assertTrue(step <= 10.01, "jumps by " + step);
    }
    double unevenness = Math.sqrt(squares / frames) / even;
    assertTrue(unevenness < 0.35, "uneven by " + unevenness);
  }

  @ParameterizedTest
  @CsvSource({"40, 30, 10", "20, 0, 50"})
  void anAvatarThatStopsIsSoonShownExactlyWhereItIs(int latencyMs, int jitterMs, int lossPercent) {
    party.mesh.latencyMs = latencyMs;
    party.mesh.jitterMs = jitterMs;
    party.mesh.lossPercent = lossPercent;
    party.startsRound();

    ann.session.hold(0, GameButtons.RIGHT | GameButtons.DOWN);
    party.passes(700);
    ann.session.hold(0, GameButtons.NONE);
    party.passes(1_500);

    assertEquals(ann.own().x(), bob.seen(ann).x(), 0.001);
    assertEquals(ann.own().y(), bob.seen(ann).y(), 0.001);
    assertEquals(ann.own().heading(), bob.seen(ann).heading());
  }

  @Test
  void anAvatarOfWhomNothingComesRunsOnForATenthOfASecondAndThenHolds() {
    party.startsRound();
    ann.session.hold(0, GameButtons.RIGHT);
    party.passes(300);

    ann.node.isCut = true;
    party.passes(400);
    double held = bob.seen(ann).x();
    party.passes(300);

    assertEquals(held, bob.seen(ann).x(), 0.001);
    assertTrue(held < ann.own().x());
  }

  @Test
  void anAttackIsSeenThoughMostOfItsSnapshotsAreLost() {
    party.mesh.lossPercent = 80;
    party.startsRound();

    ann.session.hold(0, GameButtons.ATTACK);
    party.passes(600);

    assertTrue(bob.seen(ann).attack() > 0);
  }

  @Test
  void twoWhoRunIntoEachOtherCanPartAgain() {
    party.mesh.latencyMs = 80;
    party.startsRound();
    ann.session.hold(0, GameButtons.RIGHT);
    bob.session.hold(0, GameButtons.LEFT);
    party.passes(2_000);
    double annAt = ann.own().x();
    double bobAt = bob.own().x();
    assertTrue(bobAt - annAt >= 50, "they do not run through each other: " + (bobAt - annAt));

    ann.session.hold(0, GameButtons.LEFT);
    bob.session.hold(0, GameButtons.RIGHT);
    party.passes(500);

    assertTrue(annAt - ann.own().x() > 150);
    assertTrue(bob.own().x() - bobAt > 150);
  }

  @Test
  void twoWhoPressAgainstEachOtherComeToRestAndDoNotSwing() {
    party.mesh.latencyMs = 60;
    party.mesh.jitterMs = 30;
    party.startsRound();
    ann.session.hold(0, GameButtons.RIGHT);
    bob.session.hold(0, GameButtons.LEFT);
    party.passes(2_000);

    double before = ann.own().x();
    for (int frame = 0; frame < 120; frame++) {
      party.passes(16);
      assertTrue(ann.own().x() <= before + 0.01, "only ever back, out of the other");
      before = ann.own().x();
    }
    assertEquals(64, bob.own().x() - ann.own().x(), 3);
  }

  @Test
  void runningSendsNothingReliableAndLittleElse() {
    party.startsRound();
    party.passes(500);
    int reliable = ann.node.reliableSent;
    int messages = ann.node.unreliableSent;
    int bytes = ann.node.bytesSent;

    ann.session.hold(0, GameButtons.RIGHT | GameButtons.DOWN);
    party.passes(500);
    ann.session.hold(0, GameButtons.RIGHT | GameButtons.UP);
    party.passes(500);

    assertEquals(reliable, ann.node.reliableSent);
    assertTrue(ann.node.unreliableSent - messages <= 33, "30 a second and one for each change");
    assertTrue(ann.node.bytesSent - bytes <= 330, "ten bytes each");
  }

  @Test
  void standingStillSendsFiveMessagesASecond() {
    party.startsRound();
    party.passes(1_000);
    int messages = ann.node.unreliableSent;

    party.passes(2_000);

    assertEquals(10, ann.node.unreliableSent - messages, 1);
  }
}
