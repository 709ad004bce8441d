package dev.onlinematch.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Some come while others play: one to play with them from the next round, one to watch. */
class LateJoinIT {

  private static final String KEYS = "Move: W A S D or arrows · Strike: space or enter";

  private static final String SEES_AVATARS =
      "count => document.querySelectorAll(\"[data-testid='avatar']\").length === count";

  @RegisterExtension final Players players = new Players();

  @Test
  void whoComesWhileOthersPlaySeesTheRoundAndPlaysTheNextOrWatchesThatToo() {
    Player alice = players.arrives("alice").signsInAsGuest();
    String code = alice.createsMatch();
    String watchLink = alice.copies("copy-watch-link");
    Player bob = players.arrives("bob").signsInAsGuest().joinsMatch(code);
    alice.isLinkedTo(1).isReady();
    bob.sees(Screen.READY).isLinkedTo(1).isReady();
    alice.isPlaying();

    Player carol = players.arrives("carol").signsInAsGuest().joinsMatch(code);
    carol.isPlaying().isTold("from the next round").waitsFor(SEES_AVATARS, 2);
    Player dan = players.arrives("dan", watchLink).signsInAsGuestByLink();
    dan.isPlaying().isTold("watching").waitsFor(SEES_AVATARS, 2);
    assertTrue(carol.avatars().stream().noneMatch(avatar -> avatar.peerId() == carol.peerId()));

    new Hunter(bob, 1).winsARound();
    dan.sees(Screen.READY);
    assertTrue(dan.element("ready").isHidden());
    for (Player each : List.of(alice, bob, carol)) {
      each.sees(Screen.READY).isLinkedTo(2).isReady();
    }
    for (Player each : List.of(alice, bob, carol, dan)) {
      each.isPlaying().waitsFor(SEES_AVATARS, 3);
    }
    assertEquals(1, scoreOf(bob, carol));
    assertThat(alice.element("game")).hasAccessibleDescription(KEYS);
    assertThat(dan.element("game")).hasAccessibleDescription("");
    assertEquals(1, scoreOf(bob, dan));
    assertTrue(carol.avatars().stream().anyMatch(avatar -> avatar.peerId() == carol.peerId()));
  }

  private static int scoreOf(Player who, Player seenBy) {
    return seenBy.avatars().stream()
        .filter(avatar -> avatar.peerId() == who.peerId())
        .mapToInt(Avatar::score)
        .sum();
  }
}
