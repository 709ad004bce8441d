package dev.onlinematch.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.onlinematch.peer.FakePeerConnections;
import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.time.VirtualTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatienceTest implements Patience.Owner {

  private static final int ALL = LinkTimeouts.DEFAULTS.giveUpMs();

  private final VirtualTime time = new VirtualTime();
  private final Patience patience =
      new Patience(
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
      patience.end();
    }
    return canSignal;
  }

  @Test
  void runsOutOnceWhenAllTheTimeHasPassed() {
    patience.begin();
    time.advance(ALL - 1);
    assertEquals(0, givenUp);
    time.advance(1);
    assertEquals(1, givenUp);
    assertEquals(0, time.waiting());
  }

  @Test
  void hasAllTheTimeAnewEachTimeItBegins() {
    patience.begin();
    time.advance(ALL - 1);
    patience.begin();
    time.advance(ALL - 1);
    assertEquals(0, givenUp);
    assertEquals(1, time.waiting());
  }

  @Test
  void doesNotRunOutAfterItsEnd() {
    patience.begin();
    patience.end();
    patience.end();
    assertEquals(0, time.waiting());
  }

  @Test
  void isRenewedOnlyWhereSomethingIsWaitedFor() {
    patience.renew();
    assertEquals(0, time.waiting());
    patience.begin();
    time.advance(ALL - 1);
    patience.renew();
    time.advance(ALL - 1);
    assertEquals(0, givenUp);
    time.advance(1);
    assertEquals(1, givenUp);
  }

  @Test
  void beginsAnewWhileTheOtherSideCanBeToldNothing() {
    canSignal = false;
    patience.begin();
    time.advance(3 * ALL + 1);
    assertEquals(0, givenUp);
    canSignal = true;
    time.advance(ALL - 2);
    assertEquals(0, givenUp);
    time.advance(1);
    assertEquals(1, givenUp);
  }
}
