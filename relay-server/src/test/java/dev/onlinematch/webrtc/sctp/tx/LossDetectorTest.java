package dev.onlinematch.webrtc.sctp.tx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.webrtc.sctp.timer.Alarm;
import dev.onlinematch.webrtc.sctp.timer.RetransmissionTimeout;
import dev.onlinematch.webrtc.sctp.timer.RtoBounds;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Five chunks, a round trip of 100 ms, and who is thought lost when. */
class LossDetectorTest {

  /** Close to where TSNs begin anew, so that every test crosses it. */
  private static final int FIRST = -2;

  private static final int ROUND_TRIP_MS = 100;

  /** A quarter of the round trip. */
  private static final int REORDERING_MS = 25;

  private final OutstandingChunks outstanding = new OutstandingChunks(FIRST);
  private final RoundTripSampler roundTrips =
      new RoundTripSampler(
          new RetransmissionTimeout(new RtoBounds(500, 250, 60_000)), new CongestionWindow(1_200));
  private final List<SentChunk> lost = new ArrayList<>();
  private final LossDetector detector =
      new LossDetector(
          outstanding,
          roundTrips,
          chunk -> {
            lost.add(chunk);
            outstanding.setState(chunk, SentChunk.State.LOST);
          });

  /** A clock may begin anywhere, below zero too. */
  private long nowMs = -1_000_000;

  @Test // RFC 9260, 7.2.4
  void theThirdReportOfWhatCameLaterIsALoss() {
    SentChunk missing = send();
    SentChunk later = send();
    detector.countMisses(later.tsn);
    detector.countMisses(later.tsn);
    assertEquals(List.of(), lost);

    detector.countMisses(later.tsn);
    assertEquals(List.of(missing), lost);
  }

  @Test
  void noReportSpeaksOfWhatIsOnItsWayAgain() {
    SentChunk missing = send();
    SentChunk later = send();
    sendAgain(missing);
    for (int i = 0; i < 5; i++) {
      detector.countMisses(later.tsn);
    }

    assertEquals(List.of(), lost);
  }

  @Test
  void noReportSpeaksOfWhatIsKnownToHaveArrived() {
    SentChunk arrived = send();
    SentChunk later = send();
    nowMs += ROUND_TRIP_MS;
    arrives(arrived);
    for (int i = 0; i < 3; i++) {
      detector.countMisses(later.tsn);
    }

    assertEquals(List.of(), lost);
  }

  @Test // RFC 8985, 6.2 step 5
  void whatLeftBeforeAnArrivalIsLostARoundTripAndAQuarterLater() {
    SentChunk missing = send();
    nowMs += 10;
    SentChunk arrived = send();
    nowMs += ROUND_TRIP_MS;
    arrives(arrived);

    assertLostAt(missing.sentAtMs + ROUND_TRIP_MS + REORDERING_MS, arrived.tsn + 1, missing);
    assertEquals(Alarm.NEVER, detector.deadlineMs());
  }

  @Test
  void ofSeveralTheOldestIsWaitedForFirst() {
    SentChunk first = send();
    nowMs += 5;
    SentChunk second = send();
    nowMs += 5;
    SentChunk arrived = send();
    nowMs += ROUND_TRIP_MS;
    arrives(arrived);

    assertLostAt(first.sentAtMs + ROUND_TRIP_MS + REORDERING_MS, arrived.tsn, first);
    assertLostAt(first.sentAtMs + ROUND_TRIP_MS + REORDERING_MS + 5, arrived.tsn, second);
  }

  @Test
  void whatLeftAfterEveryArrivalIsNotJudged() {
    SentChunk arrived = send();
    nowMs += 10;
    SentChunk later = send();
    nowMs += ROUND_TRIP_MS;
    arrives(arrived);
    nowMs += 10_000;
    detector.detectByTime(later.tsn + 1, nowMs);

    assertEquals(List.of(), lost);
    assertEquals(Alarm.NEVER, detector.deadlineMs());
  }

  @Test
  void theNewestArrivalIsTheMeasure() {
    SentChunk early = send();
    nowMs += 50;
    SentChunk missing = send();
    nowMs += 10;
    SentChunk late = send();
    nowMs = early.sentAtMs + ROUND_TRIP_MS;
    arrives(early);
    // The network has become slower, and that much longer is waited.
    nowMs = late.sentAtMs + 300;
    arrives(late);

    assertLostAt(missing.sentAtMs + 300 + REORDERING_MS, late.tsn, missing);
  }

  @Test
  void anArrivalOutOfOrderIsNoNewMeasure() {
    SentChunk overtaken = send();
    nowMs += 10;
    SentChunk missing = send();
    nowMs += 10;
    SentChunk newest = send();
    nowMs = newest.sentAtMs + ROUND_TRIP_MS;
    arrives(newest);
    nowMs += 1;
    arrives(overtaken);

    assertLostAt(missing.sentAtMs + ROUND_TRIP_MS + REORDERING_MS, newest.tsn, missing);
  }

  @Test
  void ofWhatLeftInTheSameMillisecondTheHigherTsnIsTheLater() {
    SentChunk first = send();
    SentChunk overtaken = send();
    SentChunk missing = send();
    SentChunk newest = send();
    SentChunk after = send();
    nowMs += ROUND_TRIP_MS;
    arrives(first);
    arrives(newest);
    arrives(overtaken);

    // The measure is the fourth, which says something of the third and nothing of the fifth.
    assertLostAt(missing.sentAtMs + ROUND_TRIP_MS + REORDERING_MS, after.tsn + 1, missing);
    assertEquals(Alarm.NEVER, detector.deadlineMs());
  }

  @Test // RFC 8985, 6.2 step 2
  void whatCameTooFastForTheRetransmissionWasTheOriginalAndIsNoMeasure() {
    measureRoundTrip();
    SentChunk repeated = send();
    nowMs += 300;
    SentChunk other = send();
    nowMs += 10;
    sendAgain(repeated);
    nowMs += ROUND_TRIP_MS - 1;
    detector.onAcked(repeated, nowMs);
    nowMs += 10_000;
    detector.detectByTime(other.tsn + 1, nowMs);

    assertEquals(List.of(), lost);
  }

  @Test
  void aRetransmissionThatTookTheShortestRoundTripIsAMeasure() {
    measureRoundTrip();
    SentChunk repeated = send();
    nowMs += 300;
    SentChunk missing = send();
    nowMs += 10;
    sendAgain(repeated);
    nowMs += ROUND_TRIP_MS;
    arrives(repeated);

    assertLostAt(missing.sentAtMs + ROUND_TRIP_MS + REORDERING_MS, missing.tsn + 1, missing);
  }

  @Test
  void whatWasSentOnceIsAMeasureHoweverFastItCame() {
    measureRoundTrip();
    SentChunk missing = send();
    SentChunk fast = send();
    nowMs += ROUND_TRIP_MS / 2;
    detector.onAcked(fast, nowMs);

    assertLostAt(missing.sentAtMs + ROUND_TRIP_MS / 2 + REORDERING_MS, fast.tsn, missing);
  }

  @Test
  void aLostRetransmissionIsNoticedToo() {
    SentChunk repeated = send();
    nowMs += 300;
    sendAgain(repeated);
    nowMs += 10;
    SentChunk arrived = send();
    nowMs += ROUND_TRIP_MS;
    arrives(arrived);

    assertLostAt(repeated.sentAtMs + ROUND_TRIP_MS + REORDERING_MS, arrived.tsn, repeated);
  }

  @Test
  void aShortWayStillReordersByTwoMilliseconds() {
    SentChunk missing = send();
    SentChunk arrived = send();
    nowMs += 4;
    arrives(arrived);

    assertLostAt(missing.sentAtMs + 4 + 2, arrived.tsn, missing);
  }

  @Test // RFC 8985, 6.2 step 4
  void eachReportOfANeedlessRetransmissionAddsPatienceUpToARoundTrip() {
    for (int quarters : new int[] {2, 3, 4, 4}) {
      detector.onNeedlessRetransmission();
      assertPatience(ROUND_TRIP_MS + quarters * REORDERING_MS);
    }
  }

  @Test
  void sixteenRecoveriesWithoutSuchAReportEndThePatience() {
    detector.onNeedlessRetransmission();
    recover(15);
    assertPatience(ROUND_TRIP_MS + 2 * REORDERING_MS);
    detector.onNeedlessRetransmission();
    recover(15);
    assertPatience(ROUND_TRIP_MS + 3 * REORDERING_MS);
    recover(1);
    assertPatience(ROUND_TRIP_MS + REORDERING_MS);
  }

  @Test
  void whereNothingIsMissingNothingIsWaitedFor() {
    send();
    SentChunk arrived = send();
    nowMs += ROUND_TRIP_MS;
    arrives(arrived);
    detector.detectByTime(arrived.tsn, nowMs);
    assertTrue(detector.deadlineMs() < Alarm.NEVER);
    detector.onNothingMissing();

    assertEquals(Alarm.NEVER, detector.deadlineMs());
    assertFalse(detector.isDue(nowMs + 10_000));
  }

  private SentChunk send() {
    OutboundMessage message =
        new OutboundMessage(new OutboundStream(1), 51, new byte[100], SendOptions.RELIABLE, 0);
    SentChunk chunk = outstanding.append(message, 100);
    chunk.sentAtMs = nowMs;
    chunk.transmissions = 1;
    return chunk;
  }

  private void sendAgain(SentChunk chunk) {
    chunk.sentAtMs = nowMs;
    chunk.transmissions++;
  }

  private void arrives(SentChunk chunk) {
    outstanding.setState(chunk, SentChunk.State.ACKED);
    roundTrips.onAcked(chunk, nowMs);
    detector.onAcked(chunk, nowMs);
  }

  /** A round trip that the detector hears nothing of. */
  private void measureRoundTrip() {
    SentChunk chunk = send();
    nowMs += ROUND_TRIP_MS;
    outstanding.removeFirst();
    roundTrips.onAcked(chunk, nowMs);
  }

  private void recover(int times) {
    for (int i = 0; i < times; i++) {
      detector.onRecovered();
    }
  }

  /** Of two that leave together the second arrives a round trip later, and the first is lost. */
  private void assertPatience(int patienceMs) {
    SentChunk missing = send();
    SentChunk arrived = send();
    nowMs += ROUND_TRIP_MS;
    arrives(arrived);
    assertLostAt(missing.sentAtMs + patienceMs, arrived.tsn, missing);
    lost.clear();
    outstanding.removeFirst();
    outstanding.removeFirst();
  }

  /** The chunk is the next that is lost, at that time and not earlier. */
  private void assertLostAt(long lostAtMs, int upToTsn, SentChunk chunk) {
    List<SentChunk> before = List.copyOf(lost);
    detector.detectByTime(upToTsn, nowMs);
    assertEquals(lostAtMs, detector.deadlineMs());
    nowMs = lostAtMs - 1;
    assertFalse(detector.isDue(nowMs));
    detector.detectByTime(upToTsn, nowMs);
    assertEquals(before, lost);
    nowMs = lostAtMs;
    assertTrue(detector.isDue(nowMs));
    detector.detectByTime(upToTsn, nowMs);
    List<SentChunk> after = new ArrayList<>(before);
    after.add(chunk);
    assertEquals(after, lost);
  }
}
