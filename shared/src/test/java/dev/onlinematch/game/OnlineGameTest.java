package dev.onlinematch.game;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.match.MatchState;
import dev.onlinematch.match.Resumption;
import dev.onlinematch.match.Seat;
import dev.onlinematch.match.Table;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.transport.PeerId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** The game over a real {@code OnlineMatch}, its links and its signalling, in virtual time. */
class OnlineGameTest {

  private final Table table = new Table(21);
  private final Map<Seat, GameSession> sessions = new HashMap<>();
  private final List<Seat> bots = new ArrayList<>();

  private final Seat ann = seat("ann");
  private final Seat bob = seat("bob");

  @Test
  void twoWhoMetByCodePlayUntilTheMatchIsWon() {
    meet(bob);
    bots.add(bob);

    assertTrue(
        passesUntil(() -> message(ann).equals("bob WINS THE WHOLE MATCH!"), 120_000),
        () -> message(ann));

    passes(4_000);
    assertEquals(GamePhase.ENDED, phase(ann));
    assertEquals(GamePhase.ENDED, phase(bob));
    assertEquals(MatchState.LOBBY, ann.state());
    assertEquals(List.of(), bob.errors(), "the host left last");
  }

  @Test
  void fourWhomTheMatchmakerBroughtTogetherPlayARound() {
    List<Seat> four = List.of(ann, bob, seat("cid"), seat("dan"));
    for (Seat seat : four) {
      seat.searches(4, 4);
    }
    assertTrue(passesUntil(() -> four.stream().allMatch(this::canBeReady), 60_000));
    bots.addAll(four);

    assertTrue(passesUntil(() -> phase(ann) == GamePhase.ROUND_OVER, 120_000));

    passes(200);
    for (Seat seat : four) {
      assertEquals(message(ann), message(seat));
    }
  }

  @Test
  void notOneGameMessageGoesThroughSignallingWhilePlaying() {
    meet(bob);
    startsRound();
    // Heartbeats of the socket do go on.
    passes(1_000);
    int sent = table.nakama.frames().matchDataSent();

    bots.add(bob);
    assertTrue(passesUntil(() -> phase(ann) == GamePhase.ROUND_OVER, 60_000));

    assertEquals(sent, table.nakama.frames().matchDataSent());
  }

  @Test
  void bothReadTheNamesOfTheAccounts() {
    meet(bob);
    startsRound();

    List<AvatarView> avatars = sessions.get(ann).view().avatars();
    assertEquals(List.of("ann", "bob"), avatars.stream().map(AvatarView::name).toList());
    assertTrue(avatars.get(0).isMine() && !avatars.get(1).isMine());
  }

  @Test
  void aLatecomerIsRefusedAndDoesNotDisturbTheRound() {
    meet(bob);
    startsRound();
    Seat cid = seat("cid");

    cid.joins(ann);
    passes(2_000);

    assertEquals(List.of("CLIENT_JOIN_ERROR"), cid.errors());
    assertEquals(GamePhase.ENDED, phase(cid));
    assertEquals(GamePhase.ROUND, phase(ann));
    assertEquals(2, sessions.get(ann).readyRows().size());
  }

  @Test
  void whoWatchesSeesTheRoundAndIsNotWaitedFor() {
    ann.match.setOptions(ann.match.options().withSpectators(1));
    meet(bob);
    Seat eve = seat("eve");
    eve.match.joinMatchAsSpectator(table.nakama.signIn("eve"), ann.match.matchId());
    assertTrue(passesUntil(() -> eve.state() == MatchState.READY, 10_000));
    assertFalse(canBeReady(eve));
    assertEquals(0, sessions.get(eve).seats());
    assertEquals(1, sessions.get(bob).seats());

    startsRound();
    bots.add(bob);

    assertTrue(passesUntil(() -> phase(eve) == GamePhase.ROUND, 1_000));
    assertEquals(2, sessions.get(eve).view().avatars().size());
    assertTrue(passesUntil(() -> message(eve).equals("bob wins this round!"), 60_000));
  }

  @Test
  void whoComesWhileARoundIsPlayedSeesItAndPlaysTheNext() {
    Seat cid = latecomer(false);
    assertEquals("You play from the next round.", message(cid));
    assertFalse(canBeReady(cid));
    assertEquals(2, sessions.get(cid).view().avatars().size());
    assertEquals(1, score(cid, bob.peerId()));
    sessions.get(ann).hold(0, GameButtons.RIGHT);
    passes(1_000);
    sessions.get(ann).hold(0, 0);
    passes(1_000);
    assertEquals(avatar(ann, 0).x(), avatar(cid, 0).x(), 0.5);

    bots.add(cid);
    assertTrue(passesUntil(() -> sessions.get(cid).rounds() == 3, 60_000));
    assertTrue(passesUntil(() -> phase(cid) == GamePhase.ROUND, 10_000));
    for (Seat seat : List.of(ann, bob, cid)) {
      assertEquals(3, sessions.get(seat).view().avatars().size());
      assertEquals(score(ann, bob.peerId()), score(seat, bob.peerId()));
    }
    assertTrue(passesUntil(() -> !message(cid).isEmpty(), 60_000));
    passes(200);
    assertEquals(message(ann), message(cid));
  }

  @Test
  void whoComesToWatchWhileARoundIsPlayedWatchesTheNextToo() {
    Seat eve = latecomer(true);
    assertEquals("You are watching.", message(eve));
    assertEquals(
        List.of("eve"), sessions.get(ann).watchers().stream().map(GamePlayer::name).toList());

    assertTrue(passesUntil(() -> sessions.get(eve).rounds() == 3, 60_000));
    assertTrue(passesUntil(() -> phase(eve) == GamePhase.ROUND, 10_000));
    assertEquals(2, sessions.get(eve).view().avatars().size());
    assertFalse(canBeReady(eve));
    assertEquals(2, sessions.get(eve).readyRows().size());
    assertEquals(score(ann, bob.peerId()), score(eve, bob.peerId()));
  }

  @Test
  void whoComesWhenAllIsDecidedReadsWhoWon() {
    letsLatecomersIn();
    meet(bob);
    bots.add(bob);
    assertTrue(passesUntil(() -> message(ann).equals("bob WINS THE WHOLE MATCH!"), 120_000));
    Seat cid = seat("cid");
    cid.joins(ann);
    passes(2_000);

    assertEquals("bob WINS THE WHOLE MATCH!", message(cid));
    assertTrue(passesUntil(() -> phase(cid) == GamePhase.ENDED, 10_000));
  }

  /** Of two one has won a round; in the second somebody comes. */
  private Seat latecomer(boolean isSpectator) {
    letsLatecomersIn();
    meet(bob);
    bots.add(bob);
    assertTrue(
        passesUntil(
            () -> sessions.get(ann).rounds() == 2 && phase(bob) == GamePhase.ROUND, 60_000));
    bots.clear();
    sessions.get(bob).hold(0, 0);
    Seat late = seat(isSpectator ? "eve" : "cid");
    if (isSpectator) {
      late.watches(ann);
    } else {
      late.joins(ann);
    }
    assertTrue(passesUntil(() -> phase(late) == GamePhase.ROUND, 10_000));
    bots.add(bob);
    return late;
  }

  private void letsLatecomersIn() {
    ann.match.setOptions(ann.match.options().withSpectators(1).withOpenWhilePlaying(true));
  }

  private AvatarView avatar(Seat seen, int of) {
    return sessions.get(seen).view().avatars().get(of);
  }

  @Test
  void aHostWhoOnlyWatchesIsTheReferee() {
    ann.match.createMatchAsSpectator(table.nakama.signIn("ann"));
    passes(500);
    Seat cid = seat("cid");
    bob.joins(ann);
    cid.joins(ann);
    assertTrue(passesUntil(() -> canBeReady(bob) && canBeReady(cid), 10_000));
    bots.add(cid);

    assertTrue(passesUntil(() -> message(bob).equals("cid wins this round!"), 60_000));
    assertEquals("cid wins this round!", message(ann));
  }

  @Test
  void whenTheHostLeavesTheRoundAndTheScoresGoOnUnderTheNext() {
    meet(bob);
    Seat cid = seat("cid");
    cid.joins(ann);
    List<Seat> three = List.of(ann, bob, cid);
    assertTrue(passesUntil(() -> three.stream().allMatch(this::canBeReady), 10_000));
    three.forEach(seat -> sessions.get(seat).ready());
    assertTrue(
        passesUntil(() -> three.stream().allMatch(seat -> phase(seat) == GamePhase.ROUND), 10_000));

    ann.match.leave();
    passes(2_000);
    assertTrue(bob.match.isHost());
    assertEquals(GamePhase.ROUND, phase(cid));
    bots.add(cid);

    assertTrue(passesUntil(() -> message(bob).equals("cid wins this round!"), 60_000));
    assertTrue(
        passesUntil(
            () -> sessions.get(bob).rounds() == 2 && phase(bob) == GamePhase.ROUND, 30_000));
    assertEquals(1, sessions.get(bob).readyRows().get(1).score());
    assertEquals(1, sessions.get(cid).readyRows().get(1).score());
  }

  @Test
  void whoLoadsThePageAgainHasItsScoreAndPlaysTheNextRound() {
    reloadsAfterAWonRound(false);
  }

  @Test
  void theHostWhoLoadsThePageAgainToo() {
    reloadsAfterAWonRound(true);
  }

  /** Of three one wins a round; in the next one he loads his page again. */
  private void reloadsAfterAWonRound(boolean isHost) {
    meet(bob);
    Seat cid = seat("cid");
    cid.joins(ann);
    List<Seat> three = List.of(ann, bob, cid);
    assertTrue(passesUntil(() -> three.stream().allMatch(this::canBeReady), 10_000));
    Seat winner = isHost ? ann : bob;
    PeerId number = winner.peerId();
    bots.add(winner);
    assertTrue(passesUntil(() -> message(cid).endsWith("wins this round!"), 60_000));
    assertTrue(passesUntil(() -> phase(cid) == GamePhase.ROUND, 30_000));

    Resumption resumption = winner.vanishes();
    passes(500);
    sessions.remove(winner);
    bots.clear();
    bots.add(cid);
    Seat back = seat(winner.name);
    back.resumes(resumption);
    assertTrue(passesUntil(() -> sessions.get(back).rounds() == 2, 10_000));

    assertEquals(number, back.peerId());
    assertEquals(!isHost, ann.match.isHost());
    assertEquals(1, score(back, number));
    assertEquals(phase(cid), phase(back));
    assertTrue(
        passesUntil(
            () -> sessions.get(back).rounds() == 3 && phase(back) == GamePhase.ROUND, 60_000));
    assertEquals(1, score(back, number));
    assertEquals(1, score(cid, number));
    assertTrue(sessions.get(cid).view().avatars().get(number.value() - 1).isAlive());
  }

  private int score(Seat seen, PeerId of) {
    return sessions.get(seen).readyRows().get(of.value() - 1).score();
  }

  @Test
  void aHostWhoLeavesWhileARoundIsSetUpHoldsNobodyUp() {
    meet(bob);
    Seat cid = seat("cid");
    cid.joins(ann);
    List<Seat> three = List.of(ann, bob, cid);
    assertTrue(passesUntil(() -> three.stream().allMatch(this::canBeReady), 10_000));
    three.forEach(seat -> sessions.get(seat).ready());
    assertTrue(passesUntil(() -> phase(cid) == GamePhase.SETTING_UP, 2_000));
    ann.match.leave();

    assertTrue(
        passesUntil(() -> phase(bob) == GamePhase.ROUND && phase(cid) == GamePhase.ROUND, 10_000));
  }

  @Test
  void whenTheHostLeavesTheMatchIsOverForTheLast() {
    meet(bob);
    startsRound();

    sessions.get(ann).leave();
    passes(1_000);
    assertEquals("Everyone else has left.", message(bob));

    passes(5_000);
    assertEquals(GamePhase.ENDED, phase(bob));
    assertEquals(MatchState.LOBBY, bob.state());
  }

  @Test
  void whenTheOtherLeavesTheMatchIsOverForTheLast() {
    meet(bob);
    startsRound();

    sessions.get(bob).leave();
    passes(1_000);
    assertEquals("Everyone else has left.", message(ann));

    passes(5_000);
    assertEquals(GamePhase.ENDED, phase(ann));
    assertEquals(MatchState.LOBBY, ann.state());
  }

  @Test
  void aLinkThatIsCutForAMomentCostsNobodyTheRound() {
    meet(bob);
    startsRound();

    table.network.cut("ann", "bob");
    passes(3_000);
    table.network.heal("ann", "bob");
    passes(2_000);

    assertEquals(GamePhase.ROUND, phase(ann));
    assertTrue(sessions.get(ann).view().avatars().get(1).isAlive());
  }

  @Test
  void aMatchThatIsLeftBehindTheGamesBackStopsIt() {
    meet(bob);
    startsRound();
    sessions.get(bob).hold(0, GameButtons.RIGHT);

    bob.match.leave();
    passes(1_000);

    double x = sessions.get(bob).view().avatars().get(1).x();
    passes(1_000);
    assertEquals(x, sessions.get(bob).view().avatars().get(1).x(), 0.001);
    sessions.get(bob).leave();
    assertEquals(GamePhase.ENDED, phase(bob));
  }

  @Test
  void whoCannotJoinHasNoGame() {
    ann.match.joinMatch(
        table.nakama.signIn("ann"), new MatchId("00000000-0000-4000-8000-000000000000."));
    passes(2_000);

    assertFalse(ann.errors().isEmpty());
    assertEquals(GamePhase.ENDED, phase(ann));
  }

  private Seat seat(String name) {
    Seat seat = table.seat(name);
    sessions.put(seat, GameSession.over(seat.match));
    return seat;
  }

  private void meet(Seat guest) {
    ann.createsMatch();
    passes(500);
    guest.joins(ann);
    assertTrue(passesUntil(() -> canBeReady(ann) && canBeReady(guest), 10_000));
  }

  private void startsRound() {
    sessions.get(ann).ready();
    sessions.get(bob).ready();
    assertTrue(
        passesUntil(() -> phase(ann) == GamePhase.ROUND && phase(bob) == GamePhase.ROUND, 10_000));
  }

  private void passes(int ms) {
    for (int passed = 0; passed < ms; passed += 16) {
      table.time.advance(16);
      sessions.forEach(this::frame);
    }
  }

  private void frame(Seat seat, GameSession session) {
    GameView view = session.view();
    if (bots.contains(seat)) {
      Bot.HUNTER.play(session, view, table.time.nowMs());
    } else if (!bots.isEmpty()) {
      session.ready();
    }
    session.advance((double) table.time.nowMs());
  }

  private boolean passesUntil(BooleanSupplier isSo, int ms) {
    for (int passed = 0; passed < ms && !isSo.getAsBoolean(); passed += 16) {
      passes(16);
    }
    return isSo.getAsBoolean();
  }

  private boolean canBeReady(Seat seat) {
    return sessions.get(seat).canBeReady();
  }

  private GamePhase phase(Seat seat) {
    return sessions.get(seat).view().phase();
  }

  private String message(Seat seat) {
    return sessions.get(seat).view().message();
  }
}
