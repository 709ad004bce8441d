package dev.onlinematch.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.nakama.NakamaFailure;
import dev.onlinematch.nakama.NakamaReply;
import dev.onlinematch.nakama.SessionKeeper;
import dev.onlinematch.nakama.WinCount;
import dev.onlinematch.relay.http.HttpProbe;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.Outcome;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.signalling.SignallingPlayer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How rounds won come on the leaderboard. A subclass brings the embedded server, or a real Nakama
 * with our module.
 */
public abstract class WinsContract {

  private static final String COUNTED = "counted";

  /** A server. */
  protected abstract URI server();

  private NetworkDriver driver;
  private Player alice;
  private Player bob;
  private Player carol;
  private MatchId match;

  /** Somebody signed in and connected; the session is known once he is in a match. */
  private static final class Player {

    final SessionKeeper keeper;
    final SignallingPlayer signalling;
    SessionId sessionId = new SessionId("none");

    Player(SessionKeeper keeper, SignallingPlayer signalling) {
      this.keeper = keeper;
      this.signalling = signalling;
    }
  }

  @BeforeEach
  void threeAreInAMatch() {
    driver = new NetworkDriver(server());
    alice = player("alice");
    bob = player("bob");
    carol = player("carol");
    var created = resultOf(alice.signalling.create());
    match = created.matchId();
    alice.sessionId = created.self().sessionId();
    for (Player other : List.of(bob, carol)) {
      other.sessionId = resultOf(other.signalling.join(match)).self().sessionId();
    }
  }

  @AfterEach
  void leave() {
    if (driver != null) {
      driver.close();
    }
  }

  @Test
  void aWinCountsOnceWhenMostOfTheOthersSaySo() {
    assertEquals(COUNTED, says(bob, 1, alice));
    assertEquals(0, winsOf(alice));

    assertEquals(COUNTED, says(carol, 1, alice));
    assertEquals(1, winsOf(alice));

    says(carol, 1, alice);
    says(bob, 1, alice);
    says(bob, 1, carol);
    says(alice, 1, carol);
    assertEquals(1, winsOf(alice));
    assertEquals(0, winsOf(carol));

    says(bob, 2, alice);
    says(carol, 2, alice);
    assertEquals(2, winsOf(alice));
  }

  @Test
  void aWinCountsThoughTheWinnerLeftBeforeTheOthersSaidSo() {
    resultOf(alice.signalling.leave(match));

    assertEquals(COUNTED, says(bob, 1, alice));
    assertEquals(0, winsOf(alice));
    assertEquals(COUNTED, says(carol, 1, alice));
    assertEquals(1, winsOf(alice));
  }

  @Test
  void nobodyWinsByHisOwnWord() {
    says(alice, 1, alice);
    says(alice, 1, alice);
    says(bob, 1, alice);
    says(carol, 1, bob);

    assertEquals(0, winsOf(alice));
    assertEquals(0, winsOf(bob));
  }

  @Test
  void whoIsAloneInAMatchWinsNothing() {
    resultOf(bob.signalling.leave(match));
    resultOf(carol.signalling.leave(match));

    says(alice, 1, alice);

    assertEquals(0, winsOf(alice));
  }

  @Test
  void strangersHaveNoSay() {
    Player mallory = player("mallory");

    assertEquals(NakamaFailure.Reason.ACCOUNT_BANNED.name(), says(mallory, 1, alice));

    mallory.sessionId = new SessionId("nobody");
    assertEquals(NakamaFailure.Reason.BAD_INPUT.name(), says(bob, 1, mallory));
    assertEquals(NakamaFailure.Reason.BAD_INPUT.name(), says(bob, 0, alice));
  }

  @Test
  void aClientCannotWriteTheLeaderboardItself() {
    int status =
        new HttpProbe(server().toString())
            .send(
                "POST",
                "/v2/leaderboard/onlinematch_wins",
                "{\"score\":\"100\"}",
                "Authorization",
                "Bearer " + alice.keeper.session().token())
            .statusCode();

    assertTrue(status >= 400, "answered " + status);
    assertEquals(0, winsOf(alice));
  }

  /** What came of it: {@link #COUNTED}, or why not. */
  private String says(Player voter, int round, Player winner) {
    String[] outcome = new String[1];
    driver
        .client()
        .reportWin(
            voter.keeper.session(),
            match,
            round,
            winner.sessionId,
            new NakamaReply<>() {
              @Override
              public void onResult(Void nothing) {
                outcome[0] = COUNTED;
              }

              @Override
              public void onFailure(NakamaFailure failure) {
                outcome[0] = failure.reason().name();
              }
            });
    driver.await("an answer", () -> outcome[0] != null);
    return outcome[0];
  }

  private int winsOf(Player player) {
    List<List<WinCount>> answers = new ArrayList<>();
    driver.client().mostWins(player.keeper.session(), 100, NetworkDriver.reply(answers::add));
    driver.await("the leaderboard", () -> !answers.isEmpty());
    for (WinCount row : answers.get(0)) {
      if (row.username().equals(player.keeper.session().username())) {
        return row.wins();
      }
    }
    return 0;
  }

  /** Somebody new: a real leaderboard remembers those of other tests. */
  private Player player(String name) {
    SessionKeeper keeper = driver.keeper(name + ThreadLocalRandom.current().nextLong());
    return new Player(keeper, new SignallingPlayer(driver.connect(keeper)));
  }

  private <T> T resultOf(Outcome<T> outcome) {
    driver.await("an answer", outcome::hasEnded);
    return outcome.result();
  }
}
