package dev.onlinematch.webrtc.sctp.timer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RetransmissionTimeoutTest {

  private final RetransmissionTimeout rto =
      new RetransmissionTimeout(new RtoBounds(500, 250, 60_000));

  @Test
  @Tag("row-71")
  void beginsWithTheInitialValue() {
    assertEquals(500, rto.rtoMs());
    assertFalse(rto.isMeasured());
  }

  @Test
  @Tag("row-71")
  void triplesTheFirstSample() {
    rto.measured(200);
    assertEquals(200, rto.srttMs());
    assertEquals(600, rto.rtoMs());
  }

  @Test
  @Tag("row-71")
  void smoothsWhatFollows() {
    rto.measured(400);
    rto.measured(800);
    // RTTVAR = 3/4 * 200 + 1/4 * 400, SRTT = 7/8 * 400 + 1/8 * 800
    assertEquals(450, rto.srttMs());
    assertEquals(450 + 4 * 250, rto.rtoMs());
  }

  @Test
  @Tag("row-71")
  void settlesOnAConstantRoundTrip() {
    for (int i = 0; i < 100; i++) {
      rto.measured(1000);
    }
    assertEquals(1000, rto.srttMs());
    assertEquals(1000 + 250, rto.rtoMs());
  }

  @Test
  @Tag("row-71")
  void staysWithinItsBounds() {
    rto.measured(1);
    assertEquals(1 + 250, rto.rtoMs());
    for (int i = 0; i < 20; i++) {
      rto.backOff();
    }
    assertEquals(60_000, rto.rtoMs());
    rto.measured(1);
    assertEquals(1 + 250, rto.rtoMs());
    assertTrue(rto.isMeasured());
  }

  @Test
  @Tag("row-71")
  void leavesASackThatIsHeldBackTheTimeOfTheWay() {
    rto.measured(60);
    // The next ones are single messages, acknowledged after 200 ms.
    for (int i = 0; i < 100; i++) {
      rto.measured(60 + 200);
    }
    assertEquals(60 + 250, rto.rtoMs());
  }

  @Test
  void refusesBoundsThatContradictEachOther() {
    assertThrows(IllegalArgumentException.class, () -> new RtoBounds(100, 200, 300));
    assertThrows(IllegalArgumentException.class, () -> new RtoBounds(500, 0, 300));
    assertEquals(1, new RtoBounds(1, 1, 1).maxMs());
  }
}
