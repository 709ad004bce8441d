package dev.onlinematch.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.signalling.SessionId;
import org.junit.jupiter.api.Test;

class HostSuccessionTest {

  private static final SessionId ANN = new SessionId("ann");
  private static final SessionId BOB = new SessionId("bob");
  private static final SessionId CID = new SessionId("cid");

  private final HostSuccession succession = new HostSuccession();
  private final Roster two = Roster.EMPTY.plus(ANN, "ann", false).plus(BOB, "bob", false);
  private final Roster three = two.plus(CID, "cid", false);

  @Test
  void aHostWhoLedOthersWhomICouldNotKnowIsHostAgain() {
    succession.follow(ANN, false);
    succession.complain(BOB);
    assertTrue(succession.isHostDeposed(two, id -> true));
    succession.follow(BOB, true);

    assertFalse(succession.wasWronged(ANN, two, id -> true));
    assertTrue(succession.wasWronged(ANN, three, id -> true));
    succession.goBack();
    assertTrue(succession.isHost(ANN));
    assertFalse(succession.isHostDeposed(three, id -> true));
  }

  @Test
  void complaintsCountAgainWhenTheHostIsHostAgain() {
    succession.follow(ANN, false);
    succession.complain(BOB);
    succession.follow(BOB, true);
    succession.goBack();
    succession.complain(CID);

    assertTrue(succession.isHostDeposed(three, id -> true));
  }

  @Test
  void aHostWhoLeftAndCameAgainIsNotHostByWhatHeSaidBefore() {
    succession.follow(ANN, false);
    succession.forget(ANN);
    succession.follow(BOB, false);

    assertFalse(succession.wasWronged(ANN, three, id -> true));
  }

  @Test
  void onlyTheHostBeforeCanHaveBeenWronged() {
    succession.follow(ANN, false);
    succession.complain(BOB);
    succession.follow(BOB, true);

    assertFalse(succession.wasWronged(CID, three, id -> true));
    succession.forget(ANN);
    assertFalse(succession.wasWronged(ANN, three, id -> true));
  }

  @Test
  void aFormerHostWhoLeftAndCameAgainInTheSameSessionIsAPlayerAsAnyOther() {
    succession.follow(ANN, false);
    succession.follow(BOB, true);
    succession.forget(ANN);
    Roster again = two.without(ANN).plus(CID, "cid", true).plus(ANN, "ann", false);

    assertEquals("ann", succession.next(again, id -> true).username());
    succession.complain(ANN);
    succession.complain(CID);
    assertTrue(succession.isHostDeposed(again, id -> true));
  }
}
