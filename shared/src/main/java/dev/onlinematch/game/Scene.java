package dev.onlinematch.game;

import dev.onlinematch.game.rules.Arena;
import dev.onlinematch.game.rules.Rules;
import dev.onlinematch.game.rules.World;

/**
 * The world of this tick and that of the tick before. What is drawn lies between the two, so that
 * motion is even whatever the rate of the frames; it costs half a tick of delay on average.
 */
final class Scene {

  private final World world;
  private World before;

  Scene(World world) {
    this.world = world;
    this.before = world.copy();
  }

  /** The world now; to be changed by the tick. */
  World world() {
    return world;
  }

  /** To be called before the world changes in a tick. */
  void beginTick() {
    before = world.copy();
  }

  /** Whether the attack of a player began in this tick. */
  boolean attackBegan(int player) {
    int attack = world.attack(player);
    return attack > 0 && (before.attack(player) == 0 || attack < before.attack(player));
  }

  /** Whether a player died in this tick. */
  boolean hasDied(int player) {
    return before.isAlive(player) && !world.isAlive(player);
  }

  /**
   * One player between the two ticks.
   *
   * @param fraction 0 for the tick before, 1 for this one
   */
  AvatarView avatar(int player, double fraction, GamePlayer who, int score, boolean isMine) {
    return new AvatarView(
        who.peerId().value(),
        who.name(),
        between(before.x(player), world.x(player), fraction) / Arena.UNITS_PER_PIXEL,
        between(before.y(player), world.y(player), fraction) / Arena.UNITS_PER_PIXEL,
        world.heading(player),
        world.x(player) != before.x(player) || world.y(player) != before.y(player),
        attack(player, fraction),
        world.isAlive(player),
        score,
        isMine);
  }

  private double attack(int player, double fraction) {
    int now = world.attack(player);
    int then = before.attack(player);
    double ticks = now > then ? between(then, now, fraction) : now;
    return ticks / Rules.ATTACK_TICKS;
  }

  private static double between(int from, int to, double fraction) {
    return from + (to - from) * fraction;
  }
}
