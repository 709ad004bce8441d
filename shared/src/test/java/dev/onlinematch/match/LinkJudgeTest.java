package dev.onlinematch.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.onlinematch.signalling.SessionId;
import org.junit.jupiter.api.Test;

class LinkJudgeTest {

  private static final SessionId ANN = new SessionId("ann");
  private static final SessionId EVE = new SessionId("eve");
  private static final SessionId FAY = new SessionId("fay");
  private static final SessionId BOB = new SessionId("bob");

  private final LinkJudge judge = new LinkJudge();
  private final Roster roster =
      Roster.EMPTY
          .plus(ANN, "ann", false)
          .plus(EVE, "eve", true)
          .plus(FAY, "fay", true)
          .plus(BOB, "bob", false);

  @Test
  void whoWatchesGoesBeforeWhoPlaysHoweverManyCannotReachHim() {
    judge.report(BOB, EVE);
    judge.report(BOB, FAY);

    assertEquals("fay", judge.verdict(roster).username());
    judge.forget(FAY);
    assertEquals("eve", judge.verdict(roster).username());
  }

  @Test
  void amongPlayersWhoCameLaterGoes() {
    judge.report(BOB, ANN);

    assertEquals("bob", judge.verdict(roster).username());
  }
}
