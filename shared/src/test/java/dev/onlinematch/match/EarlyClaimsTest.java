package dev.onlinematch.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.time.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EarlyClaimsTest {

  private static final SessionId MALLORY = new SessionId("mallory");

  private final VirtualTime time = new VirtualTime();
  private final EarlyClaims claims = new EarlyClaims(time);
  private final List<Integer> heard = new ArrayList<>();

  @Test
  void whatIsHeldIsHeardInOrderWhenTheClaimIsDecided() {
    claims.open(MALLORY);
    say(1);
    say(2);
    assertEquals(List.of(), heard);
    claims.close(MALLORY);

    assertEquals(List.of(1, 2), heard);
  }

  @Test
  void aClaimForWhichTooMuchIsHeldIsGivenUpAndAllOfItHeard() {
    claims.open(MALLORY);
    for (int i = 0; i <= EarlyClaims.MOST_HELD + 1; i++) {
      say(i);
    }

    assertFalse(claims.isOpen(MALLORY));
    assertEquals(EarlyClaims.MOST_HELD + 2, heard.size());
    for (int i = 0; i < heard.size(); i++) {
      assertEquals(i, heard.get(i));
    }
    assertEquals(0, time.waiting());
  }

  @Test
  void ofWhoHasLeftNothingIsHeardAnyMore() {
    claims.open(MALLORY);
    say(1);
    claims.forget(MALLORY);
    time.advance(60_000);

    assertEquals(List.of(), heard);
    assertTrue(claims.claimants().isEmpty());
  }

  /** As a link does it: whatever is heard asks again whether it must wait. */
  private void say(int number) {
    if (claims.isOpen(MALLORY)) {
      claims.hold(MALLORY, () -> say(number));
    } else {
      heard.add(number);
    }
  }
}
