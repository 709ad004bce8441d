package dev.onlinematch.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.onlinematch.browser.NumbersPlayer.Told;
import dev.onlinematch.live.RealNakama;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Four play in as many tabs and one trouble comes after the other, in the mesh and through the
 * relay. What is reliable is counted at each receiver and must be complete; how long movement stood
 * still is printed, and written to {@code target/survival.txt}. {@code -Donlinematch.survival=all}
 * has every trouble in both modes.
 */
@Timeout(400)
class SurvivalIT {

  private static final Path TABLE = Path.of("target", "survival.txt");

  private static final boolean ALL = System.getProperty("onlinematch.survival", "").equals("all");

  /** For so long all is looked at before and after a trouble. */
  private static final int LOOK_MS = 2_000;

  /** Longer than a host may be silent, in each build; and what people notice, for the table. */
  private static final int FROZEN_MS = ALL ? 20_000 : 9_000;

  private static final List<String> ROWS = new ArrayList<>();

  @RegisterExtension static final RealNakama NAKAMA = new RealNakama();

  @RegisterExtension final Mortals mortals = new Mortals(NAKAMA);

  private final List<NumbersPlayer> all = new ArrayList<>();
  private String mode;
  private String path;
  private long troubleAtMs;

  @ParameterizedTest
  @CsvSource({"mesh, DIRECT", "relay, RELAY"})
  void theMatchGoesOn(String mode, String path) throws Exception {
    this.mode = mode;
    this.path = path;
    fourPlay();
    boolean isMesh = mode.equals("mesh");
    if (isMesh || ALL) {
      signallingIsKilledAndRestarted();
    }
    pageIsReloaded();
    if (!isMesh || ALL) {
      relayIsKilledAndRestarted();
      tabIsFrozen();
    }
    if (isMesh || ALL) {
      hostsTabIsKilled();
    }
  }

  private void fourPlay() throws Exception {
    all.add(NumbersPlayer.opensMatch(mortals.arrives("ann", NumbersPlayer.DOCUMENT)));
    for (String name : List.of("bob", "cat", "dan")) {
      Player player = mortals.arrives(name, NumbersPlayer.DOCUMENT);
      all.add(NumbersPlayer.joinsMatch(player, all.get(0).code()));
    }
    all.forEach(each -> each.isReadyWith(3));
    if (!mode.equals("mesh")) {
      all.get(0).isTold(mode);
    }
    all.get(0).isTold("play");
    all.forEach(each -> each.reachesAllBy(path));
    NumbersPlayer.allHearEachOther(all, LOOK_MS);
  }

  private void signallingIsKilledAndRestarted() throws IOException {
    begin();
    ProcessHandle.of(NAKAMA.process().pid()).ifPresent(ProcessHandle::destroyForcibly);
    NAKAMA.process().restart();
    for (NumbersPlayer each : all) {
      for (NumbersPlayer other : all) {
        each.isTold("back", other.peerId());
      }
    }
    end("signalling server killed and restarted", all, all);
  }

  private void pageIsReloaded() throws Exception {
    NumbersPlayer reloading = all.get(1);
    List<NumbersPlayer> others = without(reloading);
    String number = reloading.peerId();
    begin();
    reloading.reloads();
    others.forEach(each -> each.isTold("back", number));
    assertEquals(number, reloading.peerId());
    end("a page reloaded", others, all);
  }

  private void relayIsKilledAndRestarted() throws Exception {
    begin();
    mortals.restartRelay();
    all.forEach(each -> each.isTold("relay open", ""));
    all.forEach(each -> each.reachesAllBy(path));
    end("relay killed and restarted", all, all);
  }

  private void tabIsFrozen() throws IOException {
    NumbersPlayer frozen = all.get(2);
    List<NumbersPlayer> others = without(frozen);
    String number = frozen.peerId();
    begin();
    frozen.player().freezes();
    NumbersPlayer.allPlayFor(others, FROZEN_MS);
    troubleAtMs = System.currentTimeMillis();
    frozen.player().thaws();
    others.forEach(each -> each.isTold("linked", number));
    all.forEach(each -> each.reachesAllBy("DIRECT", "RELAY"));
    assertEquals(number, frozen.peerId());
    end("a tab frozen for " + FROZEN_MS / 1_000 + " s", others, all);
  }

  private void hostsTabIsKilled() throws IOException {
    NumbersPlayer host = all.stream().filter(NumbersPlayer::isHost).findFirst().orElseThrow();
    List<NumbersPlayer> others = without(host);
    begin();
    host.player().crashes();
    others.forEach(each -> each.isTold("new host", ""));
    end("the host's tab killed", others, others);
    assertEquals(1, others.stream().filter(NumbersPlayer::isHost).count());
  }

  private void begin() {
    all.forEach(each -> each.isTold("measure"));
    troubleAtMs = System.currentTimeMillis();
  }

  /**
   * All who are there hear each other again, and have missed nothing.
   *
   * @param untroubled those whom the trouble was not about
   */
  private void end(String trouble, List<NumbersPlayer> untroubled, List<NumbersPlayer> there)
      throws IOException {
    NumbersPlayer.allHearEachOther(there, LOOK_MS);
    long recoveredAtMs = troubleAtMs;
    int gapMs = 0;
    int gapOfHimMs = 0;
    Set<String> saw = new LinkedHashSet<>();
    for (NumbersPlayer each : untroubled) {
      List<NumbersPlayer> others = new ArrayList<>(there);
      others.remove(each);
      recoveredAtMs = Math.max(recoveredAtMs, each.gapsEndedAtMs(others));
      gapOfHimMs = Math.max(gapOfHimMs, each.longestGapMs(others));
      others.retainAll(untroubled);
      gapMs = Math.max(gapMs, each.longestGapMs(others));
      for (Told told : each.told()) {
        saw.add(told.what());
        recoveredAtMs = Math.max(recoveredAtMs, told.atMs());
      }
    }
    int stoodStillMs = untroubled.stream().mapToInt(NumbersPlayer::longestStepMs).max().orElse(0);
    nothingReliableIsMissing(there);
    String row =
        "%s | %s | %s | %d ms | %d ms | %d ms | nothing | pages stood still for %d ms"
            .formatted(
                trouble,
                mode,
                String.join(", ", saw),
                gapMs,
                gapOfHimMs,
                recoveredAtMs - troubleAtMs,
                stoodStillMs);
    System.out.println(row);
    ROWS.add(row);
    Files.createDirectories(TABLE.getParent());
    Files.write(TABLE, ROWS, UTF_8);
  }

  /** They stop for a moment, until each has whatever any other has sent. */
  private static void nothingReliableIsMissing(List<NumbersPlayer> there) {
    there.forEach(each -> each.isTold("stop"));
    for (NumbersPlayer sender : there) {
      for (NumbersPlayer receiver : there) {
        if (sender != receiver) {
          receiver.hasEverythingFrom(sender);
        }
      }
    }
    there.forEach(each -> each.isTold("go on"));
  }

  private List<NumbersPlayer> without(NumbersPlayer one) {
    return all.stream().filter(each -> each != one).toList();
  }
}
