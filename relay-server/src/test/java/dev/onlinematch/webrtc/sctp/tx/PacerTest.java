package dev.onlinematch.webrtc.sctp.tx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.webrtc.sctp.timer.Alarm;
import dev.onlinematch.webrtc.sctp.timer.RetransmissionTimeout;
import dev.onlinematch.webrtc.sctp.timer.RtoBounds;
import org.junit.jupiter.api.Test;

/** A window of ten packets of 1200 bytes, and what of it may leave when. */
class PacerTest {

  private static final int MTU = 1_200;

  private final RetransmissionTimeout rto =
      new RetransmissionTimeout(new RtoBounds(500, 250, 60_000));
  private final CongestionWindow congestion = new CongestionWindow(MTU);
  private final RoundTripSampler roundTrips = new RoundTripSampler(rto, congestion);
  private final Pacer pacer = new Pacer(rto, roundTrips, congestion);
  private long nowMs = 1_000;

  @Test
  void holdsNothingUpBeforeARoundTripIsKnown() {
    pacer.onSent(1_000_000);

    assertTrue(pacer.allows(nowMs));
    assertEquals(Alarm.NEVER, pacer.deadlineMs());
  }

  @Test
  void holdsNothingUpWhereTheWayIsShort() {
    roundTrip(9);
    pacer.onSent(1_000_000);

    assertTrue(pacer.allows(nowMs));
  }

  @Test
  void aWindowOfTheFirstSizeLeavesAtOnceAndTheRestOverTheRoundTrip() {
    roundTrip(100);
    assertTrue(pacer.allows(nowMs));
    // In slow start twice the window in a round trip, 240 bytes a millisecond: the burst is the
    // first window and one millisecond's worth.
    pacer.onSent(10 * MTU + 240);
    assertRefusedFor(1);
    pacer.onSent(MTU);
    // 960 bytes are owed.
    assertRefusedFor(5);
  }

  @Test
  void afterSlowStartItSendsLittleMoreThanTheWindowInARoundTrip() {
    roundTrip(100);
    congestion.onFastRecovery();
    assertEquals(5 * MTU, congestion.cwnd());
    assertTrue(pacer.allows(nowMs));
    // 1.2 windows of 6000 bytes in a round trip are 72 bytes a millisecond.
    pacer.onSent(10 * MTU + 72 + 720);
    assertRefusedFor(11);
  }

  @Test
  void looksAtTheLastRoundTripWhereThatIsShorterThanTheSmoothedOne() {
    roundTrip(200);
    roundTrip(100);
    assertTrue(pacer.allows(nowMs));
    pacer.onSent(10 * MTU + 240 + 2_400);
    assertRefusedFor(11);
  }

  @Test
  void whoIsLateMakesUpForNoMoreThanAMillisecond() {
    roundTrip(100);
    pacer.allows(nowMs);
    pacer.onSent(10 * MTU + 240);
    nowMs += 60_000;
    assertTrue(pacer.allows(nowMs));
    pacer.onSent(10 * MTU + 240);
    assertFalse(pacer.allows(nowMs));
  }

  @Test
  void waitsForNothingWhenItsTimeHasCome() {
    roundTrip(100);
    pacer.allows(nowMs);
    pacer.onSent(10 * MTU + 240);
    pacer.allows(nowMs);
    pacer.handleTimeout(nowMs);
    assertEquals(nowMs + 1, pacer.deadlineMs());
    pacer.handleTimeout(nowMs + 1);
    assertEquals(Alarm.NEVER, pacer.deadlineMs());
  }

  /** Time goes on by so much, until the next packet may leave, and not earlier. */
  private void assertRefusedFor(int ms) {
    assertFalse(pacer.allows(nowMs));
    assertEquals(nowMs + ms, pacer.deadlineMs());
    nowMs += ms - 1;
    assertFalse(pacer.allows(nowMs));
    nowMs += 1;
    assertTrue(pacer.allows(nowMs));
    assertEquals(Alarm.NEVER, pacer.deadlineMs());
  }

  private void roundTrip(long ms) {
    SentChunk chunk = new SentChunk(null, 1, 0, 100);
    chunk.transmissions = 1;
    chunk.sentAtMs = nowMs - ms;
    roundTrips.onTransmitted(chunk);
    roundTrips.onAcked(chunk, nowMs);
  }
}
