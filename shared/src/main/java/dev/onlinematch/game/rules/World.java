package dev.onlinematch.game.rules;

/**
 * The state of one round: everything that the next tick depends on, in one {@code int[]}.
 *
 * <pre>
 *   tick | players | x y heading moving attack alive buttons | x y heading ... of the next player
 * </pre>
 *
 * Players are numbered from 0. Copying is one array copy, so states can be kept and compared.
 */
public final class World {

  private static final int TICK = 0;
  private static final int PLAYERS = 1;
  private static final int HEADER = 2;

  private static final int X = 0;
  private static final int Y = 1;
  private static final int HEADING = 2;
  private static final int MOVING = 3;
  private static final int ATTACK = 4;
  private static final int ALIVE = 5;
  private static final int BUTTONS = 6;
  private static final int STRIDE = 7;

  private final int[] words;

  private World(int[] words) {
    this.words = words;
  }

  /**
   * A round about to begin: everyone alive at a start, looking to the middle. Who stands where
   * turns by one place each round, so that nobody keeps the better corner.
   *
   * @param players 0 to {@link Arena#MOST_PLAYERS}
   * @param turn by how many places the players have moved on; not negative
   */
  public static World start(int players, int turn) {
    if (players < 0 || players > Arena.MOST_PLAYERS || turn < 0) {
      throw new IllegalArgumentException(players + " players, turn " + turn);
    }
    World world = new World(new int[HEADER + players * STRIDE]);
    world.words[PLAYERS] = players;
    for (int player = 0; player < players; player++) {
      int place = (player + turn) % players;
      int x = Arena.startX(place);
      world.place(player, x, Arena.startY(place), x < Arena.WIDTH / 2 ? 0 : 4);
      world.set(player, ALIVE, 1);
    }
    return world;
  }

  /** The same state, on its own from now on. */
  public World copy() {
    return new World(words.clone());
  }

  /** One number that changes when anything in the state does (FNV-1a over the words). */
  public int checksum() {
    int hash = 0x811C9DC5;
    for (int word : words) {
      hash = (hash ^ word) * 0x01000193;
    }
    return hash;
  }

  /** How many ticks have passed. */
  public int tick() {
    return words[TICK];
  }

  /** How many players began, dead ones included. */
  public int players() {
    return words[PLAYERS];
  }

  /** The middle of the body, in units from the left. */
  public int x(int player) {
    return get(player, X);
  }

  /** The middle of the body, in units from the top. */
  public int y(int player) {
    return get(player, Y);
  }

  /** Where the player looks, 0 to 7, as {@link Buttons} counts. */
  public int heading(int player) {
    return get(player, HEADING);
  }

  /** Whether the last tick brought the player forward. */
  public boolean isMoving(int player) {
    return get(player, MOVING) != 0;
  }

  /** Ticks since the attack began, 1 to {@link Rules#ATTACK_TICKS}; 0 while there is none. */
  public int attack(int player) {
    return get(player, ATTACK);
  }

  /** Whether the player has not been hit. */
  public boolean isAlive(int player) {
    return get(player, ALIVE) != 0;
  }

  /** How many have not been hit. */
  public int alive() {
    int alive = 0;
    for (int player = 0; player < players(); player++) {
      alive += get(player, ALIVE);
    }
    return alive;
  }

  /** Takes a player out of the round. His body is in nobody's way any more. */
  public void kill(int player) {
    set(player, ALIVE, 0);
    set(player, ATTACK, 0);
    set(player, MOVING, 0);
  }

  /** Brings a player back who was taken out by mistake. */
  public void revive(int player) {
    set(player, ALIVE, 1);
  }

  /** Puts a player somewhere, for one who is simulated elsewhere. */
  public void place(int player, int x, int y, int heading) {
    set(player, X, x);
    set(player, Y, y);
    set(player, HEADING, heading);
  }

  /** Says how far the attack of a player is who is simulated elsewhere. */
  public void placeAttack(int player, int attack) {
    set(player, ATTACK, attack);
  }

  void setX(int player, int x) {
    set(player, X, x);
  }

  void setY(int player, int y) {
    set(player, Y, y);
  }

  void setHeading(int player, int heading) {
    set(player, HEADING, heading);
  }

  void setMoving(int player, boolean moving) {
    set(player, MOVING, moving ? 1 : 0);
  }

  int buttons(int player) {
    return get(player, BUTTONS);
  }

  void setButtons(int player, int buttons) {
    set(player, BUTTONS, buttons);
  }

  void nextTick() {
    words[TICK]++;
  }

  private int get(int player, int field) {
    return words[index(player, field)];
  }

  private void set(int player, int field, int value) {
    words[index(player, field)] = value;
  }

  private int index(int player, int field) {
    if (player < 0 || player >= words[PLAYERS]) {
      throw new IllegalArgumentException("no player " + player + " of " + words[PLAYERS]);
    }
    return HEADER + player * STRIDE + field;
  }
}
