package dev.onlinematch.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.onlinematch.nakama.NakamaSignalling;
import dev.onlinematch.nakama.SessionKeeper;
import dev.onlinematch.relay.http.HttpProbe;
import dev.onlinematch.signalling.JoinedMatch;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.MatchmakerRequest;
import dev.onlinematch.signalling.Outcome;
import dev.onlinematch.signalling.SignallingFailure;
import dev.onlinematch.signalling.SignallingPlayer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What our module keeps from strangers on a real Nakama. */
class MatchPrivacyIT {

  private static final MatchmakerRequest ANY_TWO =
      new MatchmakerRequest(2, 2, 0, "*", Map.of(), Map.of());

  @RegisterExtension static final RealNakama NAKAMA = new RealNakama();

  private NetworkDriver driver;

  @BeforeEach
  void start() {
    driver = new NetworkDriver(NAKAMA.process().uri());
  }

  @AfterEach
  void leave() {
    if (driver != null) {
      driver.close();
    }
  }

  @Test
  void matchesOfPlayersAreNotListed() {
    SignallingPlayer alice = player("private-alice");
    String matchId = resultOf(alice.create()).matchId().value();
    String token = driver.keeper("private-mallory").session().token();
    HttpProbe http = new HttpProbe(NAKAMA.process().uri().toString());

    for (String query : new String[] {"", "&authoritative=false", "&min_size=0&max_size=10"}) {
      byte[] answer =
          http.get("/v2/match?limit=100" + query, "Authorization", "Bearer " + token).body();

      assertFalse(new String(answer, UTF_8).contains(matchId), new String(answer, UTF_8));
    }
  }

  @Test
  void whoWasGivenTheIdOfAPrivateMatchMayEnterIt() {
    MatchId matchId = resultOf(player("private-alice").create()).matchId();

    resultOf(player("private-bob").join(matchId));
  }

  @Test
  void aMatchOfTheMatchmakerIsForThoseItMatchedWhoMayAlsoComeBack() {
    SignallingPlayer alice = player("matched-alice");
    SessionKeeper bobsKeeper = driver.keeper("matched-bob");
    NakamaSignalling bobsFirst = driver.connect(bobsKeeper);
    SignallingPlayer bob = new SignallingPlayer(bobsFirst);
    resultOf(alice.add(ANY_TWO));
    resultOf(bob.add(ANY_TWO));
    driver.await("a match", () -> !alice.matched().isEmpty() && !bob.matched().isEmpty());
    MatchId matchId = resultOf(alice.join(alice.matched().get(0))).matchId();
    resultOf(bob.join(bob.matched().get(0)));

    SignallingPlayer mallory = player("matched-mallory");
    String uuid = matchId.value().substring(0, matchId.value().length() - 1);
    // Nakama reads a UUID in every way in which one can be written.
    for (String spelling :
        List.of(
            uuid,
            uuid.toUpperCase(Locale.ROOT),
            uuid.replace("-", ""),
            "{" + uuid + "}",
            "urn:uuid:" + uuid)) {
      Outcome<JoinedMatch> stranger = mallory.join(new MatchId(spelling + "."));
      driver.await("an answer", stranger::hasEnded);
      assertEquals(SignallingFailure.Reason.REFUSED, stranger.reason(), spelling);
    }

    bobsFirst.close();
    SignallingPlayer again = new SignallingPlayer(driver.connect(bobsKeeper));
    assertEquals(1, resultOf(again.join(matchId)).others().size());
  }

  private SignallingPlayer player(String name) {
    return new SignallingPlayer(driver.signIn(name));
  }

  private <T> T resultOf(Outcome<T> outcome) {
    driver.await("an answer", outcome::hasEnded);
    return outcome.result();
  }
}
