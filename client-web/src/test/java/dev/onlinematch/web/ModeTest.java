package dev.onlinematch.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.match.MatchState;
import dev.onlinematch.match.Table;
import dev.onlinematch.web.ui.ModeView;
import dev.onlinematch.web.ui.Notice;
import dev.onlinematch.web.ui.PlayerRow;
import dev.onlinematch.web.ui.Presenter;
import dev.onlinematch.web.ui.Screen;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Mesh and client-server, as the screens let people choose and see them. */
class ModeTest {

  private static final ModeView MESH = new ModeView(false, true, true);
  private static final ModeView CLIENT_SERVER = new ModeView(true, true, true);

  private final Table table = new Table(11);
  private final Visitor ann = new Visitor(table, "ann");
  private final Visitor bob = new Visitor(table, "bob");
  private Presenter annsPage;
  private Presenter bobsPage;

  @Test
  void aMatchIsOpenedInTheModeThatWasChosenBefore() {
    annsPage = ann.signsInAsGuest();
    assertEquals(MESH, ann.mode);
    annsPage.chooseMode(true);
    table.settle();
    assertEquals(CLIENT_SERVER, ann.mode);
    bobJoins();
    assertEquals(List.of("1 ann connected", "2 bob connected relay"), ann.rows());
    assertEquals(new ModeView(true, false, true), bob.mode);
    assertEquals(0, table.network.made());
  }

  @Test
  void theHostSwitchesOnTheReadyScreenAndNobodyElse() {
    meet();
    bobsPage.chooseMode(true);
    table.settle();
    assertEquals(MESH, ann.mode);

    annsPage.chooseMode(true);
    table.settle();
    assertEquals(List.of("1 ann connected relay", "2 bob connected"), bob.rows());
    assertTrue(bob.mode.isClientServer());
    annsPage.chooseMode(false);
    table.time.advance(60_000);
    assertEquals(List.of("1 ann connected direct", "2 bob connected"), bob.rows());
    assertFalse(bob.mode.isClientServer());
  }

  @Test
  void theHostSwitchesInTheGameAndEveryoneIsToldOnce() {
    play();
    annsPage.chooseMode(true);
    table.settle();
    assertEquals(PlayerRow.Path.RELAY, bob.links.get(0).path());
    assertTrue(bob.links.get(0).roundTripMs() >= 0);
    assertEquals(List.of("Everyone now plays through the relay."), bob.asides);
    assertEquals(bob.asides, ann.asides);
    assertEquals(MatchState.PLAYING, bob.matchState);
    assertEquals(Screen.GAME, bob.screen);
  }

  @Test
  void inAMeshWhoNeedsTheRelayIsNamedAndAgainWhenNotAnyMore() {
    play();
    table.network.cut("ann", "bob");
    table.time.advance(20_000);
    assertEquals(List.of("bob now plays through the relay."), ann.asides);
    assertFalse(ann.mode.isClientServer());
    table.network.heal("ann", "bob");
    table.time.advance(60_000);
    assertEquals(
        List.of("bob now plays through the relay.", "bob now plays directly."), ann.asides);
  }

  @Test
  void whoeverLeavesIsNotSaidToPlayThroughTheRelay() {
    meet();
    Visitor cid = new Visitor(table, "cid");
    Presenter cidsPage = cid.signsInAsGuest();
    cidsPage.joinMatch(ann.ready.code());
    table.settle();
    cidsPage.leave();
    table.settle();
    assertEquals(List.of("1 ann connected", "2 bob connected direct"), ann.rows());
    assertEquals(List.of(), ann.asides);
  }

  @Test
  void whenTheRelayIsLostThatIsSaidAndWhenItIsBack() {
    play();
    annsPage.chooseMode(true);
    table.settle();
    table.relay.setDown(true);
    table.time.advance(500);
    assertTrue(bob.said().startsWith("The relay is lost."), bob.said());
    assertEquals(Notice.Tone.TROUBLE, bob.notice.tone());
    table.relay.setDown(false);
    table.time.advance(30_000);
    assertEquals("The relay is back.", bob.said());
  }

  @Test
  void withoutARelayThereIsNothingToChoose() {
    ann.knowsRelay = false;
    annsPage = ann.signsInAsGuest();
    assertEquals(new ModeView(false, false, false), ann.mode);
    annsPage.chooseMode(true);
    table.settle();
    assertEquals(new ModeView(false, false, false), ann.mode);
    annsPage.createMatch();
    table.settle();
    assertEquals(Screen.READY, ann.screen);
  }

  @Test
  void whoeverIsFoundByTheMatchmakerBeginsInAMesh() {
    annsPage = ann.signsInAsGuest();
    annsPage.chooseMode(true);
    annsPage.findMatch(2);
    bobsPage = bob.signsInAsGuest();
    bobsPage.findMatch(2);
    table.time.advance(60_000);
    assertFalse(ann.mode.isClientServer());
    assertFalse(bob.mode.isClientServer());
    assertEquals(1, List.of(ann, bob).stream().filter(v -> v.mode.canChoose()).count());
  }

  private void play() {
    meet();
    annsPage.ready();
    bobsPage.ready();
    table.settle();
    assertEquals(Screen.GAME, bob.screen);
  }

  private void meet() {
    annsPage = ann.signsInAsGuest();
    bobJoins();
  }

  private void bobJoins() {
    annsPage.createMatch();
    table.settle();
    bobsPage = bob.signsInAsGuest();
    bobsPage.joinMatch(ann.ready.code());
    table.settle();
    assertEquals(Screen.READY, bob.screen, bob::said);
  }
}
