package dev.onlinematch.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody leaves, reloads, or is gone without a word; the others go on or are told why not. */
class DeparturesIT {

  @RegisterExtension final Players players = new Players();

  @Test
  void whenTheHostLeavesTheOtherIsToldAndIsHostForWhoeverComesNext() {
    Player alice = players.arrives("alice").signsInAsGuest();
    String code = alice.createsMatch();
    Player bob = players.arrives("bob").signsInAsGuest().joinsMatch(code);
    bob.sees(Screen.READY).isLinkedTo(1);

    alice.clicks("leave").sees(Screen.MATCH);

    bob.isTold("You are the host now").sees(Screen.READY);
    Player carol = players.arrives("carol").signsInAsGuest().joinsMatch(code);
    carol.sees(Screen.READY).isLinkedTo(1).isReady();
    bob.isLinkedTo(1).isReady();
    carol.isPlaying();
    bob.isPlaying();
  }

  @Test
  void whenTheHostsTabIsKilledTheRoundGoesOn() {
    Player[] three = threeArePlaying();
    Player alice = three[0];
    Player bob = three[1];
    Player carol = three[2];

    alice.crashes();

    bob.isTold("You are the host now").isPlaying();
    carol.isPlaying();
  }

  @Test
  void whenATabIsKilledTheOthersPlayOn() {
    Player[] three = threeArePlaying();
    Player alice = three[0];
    Player bob = three[1];
    Player carol = three[2];
    int carolsId = carol.peerId();

    carol.crashes();

    for (Player each : new Player[] {alice, bob}) {
      each.waitsFor(
          "id => { const gone ="
              + " document.querySelector(`[data-testid='avatar'][data-peer-id='${id}']`); return"
              + " gone === null || gone.dataset.alive === 'false'; }",
          carolsId);
      each.isPlaying();
    }
  }

  @Test
  void aReloadOfTheTitleAndOfTheSignInChangesNothing() {
    Player alice = players.arrives("alice");

    alice.reloads();
    alice.sees(Screen.TITLE).clicks("play-online").sees(Screen.SIGN_IN);
    alice.reloads();

    alice.sees(Screen.SIGN_IN).clicks("guest").sees(Screen.MATCH);
  }

  @Test
  void whoReloadsTheMatchScreenNeedNotSignInAgain() {
    Player alice = players.arrives("alice").signsInAsGuest();

    alice.reloads();

    alice.sees(Screen.MATCH).clicks("create-match").sees(Screen.READY);
  }

  @Test
  void whoReloadsTheReadyScreenIsBackInTheMatch() {
    Player alice = players.arrives("alice").signsInAsGuest();
    Player bob = players.arrives("bob").signsInAsGuest().joinsMatch(alice.createsMatch());
    alice.isLinkedTo(1);
    bob.sees(Screen.READY).isLinkedTo(1);

    bob.reloads();

    bob.sees(Screen.READY).isLinkedTo(1).isReady();
    alice.isLinkedTo(1).isReady();
    alice.isPlaying();
    bob.isPlaying();
  }

  @Test
  void whenTheHostReloadsTheReadyScreenTheOtherIsHostAndBothAreInTheMatch() {
    Player alice = players.arrives("alice").signsInAsGuest();
    Player bob = players.arrives("bob").signsInAsGuest().joinsMatch(alice.createsMatch());
    bob.sees(Screen.READY).isLinkedTo(1);

    alice.reloads();

    alice.sees(Screen.READY).isLinkedTo(1).isReady();
    bob.isLinkedTo(1).isReady();
    alice.isPlaying();
    bob.isPlaying();
  }

  @Test
  void whoReloadsTheGameIsBackInItAndTheOtherIsNotStuck() {
    Player alice = players.arrives("alice").signsInAsGuest();
    Player bob = players.arrives("bob").signsInAsGuest().joinsMatch(alice.createsMatch());
    alice.isLinkedTo(1).isReady();
    bob.sees(Screen.READY).isLinkedTo(1).isReady();
    alice.isPlaying();
    bob.isPlaying();
    int bobsId = bob.peerId();

    bob.reloads();

    // Of two, the other has won the round.
    bob.sees(Screen.READY).isLinkedTo(1).isReady();
    alice.sees(Screen.READY).isReady();
    bob.isPlaying();
    alice.isPlaying();
    assertEquals(bobsId, bob.peerId());
  }

  /** In a match that the first of them opened. */
  private Player[] threeArePlaying() {
    Player alice = players.arrives("alice").signsInAsGuest();
    String code = alice.createsMatch();
    Player bob = players.arrives("bob").signsInAsGuest().joinsMatch(code);
    Player carol = players.arrives("carol").signsInAsGuest().joinsMatch(code);
    Player[] three = {alice, bob, carol};
    for (Player each : three) {
      each.sees(Screen.READY).isLinkedTo(2).isReady();
    }
    for (Player each : three) {
      each.isPlaying();
    }
    return three;
  }
}
