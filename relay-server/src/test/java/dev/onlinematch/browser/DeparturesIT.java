package dev.onlinematch.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody leaves or reloads; the others go on or are told why not. */
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
}
