package dev.onlinematch.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.game.AvatarView;
import dev.onlinematch.game.GamePhase;
import dev.onlinematch.game.GameView;
import dev.onlinematch.match.MatchState;
import dev.onlinematch.match.Table;
import dev.onlinematch.web.ui.Failure;
import dev.onlinematch.web.ui.Notice;
import dev.onlinematch.web.ui.PlayerRow;
import dev.onlinematch.web.ui.Presenter;
import dev.onlinematch.web.ui.Screen;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The screens over real matches, links and signalling, in virtual time and without a browser. */
class PresenterTest {

  private final Table table = new Table(7);
  private final Visitor ann = new Visitor(table, "ann");
  private final Visitor bob = new Visitor(table, "bob");

  @Test
  void beginsAtTheTitle() {
    ann.opens(null);
    assertEquals(Screen.TITLE, ann.screen);
    assertEquals("", ann.said());
  }

  @Test
  void playsLocallyWithoutAnyServerAndComesBack() {
    Presenter annsPage = ann.opens(null);
    annsPage.playLocal();
    assertEquals(Screen.GAME, ann.screen);
    assertEquals(2, ann.game.seats());
    annsPage.back();
    assertEquals(Screen.TITLE, ann.screen);
    assertNull(ann.game);
  }

  @Test
  void saysSoWhereThereIsNoWebRtc() {
    ann.hasWebRtc = false;
    ann.opens(null).playOnline();
    assertEquals(Screen.TITLE, ann.screen);
    assertTrue(ann.said().contains("WebRTC"), ann.said());
  }

  @Test
  void saysSoWhereThereIsNoServerAndTriesAgain() {
    Presenter annsPage = ann.opens(null);
    ann.failure = Failure.UNREACHABLE;
    annsPage.playOnline();
    table.settle();
    assertEquals(Screen.TITLE, ann.screen);
    assertEquals(Notice.Tone.TROUBLE, ann.notice.tone());

    ann.failure = null;
    annsPage.playOnline();
    table.settle();
    assertEquals(Screen.SIGN_IN, ann.screen);
  }

  @Test
  void signsInAsGuest() {
    ann.signsInAsGuest();
    assertEquals(Screen.MATCH, ann.screen);
    assertEquals("ann", ann.account);
    assertEquals("", ann.said());
    assertEquals("Most rounds won: ann 3", ann.wins);
  }

  @Test
  void aWinThatIsCountedLaterIsSeenWithoutComingBack() {
    Presenter annsPage = ann.signsInAsGuest();
    ann.winsOfAnn = 4;
    table.settle();
    assertEquals("Most rounds won: ann 4", ann.wins);

    annsPage.back();
    ann.winsOfAnn = 5;
    table.settle();
    assertEquals("Most rounds won: ann 4", ann.wins);
  }

  @ParameterizedTest
  @EnumSource(Failure.class)
  void staysOnTheSignInScreenAndSaysWhatToDoWhenItFails(Failure failure) {
    Presenter annsPage = ann.opens(null);
    annsPage.playOnline();
    table.settle();
    ann.failure = failure;
    annsPage.logIn("ann@example.org", "correct horse");
    assertTrue(ann.signIn.isBusy());
    table.settle();
    assertEquals(Screen.SIGN_IN, ann.screen);
    assertFalse(ann.signIn.isBusy());
    assertEquals(Notice.Tone.TROUBLE, ann.notice.tone());
  }

  @Test
  void asksTheServerNothingThatCannotBeRight() {
    Presenter annsPage = ann.opens(null);
    annsPage.playOnline();
    table.settle();
    annsPage.logIn("no address", "correct horse");
    annsPage.logIn("ann@example.org", "");
    annsPage.createAccount("", "ann@example.org", "correct horse");
    annsPage.createAccount("ann", "ann@example.org", "short");
    assertEquals(List.of(), ann.passwords);
    assertEquals(Notice.Tone.TROUBLE, ann.notice.tone());
  }

  @Test
  void forgetsAnAnswerThatThePlayerTurnedAwayFrom() {
    Presenter annsPage = ann.opens(null);
    annsPage.playOnline();
    table.settle();
    annsPage.playAsGuest();
    annsPage.back();
    table.settle();
    assertEquals(Screen.TITLE, ann.screen);
  }

  @Test
  void meetsByCodeAndPlays() {
    meet();
    assertEquals(List.of("1 ann connected", "2 bob connected direct"), ann.rows());
    assertEquals(List.of("1 ann connected direct", "2 bob connected"), bob.rows());
    assertTrue(ann.ready.canBeReady());

    annsPage.ready();
    table.time.advance(200);
    assertEquals("1 ann ready direct", bob.rows().get(0));
    assertFalse(ann.ready.canBeReady());
    bobsPage.ready();
    table.settle();
    assertEquals(Screen.GAME, ann.screen);
    assertEquals(Screen.GAME, bob.screen);
    assertEquals(MatchState.PLAYING, bob.matchState);
    assertEquals(2, bob.game.view().avatars().size());
  }

  @Test
  void takesWhatWasSaidInTheReadyRoomNotIntoTheArena() {
    meet();
    annsPage.copied(true);
    assertTrue(ann.said().startsWith("Copied"), ann.said());
    annsPage.ready();
    bobsPage.ready();
    table.settle();
    assertEquals(Screen.GAME, ann.screen);
    assertFalse(ann.said().startsWith("Copied"), ann.said());
  }

  @Test
  void tellsWhoeverIsHitThatTheOthersPlayOn() {
    meet();
    annsPage.ready();
    bobsPage.ready();
    table.settle();
    showRound(avatar(1, false), avatar(2, true), avatar(3, true));
    assertEquals(List.of("You are out of this round. The others play on."), ann.asides);
    showRound(avatar(1, false), avatar(2, true), avatar(3, true));
    assertEquals(1, ann.asides.size(), "once");
  }

  @Test
  void tellsNoneOfThatWhereTheRoundIsOverAnyway() {
    meet();
    annsPage.ready();
    bobsPage.ready();
    table.settle();
    showRound(avatar(1, false), avatar(2, true));
    assertEquals(List.of(), ann.asides);
  }

  private void showRound(AvatarView... avatars) {
    for (int frame = 0; frame < 20; frame++) {
      annsPage.passed(new GameView(GamePhase.ROUND, 0, "", List.of(avatars)));
    }
  }

  private static AvatarView avatar(int peerId, boolean isAlive) {
    return new AvatarView(peerId, "p" + peerId, 0, 0, 0, false, 0, isAlive, 0, peerId == 1);
  }

  @Test
  void tellsALateComerThatPlayHasBegun() {
    meet();
    annsPage.ready();
    bobsPage.ready();
    table.settle();
    Visitor cid = new Visitor(table, "cid");
    cid.signsInAsGuest().joinMatch(code);
    table.settle();
    assertEquals(Screen.MATCH, cid.screen);
    assertTrue(cid.said().startsWith("Sorry! The match has already begun."), cid.said());
    assertEquals("", cid.matchView.waitingFor());
    assertEquals(Screen.GAME, ann.screen);
  }

  @Test
  void aLatecomerSeesTheRoundAndReadsWhenHeWillPlay() {
    letsOthersInWhilePlaying();
    Visitor cid = new Visitor(table, "cid");
    cid.signsInAsGuest().joinMatch(code);
    table.time.advance(15_000);

    assertEquals(Screen.GAME, cid.screen);
    assertEquals(List.of("You play from the next round."), cid.asides);
    assertEquals(2, cid.game.view().avatars().size());
    assertEquals(3, ann.links.size());
  }

  @Test
  void whoWatchesReadsItAndIsShownWithThoseWhoPlay() {
    letsOthersInWhilePlaying();
    Visitor eve = new Visitor(table, "eve");
    eve.signsInAsGuest().watchMatch(code);
    table.time.advance(15_000);

    assertEquals(Screen.GAME, eve.screen);
    assertEquals(List.of("You are watching."), eve.asides);
    assertEquals(2, ann.links.size());
  }

  @Test
  void whoWatchesIsNamedInTheReadyRoom() {
    ann.options = table.options().withSpectators(1);
    meet();
    Visitor eve = new Visitor(table, "eve");
    eve.signsInAsGuest().watchMatch(code);
    table.settle();

    assertEquals("Watching: eve", ann.ready.watching());
    assertEquals(2, eve.ready.rows().size());
    assertEquals("You are watching. It begins when the players are ready.", eve.ready.hint());
    assertFalse(eve.ready.canBeReady());
    assertEquals("", eve.ready.button());
    assertEquals("I'm ready!", ann.ready.button());
  }

  @Test
  void whoHasWatchedHasTheButtonAgainWhenHePlays() {
    Visitor eve = new Visitor(table, "eve");
    Presenter evesPage = followsALinkToWatch(eve);
    evesPage.playAsGuest();
    table.settle();
    assertEquals("", eve.ready.button());
    evesPage.leave();
    evesPage.createMatch();
    table.settle();
    assertEquals("I'm ready!", eve.ready.button());
  }

  @Test
  void othersAreInvitedToWatchWhereThereAreSeatsForThem() {
    meet();
    assertFalse(ann.ready.canBeWatched());
    Visitor eve = new Visitor(table, "eve");
    eve.options = table.options().withSpectators(1);
    eve.signsInAsGuest().createMatch();
    table.settle();
    assertTrue(eve.ready.canBeWatched());
  }

  private Presenter followsALinkToWatch(Visitor visitor) {
    ann.options = table.options().withSpectators(1);
    meet();
    return visitor.opensToWatch(code);
  }

  private void letsOthersInWhilePlaying() {
    ann.options = table.options().withSpectators(1).withOpenWhilePlaying(true);
    meet();
    annsPage.ready();
    bobsPage.ready();
    table.time.advance(10_000);
    assertEquals(Screen.GAME, ann.screen);
  }

  @Test
  void tellsThoseOfAnotherVersion() {
    meet();
    Visitor cid = new Visitor(table, "cid");
    cid.options = table.options().withClientVersion("another");
    cid.signsInAsGuest().joinMatch(code);
    table.settle();
    assertTrue(cid.said().contains("version"), cid.said());
    assertEquals(Screen.MATCH, cid.screen);
  }

  @Test
  void tellsTheOtherWhoIsHostWhenTheHostLeaves() {
    meet();
    annsPage.leave();
    table.time.advance(1_000);
    assertEquals(Screen.MATCH, ann.screen);
    assertEquals("", ann.said());
    assertEquals(Screen.READY, bob.screen);
    assertEquals("ann has left. You are the host now", bob.said());
  }

  @Test
  void tellsWhenTheServerIsLost() {
    meet();
    bob.signalling.close();
    table.settle();
    assertEquals(Screen.MATCH, bob.screen);
    assertEquals(Notice.Tone.TROUBLE, bob.notice.tone());
  }

  @Test
  void saysThatThereIsNoSuchMatch() {
    Presenter page = ann.signsInAsGuest();
    page.joinMatch("nonsense");
    assertEquals("Joining the match…", ann.matchView.waitingFor());
    table.settle();
    assertEquals("", ann.matchView.waitingFor());
    assertTrue(ann.said().startsWith("There is no match with this code"), ann.said());
    page.joinMatch("  ");
    assertEquals(Notice.Tone.TROUBLE, ann.notice.tone());
  }

  @Test
  void findsAMatchForThreeAndStopsLookingWhenTold() {
    Presenter annsPage = ann.signsInAsGuest();
    annsPage.findMatch(3);
    table.settle();
    assertEquals(MatchState.MATCHING, ann.matchState);
    assertEquals("Looking for at least 3 players…", ann.matchView.waitingFor());
    annsPage.cancel();
    table.settle();
    assertEquals(MatchState.LOBBY, ann.matchState);
    assertEquals("", ann.matchView.waitingFor());

    Visitor cid = new Visitor(table, "cid");
    Presenter bobsPage = bob.signsInAsGuest();
    Presenter cidsPage = cid.signsInAsGuest();
    annsPage.findMatch(3);
    bobsPage.findMatch(3);
    cidsPage.findMatch(3);
    table.time.advance(60_000);
    for (Visitor visitor : List.of(ann, bob, cid)) {
      assertEquals(Screen.READY, visitor.screen);
      assertEquals(3, visitor.ready.rows().size());
      assertEquals("", visitor.ready.code(), "nobody else can be invited");
    }
  }

  @Test
  void backStopsWaitingBeforeItLeavesTheMatchScreen() {
    Presenter page = ann.signsInAsGuest();
    page.findMatch(2);
    table.settle();
    page.back();
    assertEquals(Screen.MATCH, ann.screen);
    page.back();
    assertEquals(Screen.TITLE, ann.screen);
  }

  @Test
  void aLinkLeadsThroughSigningInIntoTheMatch() {
    annsPage = ann.signsInAsGuest();
    annsPage.createMatch();
    table.settle();
    Presenter bobsPage = bob.opens(ann.ready.code());
    assertEquals(Screen.SIGN_IN, bob.screen);
    assertTrue(bob.said().contains("invited"), bob.said());
    bobsPage.playAsGuest();
    table.settle();
    assertEquals(Screen.READY, bob.screen);
    assertEquals(2, ann.ready.rows().size());
  }

  @Test
  void aLinkForThoseWhoWatchLeadsThroughSigningInToASeatToWatchFrom() {
    Visitor eve = new Visitor(table, "eve");
    Presenter evesPage = followsALinkToWatch(eve);
    assertEquals(Screen.SIGN_IN, eve.screen);
    evesPage.playAsGuest();
    table.settle();
    assertEquals(Screen.READY, eve.screen);
    assertEquals("Watching: eve", ann.ready.watching());
  }

  @Test
  void aReloadOnTheReadyScreenComesBack() {
    meet();
    bob.opens(null);
    table.settle();
    assertEquals(Screen.READY, bob.screen);
    assertEquals(List.of("1 ann connected", "2 bob connected direct"), ann.rows());
  }

  @Test
  void aReloadInTheGameComesBackIntoTheGame() {
    meet();
    annsPage.ready();
    bobsPage.ready();
    table.settle();
    bob.opens(null);
    table.settle();
    // Of two, the other has won the round by now.
    assertEquals(Screen.READY, bob.screen);
    assertEquals(MatchState.PLAYING, bob.matchState);
    assertEquals(List.of(1, 0), bob.ready.rows().stream().map(PlayerRow::score).toList());
    assertEquals(ann.rows().size(), bob.rows().size());
  }

  @Test
  void aReloadThatTakesTooLongSaysSo() {
    meet();
    annsPage.ready();
    bobsPage.ready();
    table.settle();
    String kept = bob.rememberedMatch;
    bob.signalling.close();
    table.time.advance(40_000);
    bob.rememberedScreen = Screen.GAME;
    bob.rememberedMatch = kept;
    bob.opens(null);
    table.time.advance(12_000);
    assertEquals(Screen.MATCH, bob.screen);
    assertTrue(bob.said().contains("Nobody of this match is here any more"), bob.said());
  }

  @Test
  void othersReadWhoIsReconnecting() {
    meet();
    bob.signalling.close();
    table.settle();
    assertEquals(List.of("1 ann connected", "2 bob reconnecting"), ann.rows());
  }

  @Test
  void aReloadOnTheSignInScreenStaysThere() {
    ann.opens(null).playOnline();
    table.settle();
    ann.opens(null);
    assertEquals(Screen.SIGN_IN, ann.screen);
  }

  @Test
  void aSessionThatIsOverLeadsBackToSigningIn() {
    Presenter page = ann.signsInAsGuest();
    ann.failure = Failure.EXPIRED;
    page.createMatch();
    table.settle();
    assertEquals(Screen.SIGN_IN, ann.screen);
    assertTrue(ann.said().contains("sign in again"), ann.said());
  }

  @Test
  void signingOutForgetsWhoWasHere() {
    Presenter page = ann.signsInAsGuest();
    page.signOut();
    assertEquals(Screen.SIGN_IN, ann.screen);
    assertEquals("", ann.account);
    assertFalse(ann.isRemembered);
  }

  private Presenter annsPage;
  private Presenter bobsPage;
  private String code;

  private void meet() {
    annsPage = ann.signsInAsGuest();
    annsPage.createMatch();
    table.settle();
    assertNotNull(ann.ready, ann.said());
    code = ann.ready.code();
    bobsPage = bob.signsInAsGuest();
    bobsPage.joinMatch(code);
    table.settle();
    assertEquals(Screen.READY, bob.screen, bob::said);
  }
}
