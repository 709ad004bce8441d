package dev.onlinematch.game;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.game.GameEvent.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalGameTest {

  private final LocalGame game = new LocalGame();
  private final List<GameEvent> events = new ArrayList<>();
  private double nowMs = 1_000;

  LocalGameTest() {
    game.setListener(events::add);
    game.advance(nowMs);
  }

  @Test
  void countsDownFromThreeWhileNobodyCanMove() {
    game.hold(0, GameButtons.UP);
    assertEquals(3, game.view().countdown());
    passes(600);
    assertEquals(2, game.view().countdown());
    passes(500);
    assertEquals(1, game.view().countdown());
    assertEquals(480, avatar(0).y(), 0.001);

    passes(450);

    assertEquals(GamePhase.ROUND, game.view().phase());
    assertTrue(avatar(0).y() < 480);
    assertEquals(
        List.of(Kind.COUNTDOWN, Kind.COUNTDOWN, Kind.COUNTDOWN, Kind.ROUND_STARTED),
        events.stream().map(GameEvent::kind).toList());
  }

  @Test
  void eachSeatMovesItsOwnAvatar() {
    passes(1_600);
    game.hold(0, GameButtons.RIGHT);
    game.hold(1, GameButtons.UP);
    passes(500);

    assertEquals(160 + 200, avatar(0).x(), 10);
    assertEquals(480, avatar(0).y(), 0.001);
    assertEquals(864, avatar(1).x(), 0.001);
    assertEquals(480 - 200, avatar(1).y(), 10);
    assertTrue(avatar(0).isMoving() && avatar(0).isMine() && avatar(1).isMine());
  }

  @Test
  void whoHitsTheOtherWinsTheRoundAndTheNextOneFollows() {
    firstKillsSecond();

    assertEquals(GamePhase.ROUND_OVER, game.view().phase());
    assertEquals("Player 1 wins this round!", game.view().message());
    assertEquals(1, avatar(0).score());
    assertFalse(avatar(1).isAlive());
    assertTrue(events.contains(new GameEvent(Kind.ATTACK, 1)));
    assertTrue(events.contains(new GameEvent(Kind.DEATH, 2)));
    assertTrue(events.contains(new GameEvent(Kind.ROUND_OVER, 1)));

    game.hold(0, GameButtons.NONE);
    passes(2_100);
    assertEquals(GamePhase.COUNTDOWN, game.view().phase());
    assertEquals("", game.view().message());
    assertTrue(avatar(1).isAlive());
    assertEquals(1, avatar(0).score());
    assertEquals(864, avatar(0).x(), 0.001);
  }

  @Test
  void goesOnForEver() {
    for (int round = 1; round <= 7; round++) {
      passesUntil(GamePhase.ROUND);
      firstKillsSecond();
      game.hold(0, GameButtons.NONE);
      passesUntil(GamePhase.COUNTDOWN);
    }

    assertEquals(7, avatar(0).score());
  }

  @Test
  void standsStillOnceLeft() {
    passes(1_600);
    game.leave();
    game.hold(0, GameButtons.RIGHT);
    passes(1_000);

    assertEquals(GamePhase.ENDED, game.view().phase());
    assertEquals(160, avatar(0).x(), 0.001);
  }

  private void firstKillsSecond() {
    passesUntil(GamePhase.ROUND);
    for (int i = 0; i < 300 && game.view().phase() == GamePhase.ROUND; i++) {
      AvatarView me = avatar(0);
      AvatarView other = avatar(1);
      double gap = other.x() - me.x();
      int buttons = gap > 0 ? GameButtons.RIGHT : GameButtons.LEFT;
      boolean strikes = Math.abs(gap) < 70 && me.attack() == 0;
      game.hold(0, strikes ? buttons | GameButtons.ATTACK : buttons);
      passes(17);
    }
  }

  private void passesUntil(GamePhase phase) {
    for (int i = 0; i < 500 && game.view().phase() != phase; i++) {
      passes(17);
    }
    assertEquals(phase, game.view().phase());
  }

  private void passes(double ms) {
    double until = nowMs + ms;
    while (nowMs < until) {
      nowMs = Math.min(until, nowMs + 7);
      game.advance(nowMs);
    }
  }

  private AvatarView avatar(int player) {
    return game.view().avatars().get(player);
  }
}
