package dev.onlinematch.game;

import dev.onlinematch.game.rules.Rules;
import dev.onlinematch.game.rules.World;

/**
 * My own avatar online: it obeys my buttons at once, without asking anybody; it is where I say it
 * is, and it is hit when I see that it is.
 */
final class OwnAvatar {

  /** 30 a second while something happens: half the ticks, and nobody sees the difference. */
  private static final int SEND_EVERY_TICKS = 2;

  /** 5 a second while nothing does: that I am there, and how our clocks compare. */
  private static final int SEND_IDLE_EVERY_TICKS = 12;

  /**
   * After a change the full rate goes on for a while, for the case that the first ones are lost.
   */
  private static final int RESTLESS_TICKS = 8;

  private final GameCalls calls;
  private final Stage stage;
  private final HeldButtons held = new HeldButtons();
  private Snapshot lastSent = new Snapshot(0, 0, 0, 0, false, 0, 0);
  private int lastSentTick;
  private int lastChangeTick;

  OwnAvatar(GameCalls calls, Stage stage) {
    this.calls = calls;
    this.stage = stage;
  }

  void hold(int buttons) {
    held.hold(buttons);
  }

  /** One tick of me, with the others where they are shown. */
  void tick() {
    int buttons = held.take();
    OnlineRound round = stage.round();
    if (!round.amAlive()) {
      return;
    }
    if (stage.clock().isInMotion()) {
      Rules.act(round.world(), round.me(), buttons);
    }
    maybeSend(round);
    if (stage.phase() == GamePhase.ROUND && amHit(round)) {
      calls.died.toAll(round.number());
    }
  }

  private static boolean amHit(OnlineRound round) {
    boolean isHit = false;
    for (int player = 0; player < round.players().size(); player++) {
      if (!round.isMe(player) && round.remote(player).strikes()) {
        isHit |= Rules.reaches(round.world(), player, round.me());
      }
    }
    return isHit;
  }

  private void maybeSend(OnlineRound round) {
    World world = round.world();
    int tick = stage.clock().now();
    Snapshot now = Snapshot.of(world, round.me(), tick, round.number());
    boolean hasChanged =
        now.heading() != lastSent.heading()
            || now.isMoving() != lastSent.isMoving()
            || now.round() != lastSent.round()
            || (now.attack() > 0) != (lastSent.attack() > 0);
    if (hasChanged) {
      lastChangeTick = tick;
    }
    boolean isRestless =
        now.isMoving() || now.attack() > 0 || tick - lastChangeTick <= RESTLESS_TICKS;
    int every = isRestless ? SEND_EVERY_TICKS : SEND_IDLE_EVERY_TICKS;
    if (hasChanged || tick - lastSentTick >= every) {
      // Lost or refused ones are not sent again: a newer one follows.
      calls.snapshot.toOthers(now);
      lastSent = now;
      lastSentTick = tick;
    }
  }
}
