package dev.onlinematch.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.onlinematch.peer.FakePeerConnections;
import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.time.VirtualTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class GiveUpTimerTest implements GiveUpTimer.Owner {

  private static final int ALL = LinkTimeouts.DEFAULTS.giveUpMs();

  private final VirtualTime time = new VirtualTime();
  private final GiveUpTimer giveUpTimer =
      new GiveUpTimer(
          new LinkSettings(
              new FakePeerConnections(time, new SeededRandom(1)).factoryOf("ann"),
              time,
              List.of(),
              CandidatePolicy.ANY,
              false,
              LinkTimeouts.DEFAULTS),
          this);
  private boolean canSignal = true;
  private int givenUp;

  @Override
  public boolean giveUp() {
    if (canSignal) {
      givenUp++;
      giveUpTimer.cancel();
    }
    return canSignal;
  }

  @Test
  void runsOutOnceWhenAllTheTimeHasPassed() {
    giveUpTimer.start();
    time.advance(ALL - 1);
    assertEquals(0, givenUp);
    time.advance(1);
    assertEquals(1, givenUp);
    assertEquals(0, time.waiting());
  }

  @Test
  void hasAllTheTimeAnewEachTimeItStarts() {
    giveUpTimer.start();
    time.advance(ALL - 1);
    giveUpTimer.start();
    time.advance(ALL - 1);
    assertEquals(0, givenUp);
    assertEquals(1, time.waiting());
  }

  @Test
  void doesNotRunOutWhenCancelled() {
    giveUpTimer.start();
    giveUpTimer.cancel();
    giveUpTimer.cancel();
    assertEquals(0, time.waiting());
  }

  @Test
  void isRestartedOnlyWhereSomethingIsWaitedFor() {
    giveUpTimer.restart();
    assertEquals(0, time.waiting());
    giveUpTimer.start();
    time.advance(ALL - 1);
    giveUpTimer.restart();
    time.advance(ALL - 1);
    assertEquals(0, givenUp);
    time.advance(1);
    assertEquals(1, givenUp);
  }

  @Test
  void startsAnewWhileTheOtherSideCanBeToldNothing() {
    canSignal = false;
    giveUpTimer.start();
    time.advance(3 * ALL + 1);
    assertEquals(0, givenUp);
    canSignal = true;
    time.advance(ALL - 2);
    assertEquals(0, givenUp);
    time.advance(1);
    assertEquals(1, givenUp);
  }
}
