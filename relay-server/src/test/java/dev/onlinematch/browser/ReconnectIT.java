package dev.onlinematch.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Four play; one loads the page again and is the same player, and the others play on. */
class ReconnectIT {

  /**
   * Notes whether a player is shown as reconnecting, and how long an avatar stood still at most.
   */
  private static final String WATCH =
      """
      walker => {
        window.sawReconnecting = false;
        window.longestStandstill = 0;
        window.steps = 0;
        let moved = performance.now();
        let place = '';
        setInterval(() => {
          window.sawReconnecting ||=
              document.querySelector("[id^='link-'][data-status='reconnecting']") !== null;
          const avatar = document.querySelector(
              `[data-testid='avatar'][data-peer-id='${walker}']`);
          const now = avatar === null ? '' : avatar.dataset.x + ' ' + avatar.dataset.y;
          if (now !== place) {
            place = now;
            moved = performance.now();
            window.steps++;
          }
          window.longestStandstill =
              Math.max(window.longestStandstill, performance.now() - moved);
        }, 10);
      }
      """;

  /** Walks to and fro. */
  private static final String WALK =
      """
      () => {
        const press = (type, code) =>
            window.dispatchEvent(new KeyboardEvent(type, {code, bubbles: true}));
        let isLeft = false;
        window.walk = setInterval(() => {
          press('keyup', isLeft ? 'KeyA' : 'KeyD');
          isLeft = !isLeft;
          press('keydown', isLeft ? 'KeyA' : 'KeyD');
        }, 400);
      }
      """;

  private static final String STAND =
      """
      () => {
        clearInterval(window.walk);
        for (const code of ['KeyA', 'KeyD']) {
          window.dispatchEvent(new KeyboardEvent('keyup', {code, bubbles: true}));
        }
      }
      """;

  @RegisterExtension final Players players = new Players();

  private final List<Player> all = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({"mesh, direct, 1", "client-server, relay, 1"})
  void whoReloadsIsTheSamePlayerWithTheSameScore(String mode, String path, int who) {
    fourArePlaying(mode, path);
    Player reloading = all.get(who);
    Player walking = all.get(3);
    int number = reloading.peerId();
    new Hunter(reloading, 1).winsARound();
    allAreReadyAndPlay();

    all.get(2).page().evaluate(WATCH, walking.peerId());
    walking.page().evaluate(WALK);
    all.get(2).waitsFor("() => window.steps > 20", null);
    long beforeMs = System.currentTimeMillis();
    reloading.reloads();
    reloading.sees(Screen.GAME).seesMatchState("PLAYING");
    long awayMs = System.currentTimeMillis() - beforeMs;
    all.get(2).waitsFor("() => window.sawReconnecting", null);
    Object steps = all.get(2).page().evaluate("() => window.steps");
    all.get(2).waitsFor("steps => window.steps > steps + 20", steps);
    Object standstill = all.get(2).page().evaluate("() => Math.round(window.longestStandstill)");
    System.out.printf(
        "%s, %s reloads: back after %d ms, others stood still for %s ms at most%n",
        mode, who == 0 ? "the host" : "a member", awayMs, standstill);

    assertEquals(number, reloading.peerId());
    for (Player each : all) {
      each.waitsFor(
          "id => document.querySelector(`[data-testid='avatar'][data-peer-id='${id}']`)"
              + "?.dataset.score === '1'",
          number);
    }
    walking.page().evaluate(STAND);

    // He plays the next round with them.
    new Hunter(walking, 2).winsARound();
    allAreReadyAndPlay();
    assertTrue(
        walking.avatars().stream().anyMatch(a -> a.peerId() == number && a.score() == 1),
        walking.avatars().toString());
  }

  private void fourArePlaying(String mode, String path) {
    Player host = players.arrives("alice").signsInAsGuest();
    all.add(host);
    String code = host.createsMatch();
    host.clicks("mode-" + mode);
    for (String name : List.of("bob", "carol", "dan")) {
      all.add(players.arrives(name).signsInAsGuest().joinsMatch(code));
    }
    all.forEach(each -> each.sees(Screen.READY).isLinkedBy(path, 3));
    allAreReadyAndPlay();
  }

  private void allAreReadyAndPlay() {
    all.forEach(each -> each.sees(Screen.READY).isReady());
    all.forEach(Player::isPlaying);
  }
}
