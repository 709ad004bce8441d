package dev.onlinematch.browser;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A player who walks to the nearest other one and strikes, by the keys of the page. Knows nothing
 * of walls: when it does not get on it tries another way for a moment. When nobody won, it is ready
 * for the next round.
 */
final class Hunter {

  /** For some rounds, because two who strike at the same moment both lose. */
  private static final long DEADLINE_MS = 150_000;

  private static final String SAY_READY_IF_ASKED =
      """
      () => {
        const ready = document.querySelector("[data-testid='ready']");
        if (document.body.dataset.screen === 'ready' && !ready.disabled) ready.click();
      }
      """;

  private static final double REACH = 110;
  private static final int STEPS_OF_A_DETOUR = 25;

  private final Player player;
  private final int peerId;
  private final Random random;
  private final Set<String> held = new HashSet<>();
  private double lastX;
  private double lastY;
  private int stepsWithoutProgress;
  private int detour;

  /** {@code seed} decides the detours. */
  Hunter(Player player, long seed) {
    this.player = player;
    this.peerId = player.peerId();
    this.random = new Random(seed);
  }

  /** Goes on until this player has won a round; the others need not do anything. */
  void winsARound() {
    fightUntilSomebodyWins(List.of(this));
  }

  /** All go on until one of them has won a round. */
  static void fightUntilSomebodyWins(List<Hunter> hunters) {
    long deadlineMs = System.currentTimeMillis() + DEADLINE_MS;
    while (hunters.stream().noneMatch(Hunter::hasWon)) {
      if (System.currentTimeMillis() > deadlineMs) {
        throw new AssertionError("nobody won a round");
      }
      hunters.forEach(Hunter::step);
    }
    hunters.forEach(hunter -> hunter.holdOnly(Set.of()));
  }

  private boolean hasWon() {
    return player.avatars().stream().anyMatch(a -> a.peerId() == peerId && a.score() > 0);
  }

  /** Looks once and presses what it takes. */
  void step() {
    List<Avatar> avatars = player.avatars();
    Optional<Avatar> me = avatars.stream().filter(avatar -> avatar.peerId() == peerId).findFirst();
    if (me.isEmpty() || !me.get().isAlive()) {
      holdOnly(Set.of());
      player.page().evaluate(SAY_READY_IF_ASKED);
      return;
    }
    Optional<Avatar> prey =
        avatars.stream()
            .filter(avatar -> avatar.peerId() != peerId && avatar.isAlive())
            .min((one, two) -> Double.compare(distance(me.get(), one), distance(me.get(), two)));
    if (prey.isEmpty()) {
      holdOnly(Set.of());
      return;
    }
    holdOnly(detour > 0 ? held() : towards(me.get(), prey.get()));
    if (distance(me.get(), prey.get()) < REACH) {
      // Not always at once: hunters who are alike would strike each other at the same moment.
      if (random.nextBoolean()) {
        player.page().keyboard().press("Space");
      }
    } else {
      noticeProgress(me.get());
    }
  }

  private void noticeProgress(Avatar me) {
    boolean moved = Math.abs(me.x() - lastX) + Math.abs(me.y() - lastY) > 1;
    lastX = me.x();
    lastY = me.y();
    stepsWithoutProgress = moved ? 0 : stepsWithoutProgress + 1;
    if (detour > 0) {
      detour--;
    } else if (stepsWithoutProgress > STEPS_OF_A_DETOUR) {
      stepsWithoutProgress = 0;
      detour = STEPS_OF_A_DETOUR;
      holdOnly(Set.of(List.of("KeyW", "KeyA", "KeyS", "KeyD").get(random.nextInt(4))));
    }
  }

  private Set<String> held() {
    return Set.copyOf(held);
  }

  private static Set<String> towards(Avatar me, Avatar prey) {
    Set<String> keys = new HashSet<>();
    double slack = 12;
    if (prey.x() > me.x() + slack) {
      keys.add("KeyD");
    } else if (prey.x() < me.x() - slack) {
      keys.add("KeyA");
    }
    if (prey.y() > me.y() + slack) {
      keys.add("KeyS");
    } else if (prey.y() < me.y() - slack) {
      keys.add("KeyW");
    }
    return keys;
  }

  private void holdOnly(Set<String> keys) {
    for (String key : held()) {
      if (!keys.contains(key)) {
        player.releases(key);
        held.remove(key);
      }
    }
    for (String key : keys) {
      if (held.add(key)) {
        player.holds(key);
      }
    }
  }

  private static double distance(Avatar one, Avatar two) {
    return Math.hypot(one.x() - two.x(), one.y() - two.y());
  }
}
