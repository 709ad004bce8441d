package dev.onlinematch.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.onlinematch.lab.Router;
import dev.onlinematch.match.NetworkRelay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Browsers on computers of their own, behind routers of their own, find each other by the cheapest
 * path that there is. {@code -Donlinematch.nat=all} tries every pair, and any other value those
 * whose name it matches ({@code "CONE and IPV6.*"}); the table is written to {@code
 * target/nat-lab.txt}.
 */
@Timeout(300)
class NatLabIT {

  private static final Path TABLE = Path.of("target", "nat-lab.txt");

  private static final List<String> ROWS = new ArrayList<>();

  @RegisterExtension static final Laboratory LABORATORY = new Laboratory();

  /** Two networks, and how the two play. */
  record Pair(Router alice, Router bob, String mode, NetworkRelay networkRelay) {

    @Override
    public String toString() {
      return alice + " and " + bob + ", " + mode + ", " + networkRelay;
    }

    /** Directly where UDP gets through, by TURN where that gets through, else by the relay. */
    String expectedPath() {
      if (mode.equals("client-server") || is(Router.ONLY_443)) {
        return "relay";
      }
      return switch (networkRelay) {
        case AUTO -> isDirectPossible() ? "direct" : "turn";
        case FORCED -> "turn";
        case DISABLED -> isDirectPossible() ? "direct" : "relay";
      };
    }

    private boolean isDirectPossible() {
      boolean isUnpredictable = is(Router.SYMMETRIC) && !is(Router.OPEN);
      boolean haveNoAddressInCommon = is(Router.IPV6_ONLY) && alice != bob;
      return !is(Router.NO_UDP) && !isUnpredictable && !haveNoAddressInCommon;
    }

    private boolean is(Router router) {
      return alice == router || bob == router;
    }

    private boolean isWanted() {
      return switch (Laboratory.WANTED) {
        case "" -> isUsual();
        case "all" -> true;
        default -> toString().matches(Laboratory.WANTED);
      };
    }

    private boolean isUsual() {
      boolean isTried =
          alice == bob
              ? alice != Router.NO_UDP
              : alice == Router.CONE && (bob == Router.NO_UDP || bob == Router.IPV6_ONLY);
      return isTried && mode.equals("mesh") && networkRelay == NetworkRelay.AUTO;
    }
  }

  static Stream<Arguments> pairs() {
    List<Arguments> pairs = new ArrayList<>();
    for (NetworkRelay networkRelay : NetworkRelay.values()) {
      for (String mode : List.of("mesh", "client-server")) {
        for (Router alice : Router.values()) {
          for (Router bob : Router.values()) {
            Pair pair = new Pair(alice, bob, mode, networkRelay);
            if (alice.compareTo(bob) <= 0 && pair.isWanted()) {
              pairs.add(Arguments.of(pair));
            }
          }
        }
      }
    }
    return pairs.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pairs")
  void findEachOtherByTheCheapestPathThatThereIs(Pair pair) throws Exception {
    LABORATORY.use(pair.networkRelay);
    Player alice = arrives("alice", pair.alice).signsInAsGuest();
    Player bob = arrives("bob", pair.bob).signsInAsGuest();
    String code = alice.createsMatch();
    if (pair.mode.equals("client-server")) {
      alice.clicks("mode-client-server");
    }
    long startedNs = System.nanoTime();
    bob.joinsMatch(code).sees(Screen.READY);

    bob.isLinkedBy(pair.expectedPath(), 1);
    double seconds = (System.nanoTime() - startedNs) / 1e9;
    alice.isLinkedBy(pair.expectedPath(), 1);
    note(pair, seconds);
    alice.isReady();
    bob.isReady();
    alice.isPlaying();
    bob.isPlaying();
  }

  private static Player arrives(String name, Router router) throws IOException {
    return LABORATORY.arrives(name, LABORATORY.lan(router).computer(), "/");
  }

  private static void note(Pair pair, double seconds) throws IOException {
    ROWS.add(
        String.join(
            " | ",
            pair.alice.toString(),
            pair.bob.toString(),
            pair.mode,
            pair.networkRelay.toString(),
            pair.expectedPath(),
            Math.round(seconds * 10) / 10.0 + " s"));
    Files.createDirectories(TABLE.getParent());
    Files.write(TABLE, ROWS, UTF_8);
  }
}
