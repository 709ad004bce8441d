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

  private final Acquaintance acquaintance =
      new Acquaintance(new Incarnation(ME, StreamPosition.NONE));

  @Test
  void atFirstNobodyIsKnown() {
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
    assertEquals(
        new LinkFrame.Resume(ME, 1, new StreamPosition(OTHER, 1, 42), false),
        acquaintance.resume(42));
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

    assertEquals(
        new LinkFrame.Resume(ME, 2, new StreamPosition(OTHER + 1, 1, 0), false),
        acquaintance.resume(0));
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

  @Test
  void whoTakesThePlaceOfAnotherGoesOnWhereThatOneWas() {
    StreamPosition before = new StreamPosition(OTHER, 2, 42);
    Acquaintance heir = new Acquaintance(new Incarnation(ME, before));
    assertEquals(before, heir.heard(0));
    assertEquals(new LinkFrame.Resume(ME, 1, before, true), heir.resume(0));

    assertEquals(Meeting.STALE, heir.hear(stranger(OTHER - 1, 3), DIRECT, false));
    assertEquals(Meeting.STALE, heir.hear(stranger(OTHER, 1), DIRECT, false));
    assertEquals(before, heir.heard(0));
    assertEquals(Meeting.FIRST, heir.hear(stranger(OTHER, 2), DIRECT, false));
    assertEquals(42, heir.start());
    StreamPosition next = new StreamPosition(OTHER, 2, 43);
    assertEquals(next, heir.heard(43));
    assertEquals(new LinkFrame.Resume(ME, 1, next, false), heir.resume(43));

    assertEquals(Meeting.NEXT_STREAM, heir.hear(stranger(OTHER, 3), DIRECT, false));
    assertEquals(0, heir.start(), "of that the one before has heard nothing");
    assertEquals(new StreamPosition(OTHER, 3, 1), heir.heard(1));
  }

  @Test
  void whoHasHeardNobodyAndTakesNobodysPlaceSaysSo() {
    assertEquals(StreamPosition.NONE, acquaintance.heard(0));
    assertEquals(new LinkFrame.Resume(ME, 1, StreamPosition.NONE, false), acquaintance.resume(0));
  }

  @Test
  void toAnEndThatTookOverMyStreamGoesOn() {
    hear(OTHER, 1, ME, 1, DIRECT);
    assertEquals(Meeting.TAKEN_OVER, acquaintance.hear(heir(OTHER + 1, ME, 1), DIRECT, false));
    assertEquals(1, acquaintance.resume(0).stream());
    assertTrue(acquaintance.isOfMyStream(DIRECT));

    assertEquals(Meeting.TAKEN_OVER, hear(OTHER + 2, 1, ME, 1, DIRECT), "it has heard me itself");
    assertEquals(1, acquaintance.resume(0).stream());
  }

  @Test
  void forOneThatTookOverAnotherStreamMineBeginsAgain() {
    hear(OTHER, 1, ME, 1, DIRECT);
    assertEquals(Meeting.BEGUN_ANEW, acquaintance.hear(heir(OTHER + 1, ME - 1, 1), DIRECT, false));
    assertEquals(Meeting.BEGUN_ANEW, acquaintance.hear(heir(OTHER + 2, ME, 1), DIRECT, false));
    assertEquals(3, acquaintance.resume(0).stream());
    assertFalse(acquaintance.isOfMyStream(DIRECT));
  }

  @Test
  void whatWasHeardByTheEndBeforeMayHaveBeenSaidByTheEndBeforeMine() {
    assertEquals(Meeting.FIRST, acquaintance.hear(heir(OTHER, ME - 1, 4), DIRECT, true));
    assertTrue(acquaintance.isHeard(DIRECT));
    assertFalse(acquaintance.isOfMyStream(DIRECT));
  }

  @Test
  void aStreamOfWhichNothingWasAcknowledgedGoesOn() {
    hear(OTHER, 1, ME, 1, DIRECT);
    assertEquals(Meeting.TAKEN_OVER, acquaintance.hear(stranger(OTHER + 1, 1), DIRECT, true));
    assertEquals(1, acquaintance.resume(0).stream());
    assertFalse(acquaintance.isOfMyStream(DIRECT), "it does not know yet who speaks");
  }

  private static LinkFrame.Resume stranger(int incarnation, int stream) {
    return new LinkFrame.Resume(incarnation, stream, StreamPosition.NONE, false);
  }

  private static LinkFrame.Resume heir(int incarnation, int known, int knownStream) {
    return new LinkFrame.Resume(incarnation, 1, new StreamPosition(known, knownStream, 0), true);
  }

  private Meeting hear(int incarnation, int stream, int known, int knownStream, boolean isRelayed) {
    return acquaintance.hear(
        new LinkFrame.Resume(incarnation, stream, new StreamPosition(known, knownStream, 0), false),
        isRelayed,
        false);
  }
}
