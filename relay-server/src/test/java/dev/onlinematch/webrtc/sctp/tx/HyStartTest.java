package dev.onlinematch.webrtc.sctp.tx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HyStartTest {

  private final HyStart slowStart = new HyStart();

  @Test
  void goesOnWhileRoundTripsStayAsTheyAre() {
    for (int i = 0; i < 20; i++) {
      assertFalse(round(100));
    }
    assertEquals(1_000, slowStart.growth(1_000));
  }

  @Test
  void isOverFiveRoundsAfterRoundTripsGrew() {
    round(100);
    round(100);

    assertFalse(round(115));
    assertEquals(250, slowStart.growth(1_000));
    for (int i = 0; i < 3; i++) {
      assertFalse(round(115));
    }
    assertTrue(round(115));
  }

  @Test
  void wasMistakenWhenRoundTripsAreShortAgain() {
    round(100);
    round(115);
    assertEquals(250, slowStart.growth(1_000));

    round(101);

    assertEquals(1_000, slowStart.growth(1_000));
    for (int i = 0; i < 10; i++) {
      assertFalse(round(100));
    }
  }

  @Test
  void oneLateAcknowledgementInARoundMeansNothing() {
    round(100);
    slowStart.onRoundTrip(250);
    round(100);

    assertEquals(1_000, slowStart.growth(1_000));
  }

  @Test
  void aRoundOfFewSamplesMeansNothing() {
    round(100);
    for (int i = 0; i < 7; i++) {
      slowStart.onRoundTrip(200);
    }
    assertEquals(1_000, slowStart.growth(1_000));
  }

  /** Returns whether slow start is over behind it. */
  private boolean round(long roundTripMs) {
    for (int i = 0; i < 8; i++) {
      slowStart.onRoundTrip(roundTripMs);
    }
    return slowStart.endRound();
  }
}
