package dev.onlinematch.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.nakama.NakamaAccount;
import dev.onlinematch.nakama.NakamaFailure;
import dev.onlinematch.nakama.NakamaReply;
import dev.onlinematch.nakama.NakamaSession;
import dev.onlinematch.nakama.SessionKeeper;
import dev.onlinematch.signalling.JoinedMatch;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.MatchmakerRequest;
import dev.onlinematch.signalling.Outcome;
import dev.onlinematch.signalling.Presence;
import dev.onlinematch.signalling.SignallingPlayer;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What a server does in time and under strain, and what our client makes of it. A subclass brings
 * the embedded server or a real Nakama.
 */
public abstract class RealtimeContract {

  /** How long the tokens of the strict server live. */
  protected static final int TOKEN_SECONDS = 3;

  private static final MatchmakerRequest TWO_TO_FOUR =
      new MatchmakerRequest(2, 4, 0, "*", Map.of(), Map.of());

  private static final MatchId NOWHERE = new MatchId("00000000-0000-4000-8000-000000000000.");

  private static final int FLOOD_LIMIT = 200_000;
  private static final int FLOOD_PAYLOAD_BYTES = 2_000;

  /** A server for development: it looks into its matchmaker's pool once a second. */
  protected abstract URI usual() throws IOException;

  /** One whose tokens live for seconds, and whose accounts may open one socket each. */
  protected abstract URI strict() throws IOException;

  private NetworkDriver driver;

  @AfterEach
  void leave() {
    if (driver != null) {
      driver.close();
    }
  }

  @Test
  void aMatchGoesOnWhenTheTokensExpire() throws IOException {
    driver = new NetworkDriver(strict());
    SessionKeeper keeper = driver.keeper("alice");
    NakamaSession first = keeper.session();
    SignallingPlayer alice = new SignallingPlayer(driver.connect(keeper));
    SignallingPlayer bob = player("bob");
    SessionKeeper carol = driver.keeper("carol");
    JoinedMatch created = resultOf(alice.create());
    Presence bobsPresence = resultOf(bob.join(created.matchId())).self();
    await("alice sees bob", () -> alice.sawJoin(bobsPresence));

    driver.lets(TOKEN_SECONDS * 1_000 + 1_000);

    assertEquals(NakamaFailure.Reason.SESSION_EXPIRED, whyNoAccount(first));
    assertTrue(alice.send(created.matchId(), 1, new byte[1], List.of(bobsPresence)));
    await("bob hears alice", () -> bob.data().size() == 1);
    // Whoever connects now needs a new token, and has one.
    SignallingPlayer late = new SignallingPlayer(driver.connect(carol));
    assertEquals(2, resultOf(late.join(created.matchId())).others().size());
  }

  @Test
  void aSecondSocketOfAnAccountEndsTheFirst() throws IOException {
    driver = new NetworkDriver(strict());
    SessionKeeper keeper = driver.keeper("alice");
    SignallingPlayer here = new SignallingPlayer(driver.connect(keeper));
    SignallingPlayer there = new SignallingPlayer(driver.connect(keeper));

    await("the end of the first", () -> here.closed() != null);

    assertEquals("The account was opened in another place.", here.closed());
    resultOf(there.create());
  }

  @Test
  void aBadMessageEndsTheSessionAtOnceAndTheSocketTwoSecondsLater() throws IOException {
    driver = new NetworkDriver(usual());
    SignallingPlayer alice = player("alice");
    JoinedMatch created = resultOf(alice.create());
    try (HandmadeSocket mallory = new HandmadeSocket(usual().getPort(), token("mallory"))) {
      mallory.says("{\"match_join\":{\"match_id\":\"" + created.matchId() + "\"}}");
      await("alice sees mallory", () -> joins(alice) == 1);
      long startNs = System.nanoTime();

      mallory.says("nonsense");

      await("alice sees mallory leave", () -> leaves(alice) == 1);
      long leftMs = sinceMs(startNs);
      assertEquals("1000 received malformed payload", mallory.hearsTheEnd());
      long closedMs = sinceMs(startNs);
      System.out.println("after a bad message: gone in ms " + leftMs + ", closed in " + closedMs);
      assertTrue(closedMs - leftMs > 1_000, "closed after " + closedMs + " ms, left " + leftMs);
    }
  }

  @Test
  void whoDoesNotReadIsCutOffAndTheOthersGoOn() throws IOException {
    driver = new NetworkDriver(usual());
    SignallingPlayer alice = player("alice");
    SignallingPlayer bob = player("bob");
    JoinedMatch created = resultOf(alice.create());
    Presence bobsPresence = resultOf(bob.join(created.matchId())).self();
    try (HandmadeSocket deaf = new HandmadeSocket(usual().getPort(), token("deaf"))) {
      deaf.says("{\"match_join\":{\"match_id\":\"" + created.matchId() + "\"}}");
      await("alice sees both", () -> joins(alice) == 2);
      Presence deafPresence = lastJoin(alice);

      byte[] payload = new byte[FLOOD_PAYLOAD_BYTES];
      int sent = 0;
      while (leaves(alice) == 0 && sent < FLOOD_LIMIT) {
        for (int i = 0; i < 200; i++) {
          alice.send(created.matchId(), 1, payload, List.of(deafPresence));
        }
        sent += 200;
        // An answer to something is behind all that was sent before.
        resultOf(alice.leave(NOWHERE));
      }
      System.out.println("cut off after messages of 2 kB: " + sent);
    }

    await("alice sees it leave", () -> leaves(alice) == 1);
    alice.send(created.matchId(), 2, new byte[1], List.of(bobsPresence));
    await("bob hears alice", () -> bob.data().size() == 1);
    assertEquals(1, leaves(bob));
  }

  @Test
  void fewerThanTheMostAreMatchedAfterTwoLooksIntoThePool() throws IOException {
    driver = new NetworkDriver(usual());
    List<SignallingPlayer> three = List.of(player("a"), player("b"), player("c"));
    long startNs = System.nanoTime();
    for (SignallingPlayer each : three) {
      resultOf(each.add(TWO_TO_FOUR));
    }

    await("a match", () -> three.stream().allMatch(each -> each.matched().size() == 1));

    long elapsedMs = sinceMs(startNs);
    System.out.println("three of four were matched after ms " + elapsedMs);
    assertTrue(elapsedMs > 800, "matched after " + elapsedMs + " ms");
    assertEquals(3, three.get(0).matched().get(0).users().size());
  }

  @Test
  void whoHasWaitedTooLongToSearchIsStillFound() throws IOException {
    driver = new NetworkDriver(usual());
    SignallingPlayer patient = player("patient");
    resultOf(patient.add(TWO_TO_FOUR));
    driver.lets(3_500);
    SignallingPlayer newcomer = player("newcomer");
    resultOf(newcomer.add(TWO_TO_FOUR));

    await("a match", () -> patient.matched().size() == 1 && newcomer.matched().size() == 1);

    assertEquals(2, patient.matched().get(0).users().size());
  }

  private SignallingPlayer player(String name) {
    return new SignallingPlayer(driver.signIn(name));
  }

  private String token(String name) {
    return driver.keeper(name).session().token();
  }

  private void await(String what, BooleanSupplier condition) {
    driver.await(what, condition);
  }

  private <T> T resultOf(Outcome<T> outcome) {
    driver.await("an answer", outcome::hasEnded);
    return outcome.result();
  }

  private NakamaFailure.Reason whyNoAccount(NakamaSession session) {
    NakamaFailure[] failure = new NakamaFailure[1];
    driver
        .client()
        .account(
            session,
            new NakamaReply<>() {
              @Override
              public void onResult(NakamaAccount account) {
                throw new AssertionError("an account for an expired token");
              }

              @Override
              public void onFailure(NakamaFailure why) {
                failure[0] = why;
              }
            });
    driver.await("an answer", () -> failure[0] != null);
    return failure[0].reason();
  }

  private static long joins(SignallingPlayer player) {
    return player.presences().stream().mapToLong(heard -> heard.joins().size()).sum() - 1;
  }

  private static long leaves(SignallingPlayer player) {
    return player.presences().stream().mapToLong(heard -> heard.leaves().size()).sum();
  }

  private static Presence lastJoin(SignallingPlayer player) {
    return player.presences().stream()
        .flatMap(heard -> heard.joins().stream())
        .reduce((before, after) -> after)
        .orElseThrow();
  }

  private static long sinceMs(long startNs) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNs);
  }
}
