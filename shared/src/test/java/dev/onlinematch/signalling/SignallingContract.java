package dev.onlinematch.signalling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What everybody may rely on who uses {@link Signalling}, whoever implements it. A subclass brings
 * a {@link Driver}: the engine in virtual time, an embedded server, or a real Nakama.
 */
public abstract class SignallingContract {

  private static final MatchmakerRequest ANY_TWO =
      new MatchmakerRequest(2, 2, 0, "*", Map.of(), Map.of());

  /** The way to a server, and the way time passes there. */
  public interface Driver {

    /** A connection for the account of that name; another one each time. */
    Signalling signIn(String name);

    /** Lets time pass until the condition holds; fails the test when it never does. */
    void await(String what, BooleanSupplier condition);

    /** Lets so much time pass that all that was under way has arrived. */
    void quiet();
  }

  /** A server with nobody in its matchmaker's pool. */
  protected abstract Driver driver();

  private Driver driver;

  @BeforeEach
  void start() {
    driver = driver();
  }

  @Test
  void whoCreatesAMatchIsAloneInIt() {
    SignallingPlayer alice = player("alice");

    JoinedMatch created = resultOf(alice.create());

    assertEquals(List.of(), created.others());
    assertFalse(created.matchId().value().isEmpty());
  }

  @Test
  void whoJoinsSeesTheOthersAndIsSeen() {
    SignallingPlayer alice = player("alice");
    SignallingPlayer bob = player("bob");
    JoinedMatch created = resultOf(alice.create());

    JoinedMatch joined = resultOf(bob.join(created.matchId()));

    assertEquals(created.matchId(), joined.matchId());
    assertEquals(List.of(created.self()), joined.others());
    await("alice sees bob", () -> alice.sawJoin(joined.self()));
  }

  @Test
  void whoJoinsAgainIsNotAmongTheOthers() {
    SignallingPlayer alice = player("alice");
    JoinedMatch created = resultOf(alice.create());

    JoinedMatch again = resultOf(alice.join(created.matchId()));

    assertEquals(created.self(), again.self());
    assertEquals(List.of(), again.others());
  }

  @Test
  void twoConnectionsOfOneAccountAreTwoInAMatch() {
    SignallingPlayer here = player("alice");
    SignallingPlayer there = player("alice");
    JoinedMatch created = resultOf(here.create());

    JoinedMatch joined = resultOf(there.join(created.matchId()));

    assertEquals(created.self().userId(), joined.self().userId());
    assertNotEquals(created.self().sessionId(), joined.self().sessionId());
    assertEquals(List.of(created.self()), joined.others());
  }

  @Test
  void aMatchThatIsNotThereCannotBeJoined() {
    SignallingPlayer alice = player("alice");
    MatchId nowhere = new MatchId("00000000-0000-4000-8000-000000000000.");

    assertEquals(SignallingFailure.Reason.MATCH_NOT_FOUND, reasonOf(alice.join(nowhere)));
  }

  @Test
  void anIdThatIsNoneIsRefused() {
    SignallingPlayer alice = player("alice");

    assertEquals(SignallingFailure.Reason.REFUSED, reasonOf(alice.join(new MatchId("nonsense"))));
  }

  @Test
  void aMatchIsGoneWhenTheLastHasLeft() {
    SignallingPlayer alice = player("alice");
    MatchId matchId = resultOf(alice.create()).matchId();
    resultOf(alice.leave(matchId));

    assertEquals(SignallingFailure.Reason.MATCH_NOT_FOUND, reasonOf(alice.join(matchId)));
  }

  @Test
  void whoLeavesIsSeenToLeave() {
    Pair pair = pair();

    resultOf(pair.bob.leave(pair.matchId));

    await("alice sees bob leave", () -> pair.alice.sawLeave(pair.bobsPresence));
  }

  @Test
  void whoClosesIsSeenToLeave() {
    Pair pair = pair();

    pair.bob.close();

    await("alice sees bob leave", () -> pair.alice.sawLeave(pair.bobsPresence));
  }

  @Test
  void leavingAMatchThatOneIsNotInSucceeds() {
    SignallingPlayer alice = player("alice");

    resultOf(alice.leave(new MatchId("00000000-0000-4000-8000-000000000000.")));
  }

  @Test
  void dataComeInTheOrderSent() {
    Pair pair = pair();
    int count = 30;
    for (int i = 0; i < count; i++) {
      assertTrue(pair.alice.send(pair.matchId, i, new byte[] {(byte) i}, pair.toBob()));
    }

    await("all data", () -> pair.bob.data().size() == count);
    for (int i = 0; i < count; i++) {
      assertEquals(i, pair.bob.data().get(i).opCode());
      assertArrayEquals(new byte[] {(byte) i}, pair.bob.data().get(i).payload());
      assertEquals(pair.alicesPresence, pair.bob.data().get(i).sender());
      assertEquals(pair.matchId, pair.bob.data().get(i).matchId());
    }
  }

  @Test
  void anyByteAndAnyOpCodeArrives() {
    Pair pair = pair();
    byte[] allBytes = new byte[256];
    for (int i = 0; i < allBytes.length; i++) {
      allBytes[i] = (byte) i;
    }
    List<Integer> opCodes = List.of(0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE);
    for (int opCode : opCodes) {
      pair.alice.send(pair.matchId, opCode, allBytes, pair.toBob());
    }
    pair.alice.send(pair.matchId, 5, new byte[0], pair.toBob());

    await("all data", () -> pair.bob.data().size() == opCodes.size() + 1);
    for (int i = 0; i < opCodes.size(); i++) {
      assertEquals(opCodes.get(i), pair.bob.data().get(i).opCode());
      assertArrayEquals(allBytes, pair.bob.data().get(i).payload());
    }
    assertEquals(0, pair.bob.data().get(opCodes.size()).payload().length);
  }

  @Test
  void dataReachOnlyThoseNamed() {
    Pair pair = pair();
    SignallingPlayer carol = player("carol");
    JoinedMatch joined = resultOf(carol.join(pair.matchId));
    await("alice sees carol", () -> pair.alice.sawJoin(joined.self()));

    pair.alice.send(pair.matchId, 1, new byte[1], List.of(joined.self()));
    pair.alice.send(pair.matchId, 2, new byte[1], List.of(joined.self(), pair.bobsPresence));

    await("both", () -> carol.data().size() == 2 && !pair.bob.data().isEmpty());
    quiet();
    assertEquals(2, carol.data().size());
    assertEquals(1, pair.bob.data().size());
    assertEquals(2, pair.bob.data().get(0).opCode());
  }

  @Test
  void dataForNobodyReachNobody() {
    Pair pair = pair();

    assertTrue(pair.alice.send(pair.matchId, 1, new byte[1], List.of()));

    quiet();
    assertEquals(List.of(), pair.bob.data());
  }

  @Test
  void whoNamesHimselfHearsHimself() {
    Pair pair = pair();

    pair.alice.send(pair.matchId, 1, new byte[1], List.of(pair.alicesPresence, pair.bobsPresence));
    pair.alice.send(pair.matchId, 2, new byte[1], List.of(pair.alicesPresence));
    pair.alice.send(pair.matchId, 3, new byte[1], List.of(pair.bobsPresence));

    await("both", () -> pair.alice.data().size() == 2 && pair.bob.data().size() == 2);
    quiet();
    assertEquals(List.of(1, 2), opCodes(pair.alice));
    assertEquals(pair.alicesPresence, pair.alice.data().get(0).sender());
    assertEquals(List.of(1, 3), opCodes(pair.bob));
  }

  private static List<Integer> opCodes(SignallingPlayer hearer) {
    return hearer.data().stream().map(SignallingPlayer.DataHeard::opCode).toList();
  }

  @Test
  void dataBeforeTheReceiverJoinedAreLost() {
    SignallingPlayer alice = player("alice");
    SignallingPlayer bob = player("bob");
    MatchId elsewhere = resultOf(bob.create()).matchId();
    Presence bobsPresence = resultOf(bob.join(elsewhere)).self();
    MatchId matchId = resultOf(alice.create()).matchId();
    alice.send(matchId, 1, new byte[1], List.of(bobsPresence));
    quiet();
    resultOf(bob.join(matchId));
    alice.send(matchId, 2, new byte[1], List.of(bobsPresence));

    await("the later one", () -> !bob.data().isEmpty());
    quiet();
    assertEquals(1, bob.data().size());
    assertEquals(2, bob.data().get(0).opCode());
  }

  @Test
  void strangersCannotSendIntoAMatch() {
    Pair pair = pair();
    SignallingPlayer mallory = player("mallory");

    mallory.send(pair.matchId, 1, new byte[1], List.of(pair.alicesPresence, pair.bobsPresence));

    quiet();
    assertEquals(List.of(), pair.alice.data());
    assertEquals(List.of(), pair.bob.data());
  }

  @Test
  void aLargePayloadReachesManyReceiversOnceEach() {
    SignallingPlayer alice = player("alice");
    MatchId matchId = resultOf(alice.create()).matchId();
    List<SignallingPlayer> others = new ArrayList<>();
    List<Presence> receivers = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      SignallingPlayer other = player("other" + i);
      others.add(other);
      receivers.add(resultOf(other.join(matchId)).self());
    }
    byte[] payload = new byte[2600];
    payload[2599] = 9;

    assertTrue(alice.send(matchId, 1, payload, receivers));

    await("all", () -> others.stream().allMatch(other -> other.data().size() == 1));
    quiet();
    for (SignallingPlayer other : others) {
      assertEquals(1, other.data().size());
      assertArrayEquals(payload, other.data().get(0).payload());
    }
  }

  @Test
  void aPayloadThatIsTooLargeIsNotSentAndBreaksNothing() {
    Pair pair = pair();

    assertFalse(pair.alice.send(pair.matchId, 1, new byte[4000], pair.toBob()));

    assertTrue(pair.alice.send(pair.matchId, 2, new byte[10], pair.toBob()));
    await("the small one", () -> pair.bob.data().size() == 1);
  }

  @Test
  void theMatchmakerTellsBothTheSame() {
    SignallingPlayer alice = player("alice");
    SignallingPlayer bob = player("bob");
    MatchmakerTicket alices = resultOf(alice.add(ANY_TWO));
    MatchmakerTicket bobs = resultOf(bob.add(ANY_TWO));

    await("a match", () -> alice.matched().size() == 1 && bob.matched().size() == 1);

    MatchmakerMatched toAlice = alice.matched().get(0);
    MatchmakerMatched toBob = bob.matched().get(0);
    assertEquals(alices, toAlice.ticket());
    assertEquals(bobs, toBob.ticket());
    assertEquals(toAlice.users(), toBob.users());
    assertEquals(Set.of(toAlice.self(), toBob.self()), new HashSet<>(toAlice.users()));
    JoinedMatch alicesMatch = resultOf(alice.join(toAlice));
    JoinedMatch bobsMatch = resultOf(bob.join(toBob));
    assertEquals(alicesMatch.matchId(), bobsMatch.matchId());
    assertEquals(toAlice.self(), alicesMatch.self());
    assertEquals(List.of(alicesMatch.self()), bobsMatch.others());
  }

  @Test
  void whoLeftThePoolIsNotMatched() {
    SignallingPlayer alice = player("alice");
    SignallingPlayer bob = player("bob");
    MatchmakerTicket ticket = resultOf(alice.add(ANY_TWO));
    resultOf(alice.remove(ticket));
    resultOf(bob.add(ANY_TWO));
    SignallingPlayer carol = player("carol");
    resultOf(carol.add(ANY_TWO));

    await("a match", () -> bob.matched().size() == 1 && carol.matched().size() == 1);

    assertEquals(
        Set.of(carol.matched().get(0).self(), bob.matched().get(0).self()),
        new HashSet<>(bob.matched().get(0).users()));
    assertEquals(List.of(), alice.matched());
  }

  @Test
  void theMatchmakerGoesByPropertiesAndQueries() {
    SignallingPlayer alice = player("alice");
    SignallingPlayer bob = player("bob");
    SignallingPlayer carol = player("carol");
    resultOf(alice.add(game("1.2-x", 7, ">=5")));
    resultOf(bob.add(game("1.3", 9, ">=5")));
    resultOf(carol.add(game("1.2-x", 5, "<8")));

    await("a match", () -> alice.matched().size() == 1 && carol.matched().size() == 1);

    quiet();
    assertEquals(List.of(), bob.matched());
  }

  @Test
  void impossibleCountsAreRefused() {
    SignallingPlayer alice = player("alice");

    assertEquals(
        SignallingFailure.Reason.REFUSED,
        reasonOf(alice.add(new MatchmakerRequest(3, 2, 0, "*", Map.of(), Map.of()))));
    assertEquals(
        SignallingFailure.Reason.REFUSED,
        reasonOf(alice.add(new MatchmakerRequest(1, 2, 0, "*", Map.of(), Map.of()))));
    assertEquals(
        SignallingFailure.Reason.REFUSED,
        reasonOf(alice.add(new MatchmakerRequest(2, 3, 2, "*", Map.of(), Map.of()))));
  }

  @Test
  void aRequestThatIsTooLargeFailsAndBreaksNothing() {
    SignallingPlayer alice = player("alice");
    String longText = "x".repeat(5000);

    assertEquals(
        SignallingFailure.Reason.TOO_LARGE,
        reasonOf(
            alice.add(new MatchmakerRequest(2, 2, 0, "*", Map.of("text", longText), Map.of()))));
    resultOf(alice.create());
  }

  @Test
  void closingEndsOpenRequestsFirstAndTellsOnce() {
    SignallingPlayer alice = player("alice");
    List<String> order = new ArrayList<>();
    Outcome<JoinedMatch> creating = new Outcome<>(() -> order.add("reply " + alice.closed()));
    alice.signalling().createMatch(creating);

    alice.close();

    assertFalse(alice.signalling().isOpen());
    await("the end", () -> alice.closed() != null);
    assertEquals(List.of("reply null"), order);
    assertEquals(SignallingFailure.Reason.CLOSED, creating.reason());
    quiet();
  }

  @Test
  void afterTheEndRequestsFailAndNothingIsSent() {
    Pair pair = pair();
    pair.alice.close();
    await("the end", () -> pair.alice.closed() != null);

    assertFalse(pair.alice.send(pair.matchId, 1, new byte[1], pair.toBob()));
    assertEquals(SignallingFailure.Reason.CLOSED, reasonOf(pair.alice.create()));
    assertEquals(SignallingFailure.Reason.CLOSED, reasonOf(pair.alice.leave(pair.matchId)));
  }

  @Test
  void theSameNameIsTheSameMatch() {
    SignallingPlayer alice = player("alice");
    SignallingPlayer bob = player("bob");
    // Real servers remember for a while: a name of this test alone.
    String name = "after " + resultOf(alice.create()).matchId();
    Outcome<JoinedMatch> opening = new Outcome<>();
    alice.signalling().createNamedMatch(name, opening);
    Outcome<JoinedMatch> joining = new Outcome<>();
    JoinedMatch opened = resultOf(opening);
    bob.signalling().createNamedMatch(name, joining);

    assertEquals(opened.matchId(), resultOf(joining).matchId());
    assertEquals(List.of(opened.self()), resultOf(joining).others());
  }

  @Test
  void whatIsOpenIsNotOpenedAgainNorWhatIsClosedForGood() {
    Pair pair = pair();
    Outcome<Void> open = new Outcome<>();
    pair.alice.signalling().reopen(open);
    await("an answer", open::hasEnded);
    assertTrue(pair.alice.send(pair.matchId, 1, new byte[1], pair.toBob()));

    pair.alice.close();
    Outcome<Void> closed = new Outcome<>();
    pair.alice.signalling().reopen(closed);
    assertEquals(SignallingFailure.Reason.CLOSED, reasonOf(closed));
  }

  private static MatchmakerRequest game(String version, double rank, String ranks) {
    String escaped = version.replace("-", "\\-");
    return new MatchmakerRequest(
        2,
        2,
        0,
        "+properties.version:" + escaped + " +properties.rank:" + ranks,
        Map.of("version", version),
        Map.of("rank", rank));
  }

  private SignallingPlayer player(String name) {
    return new SignallingPlayer(driver.signIn(name));
  }

  private void await(String what, BooleanSupplier condition) {
    driver.await(what, condition);
  }

  private void quiet() {
    driver.quiet();
  }

  private <T> T resultOf(Outcome<T> outcome) {
    await("an answer", outcome::hasEnded);
    return outcome.result();
  }

  private SignallingFailure.Reason reasonOf(Outcome<?> outcome) {
    await("an answer", outcome::hasEnded);
    return outcome.reason();
  }

  private Pair pair() {
    return new Pair();
  }

  /** Two who are in a match and know of each other. */
  private final class Pair {

    final SignallingPlayer alice = player("alice");
    final SignallingPlayer bob = player("bob");
    final Presence alicesPresence;
    final Presence bobsPresence;
    final MatchId matchId;

    Pair() {
      JoinedMatch created = resultOf(alice.create());
      matchId = created.matchId();
      alicesPresence = created.self();
      bobsPresence = resultOf(bob.join(matchId)).self();
      await("alice sees bob", () -> alice.sawJoin(bobsPresence));
    }

    List<Presence> toBob() {
      return List.of(bobsPresence);
    }
  }
}
