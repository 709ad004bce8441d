package dev.onlinematch.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.onlinematch.lab.Computer;
import dev.onlinematch.lab.Lan;
import dev.onlinematch.lab.Router;
import dev.onlinematch.match.NetworkRelay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two players whose networks are not what one would wish: what is reliable arrives all the same,
 * once and in order, and the match goes on. What it took is printed, and written to {@code
 * target/rough-networks.txt}; {@code -Donlinematch.nat=all} tries more of each kind.
 */
@Timeout(300)
class RoughNetworkIT {

  private static final Path TABLE = Path.of("target", "rough-networks.txt");

  private static final int A_SECOND = 1_000;

  private static final String BY_RELAY = ", by the relay";

  private static final List<String> ROWS = new ArrayList<>();

  @RegisterExtension static final Laboratory LABORATORY = new Laboratory();

  private Computer bobsComputer;
  private Lan alicesLan;
  private Lan bobsLan;
  private NumbersPlayer alice;
  private NumbersPlayer bob;
  private long connectMs;

  static Stream<Integer> losses() {
    return Laboratory.firstOrAll(List.of(20, 5));
  }

  static Stream<NetworkRelay> networkRelays() {
    return Laboratory.firstOrAll(List.of(NetworkRelay.DISABLED, NetworkRelay.AUTO));
  }

  @Test
  void twoBehindOneRouterConnectDirectly() throws Exception {
    LABORATORY.use(NetworkRelay.AUTO);
    Lan home = LABORATORY.lan(Router.CONE);
    meet(home, home);

    alice.reachesAllBy("DIRECT");
    bob.reachesAllBy("DIRECT");
    allPlay();
    note("two behind one router", "by " + alice.player().candidatePairs());
    nothingIsMissing();
  }

  @ParameterizedTest
  @MethodSource("losses")
  void whatIsLostOnTheWayIsSentAgain(int percent) throws Exception {
    LABORATORY.use(NetworkRelay.AUTO);
    meet(LABORATORY.lan(Router.CONE), losing(percent));

    allPlay();
    NumbersPlayer.allHearEachOther(List.of(alice, bob), 5 * A_SECOND);
    note(
        "loss of " + percent + " %",
        "of what may get lost came " + alice.percentFrom(bob) + " and " + bob.percentFrom(alice));
    nothingIsMissing();
  }

  private static Lan losing(int percent) throws IOException {
    Lan lan = LABORATORY.lan(Router.CONE);
    lan.loses(percent);
    return lan;
  }

  @ParameterizedTest
  @MethodSource("networkRelays")
  void aPathThatDiesSilentlyIsReplacedByTheNextBest(NetworkRelay networkRelay) throws Exception {
    String next = networkRelay == NetworkRelay.AUTO ? "TURN" : "RELAY";
    LABORATORY.use(networkRelay);
    meet(LABORATORY.lan(Router.CONE), LABORATORY.lan(Router.CONE));
    alice.reachesAllBy("DIRECT");
    bob.reachesAllBy("DIRECT");
    allPlay();

    bobsLan.losesUdpWith(alicesLan);
    alice.reachesAllBy(next);
    bob.reachesAllBy(next);
    allHear();
    note("the direct path dies, TURN " + networkRelay, gaps());

    allMeasure();
    bobsLan.losesNothing();
    if (next.equals("RELAY")) {
      alice.reachesAllBy("DIRECT");
      bob.reachesAllBy("DIRECT");
      allHear();
      note("and is there again", gaps());
    }
    nothingIsMissing();
  }

  static Stream<String> places() {
    return Laboratory.firstOrAll(
        List.of("another network", "the same network", "another network" + BY_RELAY));
  }

  @ParameterizedTest
  @MethodSource("places")
  void aPlayerWhoseAddressChangesPlaysOn(String place) throws Exception {
    boolean isRelayed = place.endsWith(BY_RELAY);
    String path = isRelayed ? "RELAY" : "DIRECT";
    LABORATORY.use(NetworkRelay.AUTO);
    meet(LABORATORY.lan(Router.CONE), LABORATORY.lan(Router.CONE));
    if (isRelayed) {
      alice.isTold("relay");
      alice.reachesAllBy(path);
      bob.reachesAllBy(path);
    }
    allPlay();
    List<String> ids = List.of(alice.peerId(), bob.peerId());

    allMeasure();
    bobsLan = place.equals("the same network") ? bobsLan : LABORATORY.lan(Router.CONE);
    bobsComputer.moveTo(bobsLan);
    allHear();
    note("a new address in " + place, gaps());
    alice.reachesAllBy(path);
    bob.reachesAllBy(path);

    assertEquals(ids, List.of(alice.peerId(), bob.peerId()));
    nothingIsMissing();
  }

  private void meet(Lan ofAlice, Lan ofBob) throws Exception {
    alicesLan = ofAlice;
    bobsLan = ofBob;
    Player first = LABORATORY.arrives("alice", ofAlice.computer(), NumbersPlayer.DOCUMENT);
    bobsComputer = ofBob.computer();
    Player second = LABORATORY.arrives("bob", bobsComputer, NumbersPlayer.DOCUMENT);
    alice = NumbersPlayer.opensMatch(first);
    long startedMs = System.currentTimeMillis();
    bob = NumbersPlayer.joinsMatch(second, alice.code());
    alice.isReadyWith(1);
    bob.isReadyWith(1);
    connectMs = System.currentTimeMillis() - startedMs;
  }

  private void allPlay() {
    alice.isTold("play");
    allHear();
    allMeasure();
    allHear();
  }

  private void allMeasure() {
    alice.isTold("measure");
    bob.isTold("measure");
  }

  private void allHear() {
    NumbersPlayer.allHearEachOther(List.of(alice, bob), A_SECOND);
  }

  private String gaps() {
    return "movement stood still for "
        + (alice.longestGapMs() + " and " + bob.longestGapMs() + " ms");
  }

  private void note(String network, String what) throws IOException {
    String row =
        String.join(" | ", network, "connected in " + connectMs + " ms", alice.pathTo(bob), what);
    System.out.println(row);
    ROWS.add(row);
    Files.createDirectories(TABLE.getParent());
    Files.write(TABLE, ROWS, UTF_8);
  }

  private void nothingIsMissing() {
    alice.isTold("stop");
    bob.isTold("stop");
    bob.hasEverythingFrom(alice);
    alice.hasEverythingFrom(bob);
  }
}
