package dev.onlinematch.nakama;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.nakama.engine.EngineOptions;
import dev.onlinematch.signalling.JoinedMatch;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.Outcome;
import dev.onlinematch.signalling.Presence;
import dev.onlinematch.signalling.SignallingFailure;
import dev.onlinematch.signalling.SignallingPlayer;
import dev.onlinematch.time.VirtualTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What players notice of a network that fails, with the real client and the engine. */
class InMemoryNetworkTest {

  private final VirtualTime time = new VirtualTime();
  private final InMemoryNakama nakama = new InMemoryNakama(time, 3);

  @Test
  void aBrokenConnectionIsNoticedOnBothSides() {
    SignallingPlayer alice = player("alice");
    SignallingPlayer bob = player("bob");
    Presence bobsPresence = meet(alice, bob);

    nakama.cut("bob");
    time.advance(100);

    assertTrue(bob.closed().contains("1006"));
    assertTrue(alice.sawLeave(bobsPresence));
    assertNull(alice.closed());
  }

  @Test
  void aLostNetworkIsNoticedByThePings() {
    SignallingPlayer alice = player("alice");

    nakama.loseNetwork("alice");
    Outcome<JoinedMatch> creating = alice.create();
    time.advance(20_100);

    assertEquals(SignallingFailure.Reason.TIMED_OUT, creating.reason());
    assertEquals("The connection to the server is lost.", alice.closed());
  }

  @Test
  void aNetworkThatComesBackInTimeIsNotNoticed() {
    SignallingPlayer alice = player("alice");
    nakama.loseNetwork("alice");
    time.advance(5_000);
    nakama.findNetwork("alice");
    time.advance(60_000);

    assertNull(alice.closed());
  }

  @Test
  void everythingTakesTheLatencyThatIsSet() {
    SignallingPlayer alice = player("alice");
    nakama.setLatencyMs(200);

    Outcome<JoinedMatch> creating = alice.create();
    time.advance(399);
    assertEquals(false, creating.hasEnded());
    time.advance(1);

    assertEquals(true, creating.hasEnded());
  }

  @Test
  void whoDoesNotReadIsCutOffAfterSixtyFourMessages() {
    SignallingPlayer alice = player("alice");
    SignallingPlayer bob = player("bob");
    Presence bobsPresence = meet(alice, bob);
    MatchId matchId = bob.presences().get(0).matchId();

    nakama.setReading("bob", false);
    for (int i = 0; i < 65; i++) {
      alice.send(matchId, i, new byte[1], List.of(bobsPresence));
    }
    time.advance(100);

    assertTrue(bob.closed().contains("1006"));
    assertTrue(alice.sawLeave(bobsPresence));
    assertEquals(65, nakama.frames().matchDataSent());
  }

  @Test
  void aSecondPlaceTakesTheFirstOnesWhereOneIsAllowed() {
    InMemoryNakama strict =
        new InMemoryNakama(time, 3, EngineOptions.development().withSingleSocket(true));
    SignallingPlayer first = new SignallingPlayer(strict.signIn("alice"));

    SignallingPlayer second = new SignallingPlayer(strict.signIn("alice"));
    time.advance(100);

    assertEquals("The account was opened in another place.", first.closed());
    assertNull(second.closed());
  }

  @Test
  void aSessionStaysFreshForHours() {
    player("alice");
    for (int hour = 0; hour < 5; hour++) {
      time.advance(3_600_000);
    }
    Answer<NakamaAccount> account = new Answer<>();
    nakama.client("alice").account(nakama.keeper("alice").session(), account);
    time.advance(100);

    assertEquals("alice", account.result().user().username());
  }

  private SignallingPlayer player(String name) {
    return new SignallingPlayer(nakama.signIn(name));
  }

  private Presence meet(SignallingPlayer one, SignallingPlayer other) {
    Outcome<JoinedMatch> creating = one.create();
    time.advance(50);
    Outcome<JoinedMatch> joining = other.join(creating.result().matchId());
    time.advance(50);
    return joining.result().self();
  }
}
