package dev.onlinematch.game;

/** Plays as a person would: looks at the view, says ready, holds buttons. */
interface Bot {

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
    int buttons = GameButtons.NONE;
    // Along the wider band first: that is the way round the obstacles.
    boolean isBlocked =
        GameArena.isWall(
            (int) (me.x() + Math.signum(dx) * 50) / GameArena.TILE_PIXELS,
            (int) me.y() / GameArena.TILE_PIXELS);
    if (isBlocked && Math.abs(dx) > 70) {
      buttons |= me.y() < GameArena.HEIGHT_PIXELS / 2.0 ? GameButtons.UP : GameButtons.DOWN;
    } else if (Math.abs(dy) > 10) {
      buttons |= dy > 0 ? GameButtons.DOWN : GameButtons.UP;
    }
    if (Math.abs(dx) > 10) {
      buttons |= dx > 0 ? GameButtons.RIGHT : GameButtons.LEFT;
    }
    boolean isClose = Math.abs(dx) < 100 && Math.abs(dy) < 100;
    return isClose ? buttons | GameButtons.ATTACK : buttons;
  }

  private static double distance(AvatarView a, AvatarView b) {
    return Math.abs(a.x() - b.x()) + Math.abs(a.y() - b.y());
  }
}
