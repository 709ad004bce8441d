package dev.onlinematch.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.onlinematch.link.StreamPosition;
import dev.onlinematch.signalling.SessionId;
import org.junit.jupiter.api.Test;

class IncarnationsTest {

  private static final SessionId ANN = new SessionId("ann");
  private static final SessionId BOB = new SessionId("bob");
  private static final StreamPosition POSITION = new StreamPosition(3, 2, 1);

  private final Incarnations incarnations = new Incarnations();

  @Test
  void noTwoEndsHaveANumber() {
    // Ann has come in another session, and nobody has missed her in the first one yet.
    assertEquals(1, incarnations.next(ANN).number());
    assertEquals(2, incarnations.next(BOB).number());
    incarnations.close(BOB, 3, StreamPosition.NONE);
    assertEquals(3, incarnations.next(BOB).number());
  }

  @Test
  void theNumbersOfConnectionsAreUsedUp() {
    assertEquals(1, incarnations.next(ANN).number());
    incarnations.close(ANN, 9, StreamPosition.NONE);
    assertEquals(9, incarnations.next(BOB).number());
  }

  @Test
  void theNextEndToAPageKnowsWhatTheLastOneHeard() {
    assertEquals(StreamPosition.NONE, incarnations.next(ANN).heardBefore());
    incarnations.close(ANN, 2, new StreamPosition(3, 1, 7));
    incarnations.close(ANN, 2, POSITION);
    assertEquals(POSITION, incarnations.next(ANN).heardBefore());
    assertEquals(StreamPosition.NONE, incarnations.next(BOB).heardBefore());
  }

  @Test
  void thePageOfWhichNothingWasHeardForLongestIsForgotten() {
    incarnations.close(ANN, 2, POSITION);
    incarnations.close(BOB, 2, POSITION);
    incarnations.close(ANN, 2, POSITION);
    for (int i = 2; i <= Incarnations.MOST_KEPT; i++) {
      incarnations.close(new SessionId("page " + i), 2, POSITION);
    }
    assertEquals(POSITION, incarnations.next(ANN).heardBefore());
    assertEquals(StreamPosition.NONE, incarnations.next(BOB).heardBefore());
  }
}
