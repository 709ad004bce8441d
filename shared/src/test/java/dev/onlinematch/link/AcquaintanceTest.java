package dev.onlinematch.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.link.Acquaintance.Meeting;
import org.junit.jupiter.api.Test;

class AcquaintanceTest {

  private static final int ME = 5;
  private static final int OTHER = 8;
  private static final boolean DIRECT = false;
  private static final boolean RELAYED = true;

  private final Acquaintance acquaintance = new Acquaintance(ME);

  @Test
  void atFirstNobodyIsKnown() {
    assertEquals(new LinkFrame.Resume(ME, 1, 0, 0, 0), acquaintance.resume(0));
    assertFalse(acquaintance.isHeard(DIRECT));
    assertFalse(acquaintance.isOfMyStream(DIRECT));
  }

  @Test
  void whoSaysWhoHeIsIsHeardByTheWayThatHeSaysItBy() {
    assertEquals(Meeting.FIRST, hear(OTHER, 1, 0, 0, RELAYED));

    assertTrue(acquaintance.isHeard(RELAYED));
    assertFalse(acquaintance.isHeard(DIRECT));
    // He does not know yet which of my streams he hears.
    assertFalse(acquaintance.isOfMyStream(RELAYED));
    assertEquals(new LinkFrame.Resume(ME, 1, OTHER, 1, 42), acquaintance.resume(42));
  }

  @Test
  void whoKnowsMyStreamAcknowledgesIt() {
    assertEquals(Meeting.FIRST, hear(OTHER, 1, 0, 0, DIRECT));
    assertEquals(Meeting.SAME, hear(OTHER, 1, ME, 2, DIRECT));
    assertFalse(acquaintance.isOfMyStream(DIRECT), "another stream");
    assertEquals(Meeting.SAME, hear(OTHER, 1, ME, 1, DIRECT));
    assertTrue(acquaintance.isOfMyStream(DIRECT));
  }

  @Test
  void theSameStreamIsHeardByBothWays() {
    hear(OTHER, 1, ME, 1, DIRECT);
    assertEquals(Meeting.SAME, hear(OTHER, 1, ME, 1, RELAYED));

    assertTrue(acquaintance.isHeard(DIRECT) && acquaintance.isHeard(RELAYED));
    assertTrue(acquaintance.isOfMyStream(DIRECT) && acquaintance.isOfMyStream(RELAYED));
  }

  @Test
  void whatStillComesByTheOtherWayIsOfTheStreamBefore() {
    hear(OTHER, 1, ME, 1, DIRECT);
    assertEquals(Meeting.NEXT_STREAM, hear(OTHER, 2, ME, 1, RELAYED));

    assertTrue(acquaintance.isHeard(RELAYED));
    assertFalse(acquaintance.isHeard(DIRECT));
    assertEquals(Meeting.STALE, hear(OTHER, 1, ME, 1, DIRECT));
    assertFalse(acquaintance.isHeard(DIRECT));
    assertFalse(acquaintance.isOfMyStream(DIRECT));
    assertTrue(acquaintance.isHeard(RELAYED));
  }

  @Test
  void forAnotherEndMyStreamBeginsAgainToo() {
    hear(OTHER, 3, ME, 1, DIRECT);
    hear(OTHER, 3, ME, 1, RELAYED);
    assertEquals(Meeting.BEGUN_ANEW, hear(OTHER + 1, 1, 0, 0, DIRECT));

    assertEquals(new LinkFrame.Resume(ME, 2, OTHER + 1, 1, 0), acquaintance.resume(0));
    assertFalse(acquaintance.isOfMyStream(RELAYED), "an acknowledgement of the end before");
    assertFalse(acquaintance.isHeard(RELAYED));
    assertEquals(Meeting.SAME, hear(OTHER + 1, 1, ME, 2, DIRECT));
    assertTrue(acquaintance.isOfMyStream(DIRECT));
  }

  @Test
  void whatAnEarlierEndSaysOrIsSaidToOneIsNothing() {
    hear(OTHER, 1, ME, 1, DIRECT);
    assertEquals(Meeting.STALE, hear(OTHER - 1, 9, ME, 1, DIRECT));
    assertFalse(acquaintance.isHeard(DIRECT));
    assertEquals(Meeting.SAME, hear(OTHER, 1, ME, 1, DIRECT));
    assertEquals(Meeting.STALE, hear(OTHER + 1, 1, ME - 1, 1, DIRECT));
    assertFalse(acquaintance.isOfMyStream(DIRECT));
  }

  private Meeting hear(int incarnation, int stream, int known, int knownStream, boolean isRelayed) {
    return acquaintance.hear(
        new LinkFrame.Resume(incarnation, stream, known, knownStream, 0), isRelayed);
  }
}
