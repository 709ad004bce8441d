package dev.onlinematch.nakama;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.nakama.NakamaFailure.Reason;
import dev.onlinematch.time.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionKeeperTest {

  private final VirtualTime time = new VirtualTime();
  private final FakeHttp http = new FakeHttp();
  private final NakamaClient client =
      new NakamaClient(new NakamaServer("http://x", "defaultkey"), http, time);
  private final List<String> heard = new ArrayList<>();
  private final SessionKeeper keeper =
      new SessionKeeper(
          client,
          time,
          new SessionKeeper.Listener() {
            @Override
            public void onSession(NakamaSession session) {
              heard.add(session.username());
            }

            @Override
            public void onLost(NakamaFailure failure) {
              heard.add("lost " + failure.reason());
            }
          });

  @Test
  void refreshesBeforeTheTokenEnds() {
    signIn(60, 3600);

    time.advance(44_999);
    assertEquals(1, http.requests.size());
    time.advance(1);

    assertEquals(2, http.requests.size());
    assertTrue(http.last().url().endsWith("/v2/account/session/refresh"));
    http.session("alice again", 60, 3600);
    assertEquals(List.of("alice", "alice again"), heard);
    time.advance(45_000);
    assertEquals(3, http.requests.size());
  }

  @Test
  void refreshesBeforeTheRefreshTokenEndsWhenThatIsSooner() {
    signIn(7200, 3600);

    time.advance(3_584_999);
    assertEquals(1, http.requests.size());
    time.advance(1);
    assertEquals(2, http.requests.size());
  }

  @Test
  void aTokenOfAFewSecondsIsNotRefreshedWithoutPause() {
    signIn(1, 3600);
    for (int i = 0; i < 10; i++) {
      time.advance(1_000);
      http.session("alice", 0, 3600);
    }

    assertEquals(11, http.requests.size());
  }

  @Test
  void givesAFreshTokenAtOnceAndNeverInsideTheCall() {
    signIn(60, 3600);
    Answer<NakamaSession> fresh = new Answer<>();

    keeper.fresh(fresh);
    assertFalse(fresh.hasEnded());
    time.settle();

    assertEquals("alice", fresh.result().username());
    assertEquals(1, http.requests.size());
  }

  @Test
  void allWhoAskWaitForOneRefresh() {
    signIn(60, 3600);
    time.advance(45_001);
    Answer<NakamaSession> first = new Answer<>();
    Answer<NakamaSession> second = new Answer<>();
    keeper.fresh(first);
    keeper.fresh(second);

    assertEquals(2, http.requests.size());
    http.session("again", 60, 3600);
    time.settle();

    assertEquals("again", first.result().username());
    assertEquals("again", second.result().username());
  }

  @Test
  void whoAsksTooOftenIsTurnedAway() {
    signIn(60, 3600);
    time.advance(45_001);
    for (int i = 0; i < 64; i++) {
      keeper.fresh(new Answer<>());
    }
    Answer<NakamaSession> oneTooMany = new Answer<>();
    keeper.fresh(oneTooMany);
    time.settle();

    assertEquals(Reason.SERVER_BUSY, oneTooMany.reason());
  }

  @Test
  void restoresFromARememberedToken() {
    Answer<NakamaSession> restored = new Answer<>();
    keeper.restore("remembered", restored);

    assertEquals("{\"token\":\"remembered\"}", http.last().body());
    http.session("alice", 60, 3600);
    time.settle();

    assertEquals("alice", restored.result().username());
    assertEquals("alice", keeper.session().username());
  }

  @Test
  void aRememberedTokenThatIsWorthNothingIsAnExpiredSession() {
    Answer<NakamaSession> restored = new Answer<>();
    keeper.restore("remembered", restored);

    http.fail(401, 16, "Refresh token invalid or expired.");
    time.settle();

    assertEquals(Reason.SESSION_EXPIRED, restored.reason());
    assertEquals(List.of(), heard);
    assertNull(keeper.session());
  }

  @Test
  void aServerThatIsAwayDoesNotMakeARememberedTokenWorthNothing() {
    Answer<NakamaSession> restored = new Answer<>();
    keeper.restore("remembered", restored);

    http.unreachable();
    time.settle();

    assertEquals(Reason.UNREACHABLE, restored.reason());
  }

  @Test
  void losesTheSessionWhenTheServerRefusesToRefreshIt() {
    signIn(60, 3600);
    time.advance(45_001);
    Answer<NakamaSession> waiting = new Answer<>();
    keeper.fresh(waiting);

    http.fail(401, 16, "Refresh token invalid or expired.");
    time.settle();

    assertEquals(List.of("alice", "lost SESSION_EXPIRED"), heard);
    assertEquals(Reason.SESSION_EXPIRED, waiting.reason());
    assertNull(keeper.session());
    assertEquals(0, time.waiting());
  }

  @Test
  void triesAgainWhileTheServerIsAway() {
    signIn(60, 3600);
    time.advance(45_001);
    Answer<NakamaSession> waiting = new Answer<>();
    keeper.fresh(waiting);
    http.unreachable();
    time.settle();
    assertEquals(Reason.UNREACHABLE, waiting.reason());

    time.advance(2_000);
    assertEquals(3, http.requests.size());
    http.unreachable();
    time.advance(4_000);
    assertEquals(4, http.requests.size());
    http.session("again", 60, 3600);

    assertEquals(List.of("alice", "again"), heard);
  }

  @Test
  void givesUpWhenTheRefreshTokenHasEnded() {
    signIn(60, 100);
    time.advance(45_000);
    for (int i = 0; i < 200 && keeper.session() != null; i++) {
      if (http.isAsked()) {
        http.unreachable();
      }
      time.advance(1_000);
    }

    assertEquals(List.of("alice", "lost SESSION_EXPIRED"), heard);
    assertTrue(time.nowMs() > 100_000);
    assertEquals(0, time.waiting());
  }

  @Test
  void withoutARefreshTokenTheSessionEnds() {
    Answer<NakamaSession> answer = new Answer<>();
    client.authenticateDevice("device-0123456789", true, null, answer);
    http.answer(200, "{\"token\":\"" + FakeHttp.token("alice", 60) + "\"}");
    keeper.keep(answer.result());

    time.advance(60_000);

    assertEquals(List.of("alice", "lost SESSION_EXPIRED"), heard);
    assertEquals(1, http.requests.size());
  }

  @Test
  void nobodyIsFreshWithoutASession() {
    Answer<NakamaSession> fresh = new Answer<>();

    keeper.fresh(fresh);
    time.settle();

    assertEquals(Reason.SESSION_EXPIRED, fresh.reason());
  }

  @Test
  void signingOutEndsEverything() {
    signIn(60, 3600);
    time.advance(45_001);
    Answer<NakamaSession> waiting = new Answer<>();
    keeper.fresh(waiting);
    Answer<Void> signedOut = new Answer<>();
    keeper.signOut(signedOut);
    http.session("too late", 60, 3600);
    http.answer(200, "{}");
    time.settle();

    assertTrue(signedOut.hasEnded());
    assertEquals(Reason.SESSION_EXPIRED, waiting.reason());
    assertNull(keeper.session());
    assertEquals(List.of("alice"), heard);
    assertEquals(0, time.waiting());
  }

  @Test
  void signingOutWithoutASessionSucceeds() {
    Answer<Void> signedOut = new Answer<>();

    keeper.signOut(signedOut);
    time.settle();

    assertTrue(signedOut.hasEnded());
    assertEquals(0, http.requests.size());
  }

  @Test
  void aRefreshOfTheSessionBeforeIsDropped() {
    signIn(60, 3600);
    time.advance(45_000);
    Answer<NakamaSession> answer = new Answer<>();
    client.authenticateDevice("device-of-bob", true, null, answer);

    http.session("alice again", 60, 3600);
    http.session("bob", 60, 3600);
    keeper.keep(answer.result());
    time.advance(45_000);
    keeper.keep(answer.result());
    http.fail(401, 16, "Refresh token invalid or expired.");
    time.settle();

    assertEquals("bob", keeper.session().username());
    assertEquals(List.of("alice", "alice again", "bob", "bob"), heard);
  }

  private void signIn(int seconds, int refreshSeconds) {
    Answer<NakamaSession> answer = new Answer<>();
    client.authenticateDevice("device-0123456789", true, null, answer);
    http.session("alice", seconds, refreshSeconds);
    keeper.keep(answer.result());
  }
}
