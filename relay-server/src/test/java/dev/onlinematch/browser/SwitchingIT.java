package dev.onlinematch.browser;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The host switches between mesh and relay while everyone sends as much as a game does. */
class SwitchingIT {

  private static final int PLAYERS = 4;
  private static final int A_SECOND = 1_000;

  /** Of what may get lost: what a busy computer leaves undone. */
  private static final int LEAST_PERCENT = 90;

  @RegisterExtension final Players players = Players.ofEveryEngine();

  private final List<NumbersPlayer> all = new ArrayList<>();
  private final List<String> gaps = new ArrayList<>();

  private void allArePlaying(Engine ofEverySecond) throws Exception {
    for (int i = 0; i < PLAYERS; i++) {
      Engine engine = i % 2 == 0 ? Engine.CHROMIUM : ofEverySecond;
      Player player = players.arrives("player" + i, NumbersPlayer.DOCUMENT, engine);
      all.add(
          i == 0
              ? NumbersPlayer.opensMatch(player)
              : NumbersPlayer.joinsMatch(player, host().code()));
    }
    all.forEach(player -> player.isReadyWith(PLAYERS - 1));
    host().isTold("play");
    NumbersPlayer.allPlayFor(all, A_SECOND);
  }

  private NumbersPlayer host() {
    return all.get(0);
  }

  @ParameterizedTest
  @CsvSource({"CHROMIUM, 3", "FIREFOX, 1"})
  void whatIsReliableArrivesOnceAndInOrderAndMovementGoesOn(Engine ofEverySecond, int times)
      throws Exception {
    allArePlaying(ofEverySecond);
    for (int i = 0; i < times; i++) {
      switches("relay", "RELAY");
      switches("mesh", "DIRECT");
    }
    all.forEach(player -> player.isTold("stop"));

    assertAll(
        all.stream()
            .flatMap(sender -> all.stream().map(receiver -> pair(sender, receiver)))
            .toList());
    System.out.println("longest gaps in movement of " + PLAYERS + " players: " + gaps);
  }

  private void switches(String command, String path) {
    all.forEach(player -> player.isTold("measure"));
    host().isTold(command);
    all.forEach(player -> player.reachesAllBy(path));
    // And some play on it.
    NumbersPlayer.allPlayFor(all, A_SECOND);
    gaps.add(
        command
            + " "
            + all.stream().mapToInt(NumbersPlayer::longestGapMs).max().orElse(0)
            + " ms (pages stood still for "
            + all.stream().mapToInt(NumbersPlayer::longestStepMs).max().orElse(0)
            + ")");
  }

  private static Executable pair(NumbersPlayer sender, NumbersPlayer receiver) {
    return () -> {
      if (sender != receiver) {
        receiver.hasEverythingFrom(sender);
        int percent = receiver.percentFrom(sender);
        assertTrue(percent > LEAST_PERCENT, percent + " %");
      }
    };
  }
}
