package dev.onlinematch.browser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Players find each other, in every way there is. */
class MatchmakingIT {

  @RegisterExtension final Players players = new Players();

  @Test
  void twoPlayersMeetByMatchmaking() {
    Player alice = players.arrives("alice").signsInAsGuest().findsMatch(2);
    Player bob = players.arrives("bob").signsInAsGuest().findsMatch(2);

    alice.sees(Screen.READY).isLinkedTo(1).isReady();
    bob.sees(Screen.READY).isLinkedTo(1).isReady();

    alice.isPlaying();
    bob.isPlaying();
  }

  @Test
  void twoPlayersMeetByAPrivateCode() {
    Player alice = players.arrives("alice").signsInAsGuest();
    String code = alice.createsMatch();
    Player bob = players.arrives("bob").signsInAsGuest().joinsMatch(code);

    alice.isLinkedTo(1).isReady();
    bob.sees(Screen.READY).isLinkedTo(1).isReady();

    alice.isPlaying();
    bob.isPlaying();
  }

  @Test
  void aLinkToAMatchFillsInItsCode() {
    String code = players.arrives("alice").signsInAsGuest().createsMatch();

    Player bob = players.arrives("bob", "/?match=" + code).signsInAsGuestByLink();

    bob.sees(Screen.READY).isLinkedTo(1);
  }

  @Test
  void fourPlayersPlayTogether() {
    Player alice = players.arrives("alice").signsInAsGuest();
    String code = alice.createsMatch();
    Player bob = players.arrives("bob").signsInAsGuest().joinsMatch(code);
    Player carol = players.arrives("carol").signsInAsGuest().joinsMatch(code);
    Player dave = players.arrives("dave").signsInAsGuest().joinsMatch(code);

    for (Player each : new Player[] {alice, bob, carol, dave}) {
      each.sees(Screen.READY).isLinkedTo(3).isReady();
    }

    for (Player each : new Player[] {alice, bob, carol, dave}) {
      each.isPlaying();
      each.waitsFor(
          "count => document.querySelectorAll(\"[data-testid='avatar']\").length === count", 4);
    }
  }
}
