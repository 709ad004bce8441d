package dev.onlinematch.game;

import dev.onlinematch.random.SeededRandom;

/** Plays as a person would: looks at the view, says ready, holds buttons. */
interface Bot {

  /** A mood that is no button. */
  int HUNTING = -1;

  /** Does nothing at all. */
  Bot ASLEEP = (session, view, nowMs) -> {};

  /** Says ready whenever possible, then stands still. */
  Bot TARGET = (session, view, nowMs) -> session.ready();

  /** Says ready, runs after the nearest and strikes when close. */
  Bot HUNTER =
      (session, view, nowMs) -> {
        session.ready();
        session.hold(0, hunt(view));
      };

  /** As a hunter, but now and then runs about, and strikes when it feels like it. */
  static Bot moody(int seed) {
    SeededRandom random = new SeededRandom(seed);
    int[] mood = new int[1];
    long[] untilMs = new long[1];
    return (session, view, nowMs) -> {
      if (nowMs >= untilMs[0]) {
        untilMs[0] = nowMs + 150 + random.nextInt(300);
        mood[0] = random.nextInt(3) > 0 ? HUNTING : random.nextInt(16);
        if (view.phase() == GamePhase.READY_ROOM) {
          session.ready();
        }
      }
      boolean isHunting = mood[0] == HUNTING;
      int buttons = isHunting ? hunt(view) : mood[0];
      boolean isStriking = random.nextInt(10) == 0;
      session.hold(0, isStriking ? buttons : buttons & ~GameButtons.ATTACK);
    };
  }

  /** One frame. */
  void play(GameSession session, GameView view, long nowMs);

  private static int hunt(GameView view) {
    AvatarView me = null;
    for (AvatarView avatar : view.avatars()) {
      me = avatar.isMine() ? avatar : me;
    }
    if (me == null) {
      return GameButtons.NONE;
    }
    AvatarView nearest = null;
    for (AvatarView avatar : view.avatars()) {
      if (!avatar.isMine()
          && avatar.isAlive()
          && (nearest == null || distance(me, avatar) < distance(me, nearest))) {
        nearest = avatar;
      }
    }
    return nearest == null ? GameButtons.NONE : steer(me, nearest);
  }

  private static int steer(AvatarView me, AvatarView to) {
    double dx = to.x() - me.x();
    double dy = to.y() - me.y();
    boolean isClose = Math.abs(dx) < 100 && Math.abs(dy) < 100;
    int buttons = isClose ? towards(dx, dy) : PathFinder.nextStep(me, to);
    return isClose ? buttons | GameButtons.ATTACK : buttons;
  }

  /** What to hold to get so far; nothing along an axis that is near enough. */
  static int towards(double dx, double dy) {
    int buttons = GameButtons.NONE;
    if (Math.abs(dx) > 8) {
      buttons |= dx > 0 ? GameButtons.RIGHT : GameButtons.LEFT;
    }
    if (Math.abs(dy) > 8) {
      buttons |= dy > 0 ? GameButtons.DOWN : GameButtons.UP;
    }
    return buttons;
  }

  private static double distance(AvatarView a, AvatarView b) {
    return Math.abs(a.x() - b.x()) + Math.abs(a.y() - b.y());
  }
}
