package dev.onlinematch.browser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What cannot be is said in words, and the player can go on. */
class RefusalsIT {

  @RegisterExtension final Players players = new Players();

  @Test
  void whoHasAnotherVersionIsToldSo() {
    String code = players.arrives("alice").signsInAsGuest().createsMatch();

    Player bob = players.arrives("bob", "/?version=another").signsInAsGuest().joinsMatch(code);

    bob.isTold("version").sees(Screen.MATCH);
  }

  @Test
  void aCodeThatNobodyHasIsSaidToBeWrong() {
    players
        .arrives("alice")
        .signsInAsGuest()
        .joinsMatch("00000000-0000-4000-8000-000000000000.")
        .isTold("no match with this code")
        .sees(Screen.MATCH);
  }

  @Test
  void textThatIsNoCodeIsSaidToBeWrong() {
    players
        .arrives("alice")
        .signsInAsGuest()
        .joinsMatch("my friend's match")
        .isTold("code")
        .sees(Screen.MATCH);
  }

  @Test
  void aLinkThatWasCutOffInTheMiddleOfACharacterIsSaidToBeWrong() {
    players
        .arrives("alice", "/?match=my%20friend%")
        .signsInAsGuestByLink()
        .isTold("code")
        .sees(Screen.MATCH);
  }

  @Test
  void aWrongPasswordIsSaidToBeWrong() {
    Player alice = players.arrives("alice").clicks("play-online").sees(Screen.SIGN_IN);
    alice
        .clicks("tab-create")
        .types("email", "alice@example.com")
        .types("username", "alice")
        .types("password", "correct horse")
        .clicks("create-account")
        .sees(Screen.MATCH);

    Player again = players.arrives("again").clicks("play-online").sees(Screen.SIGN_IN);
    // The browser itself reports every answer above 399.
    again
        .willComplainAbout("401")
        .clicks("tab-login")
        .types("email", "alice@example.com")
        .types("password", "battery staple")
        .clicks("login")
        .isTold("password")
        .sees(Screen.SIGN_IN);

    again.types("password", "correct horse").clicks("login").sees(Screen.MATCH);
  }
}
