package dev.onlinematch.game.rules;

/**
 * What happens in one tick. The last one alive wins the round; {@link #ROUNDS_TO_WIN} rounds win
 * the match.
 *
 * <p>A game that simulates everyone in one place calls {@link #step}. A game in which each player
 * simulates only himself calls {@link #act} for him, puts the others where they are shown, and asks
 * {@link #reaches} whether one of them hit him.
 */
public final class Rules {

  /** Ticks in a second. */
  public static final int TICKS_PER_SECOND = 60;

  /** From the middle of a body to its side: 31.9 pixels, a hair less than half a tile. */
  public static final int HALF_BODY = 319 * Arena.UNITS_PER_PIXEL / 10;

  /** The furthest that a player gets in one tick along one axis, in units: 400 pixels a second. */
  public static final int SPEED = 400;

  /** How long an attack takes; until then there is no other. One second. */
  public static final int ATTACK_TICKS = 60;

  /** The one moment of an attack at which it hits: 0.3 s after it began. */
  public static final int HIT_TICK = 18;

  /** So many rounds win the match. */
  public static final int ROUNDS_TO_WIN = 5;

  /** {@link #winner} of a round that goes on. */
  public static final int UNDECIDED = -1;

  /** {@link #winner} of a round whose last players hit each other. */
  public static final int NOBODY = -2;

  // An attack hits in a square of 90 by 90 pixels.
  private static final int HALF_ATTACK = 45 * Arena.UNITS_PER_PIXEL;

  private Rules() {}

  /**
   * One tick for everyone: all move, then all who strike strike at once, so two can hit each other.
   *
   * @param inputs the {@link Buttons} that each player holds
   */
  public static void step(World world, int[] inputs) {
    int players = world.players();
    if (inputs.length != players) {
      throw new IllegalArgumentException(inputs.length + " inputs for " + players + " players");
    }
    for (int player = 0; player < players; player++) {
      if (world.isAlive(player)) {
        act(world, player, inputs[player]);
      }
    }
    int hit = 0;
    for (int attacker = 0; attacker < players; attacker++) {
      if (world.attack(attacker) == HIT_TICK) {
        hit |= reached(world, attacker);
      }
    }
    for (int player = 0; player < players; player++) {
      if ((hit >> player & 1) != 0) {
        world.kill(player);
      }
    }
    world.nextTick();
  }

  /** One tick of one living player: his attack goes on or begins, and he moves. */
  public static void act(World world, int player, int buttons) {
    boolean pressesAttack =
        (buttons & Buttons.ATTACK) != 0 && (world.buttons(player) & Buttons.ATTACK) == 0;
    int attack = world.attack(player);
    if (attack > 0) {
      world.placeAttack(player, attack == ATTACK_TICKS ? 0 : attack + 1);
    } else if (pressesAttack) {
      world.placeAttack(player, 1);
    }
    world.setButtons(player, buttons & Buttons.ALL);
    int fromX = world.x(player);
    int fromY = world.y(player);
    int heading = Buttons.heading(buttons);
    if (heading >= 0) {
      world.setHeading(player, heading);
      advance(world, player, heading);
    }
    Bodies.makeRoom(world, player);
    world.setMoving(player, world.x(player) != fromX || world.y(player) != fromY);
  }

  /** Moves a player one tick under a heading, as far as walls and bodies let him. */
  public static void advance(World world, int player, int heading) {
    Bodies.move(world, player, Buttons.stepX(heading), Buttons.stepY(heading));
  }

  /** Whether an attack of one, struck now, hits the other. */
  public static boolean reaches(World world, int attacker, int victim) {
    int reach = HALF_ATTACK + HALF_BODY;
    return attacker != victim
        && world.isAlive(attacker)
        && world.isAlive(victim)
        && Math.abs(world.x(attacker) - world.x(victim)) < reach
        && Math.abs(world.y(attacker) - world.y(victim)) < reach;
  }

  /** The number of the last one alive, or {@link #UNDECIDED} or {@link #NOBODY}. */
  public static int winner(World world) {
    int last = NOBODY;
    for (int player = 0; player < world.players(); player++) {
      if (world.isAlive(player)) {
        if (last != NOBODY) {
          return UNDECIDED;
        }
        last = player;
      }
    }
    return last;
  }

  private static int reached(World world, int attacker) {
    int hit = 0;
    for (int victim = 0; victim < world.players(); victim++) {
      if (reaches(world, attacker, victim)) {
        hit |= 1 << victim;
      }
    }
    return hit;
  }
}
