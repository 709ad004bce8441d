package dev.onlinematch.game;

import dev.onlinematch.game.rules.Rules;
import dev.onlinematch.game.rules.World;
import dev.onlinematch.rpc.ArgumentCodec;
import dev.onlinematch.wire.ByteReader;
import dev.onlinematch.wire.ByteWriter;
import dev.onlinematch.wire.MalformedException;

/**
 * Where an avatar is, said by the one who plays it.
 *
 * <pre>
 *    0         1         2         3         4         5         6         7
 *   +-------------------+-------------------+-------------------+---------+---------+
 *   |       tick        |         x         |         y         |  flags  | attack  |
 *   +-------------------+-------------------+-------------------+---------+---------+
 *   flags: round, low 3 bits | is moving | is attacking | heading, 3 bits
 * </pre>
 *
 * The attack byte is there only while there is an attack.
 *
 * @param tick the sender's ticks, low 16 bits
 * @param x in units of the rules
 * @param y in units of the rules
 * @param round the low three bits of the round's number
 * @param isMoving whether the last tick brought it forward
 * @param heading 0 to 7
 * @param attack ticks since the attack began, 0 for none
 */
record Snapshot(int tick, int x, int y, int round, boolean isMoving, int heading, int attack) {

  static final ArgumentCodec<Snapshot> CODEC = ArgumentCodec.of(Snapshot::write, Snapshot::read);

  private static final int ROUND_SHIFT = 5;
  private static final int MOVING = 16;
  private static final int ATTACKING = 8;
  private static final int LOW_3 = 7;

  static Snapshot of(World world, int player, int tick, int round) {
    return new Snapshot(
        tick & 0xFFFF,
        world.x(player),
        world.y(player),
        round & LOW_3,
        world.isMoving(player),
        world.heading(player),
        world.attack(player));
  }

  boolean isOfRound(int number) {
    return round == (number & LOW_3);
  }

  private static void write(ByteWriter out, Snapshot s) {
    int flags = s.round << ROUND_SHIFT | s.heading;
    flags |= s.isMoving ? MOVING : 0;
    flags |= s.attack > 0 ? ATTACKING : 0;
    out.u16(s.tick).u16(s.x).u16(s.y).u8(flags);
    if (s.attack > 0) {
      out.u8(s.attack);
    }
  }

  private static Snapshot read(ByteReader in) throws MalformedException {
    int tick = in.u16();
    int x = in.u16();
    int y = in.u16();
    int flags = in.u8();
    int attack = 0;
    if ((flags & ATTACKING) != 0) {
      attack = in.u8();
      if (attack < 1 || attack > Rules.ATTACK_TICKS) {
        throw new MalformedException("no attack takes so long");
      }
    }
    return new Snapshot(
        tick, x, y, flags >> ROUND_SHIFT, (flags & MOVING) != 0, flags & LOW_3, attack);
  }
}
