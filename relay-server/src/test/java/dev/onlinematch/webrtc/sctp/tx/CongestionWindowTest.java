package dev.onlinematch.webrtc.sctp.tx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** RFC 9260, 7.2, with packets of 1200 bytes. */
class CongestionWindowTest {

  private static final int MTU = 1_200;
  private static final int ROUND_TRIP_MS = 100;

  private final CongestionWindow window = new CongestionWindow(MTU);

  CongestionWindowTest() {
    window.setLimiting(true);
  }

  @Test
  void beginsWithTenPackets() {
    assertEquals(10 * MTU, window.cwnd());
    assertEquals(10 * MTU, window.initialBytes());
    assertTrue(window.isInSlowStart());
  }

  @Test
  void growsInSlowStartByWhatIsAcknowledgedAndOnlyIfItHoldsSendingUp() {
    acks(3_000);
    assertEquals(15_000, window.cwnd());
    window.setLimiting(false);
    acks(3_000);
    assertEquals(15_000, window.cwnd());
  }

  @Test
  void isHalvedByALossButKeepsFourPackets() {
    window.onFastRecovery();
    assertEquals(5 * MTU, window.cwnd());
    assertEquals(5 * MTU, window.ssthresh());
    assertFalse(window.isInSlowStart());
    window.onFastRecovery();
    assertEquals(4 * MTU, window.cwnd());
  }

  @Test
  void isOnePacketAfterATimeoutAndGrowsToHalfOfWhatItWas() {
    acks(12_000);
    window.onTimeout();
    assertEquals(MTU, window.cwnd());
    assertEquals(10 * MTU, window.ssthresh());
    assertTrue(window.isInSlowStart());
    acks(MTU);
    assertEquals(2 * MTU, window.cwnd());
    // One great step goes a packet beyond the threshold at most.
    acks(100_000);
    assertEquals(11 * MTU, window.cwnd());
    assertFalse(window.isInSlowStart());
  }

  @Test
  void growsByOnePacketForEachWindowAfterALoss() {
    window.onFastRecovery();
    acks(5 * MTU);
    assertEquals(6 * MTU, window.cwnd(), 1);
    for (int i = 0; i < 6; i++) {
      acks(MTU);
    }
    assertEquals(7 * MTU, window.cwnd(), 100);
  }

  @Test
  void isHalvedForEachTimeoutInWhichNothingWasOnItsWayDownToTheFirstSize() {
    acks(10 * MTU + 20 * MTU);
    assertEquals(40 * MTU, window.cwnd());
    window.onIdle(1);
    assertEquals(20 * MTU, window.cwnd());
    window.onIdle(5);
    assertEquals(10 * MTU, window.cwnd());
    window.onFastRecovery();
    window.onIdle(5);
    assertEquals(5 * MTU, window.cwnd());
  }

  @Test
  void slowStartEndsWhereRoundTripsGrow() {
    round(100);
    round(120);
    assertTrue(window.isInSlowStart());
    acks(4_000);
    assertEquals(13_000, window.cwnd(), "a quarter of it, after the first sign");
    for (int i = 0; i < 4; i++) {
      assertTrue(window.isInSlowStart());
      round(120);
    }
    assertFalse(window.isInSlowStart());
    assertEquals(13_000, window.ssthresh());
  }

  private void acks(int bytes) {
    window.onAcked(bytes, 1_000, ROUND_TRIP_MS);
  }

  private void round(long roundTripMs) {
    for (int i = 0; i < 8; i++) {
      window.onRoundTrip(roundTripMs);
    }
    window.onRoundEnd();
  }
}
