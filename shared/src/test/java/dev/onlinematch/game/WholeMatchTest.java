package dev.onlinematch.game;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WholeMatchTest {

  @Test
  void aHunterWinsTheMatchAgainstOneWhoStandsStill() {
    Party party = new Party(7);
    Party.Guest ann = party.arrives("Ann");
    Party.Guest bob = party.arrives("Bob");
    ann.bot = Bot.TARGET;
    bob.bot = Bot.HUNTER;

    assertTrue(
        party.passesUntil(
            () -> ann.session.view().message().equals("Bob WINS THE WHOLE MATCH!"), 120_000));

    party.passes(200);
    assertEquals(5, ann.seen(bob).score());
    assertEquals(5, bob.seen(bob).score());
    assertEquals(5, ann.session.rounds());
    party.passes(4_000);
    assertEquals(GamePhase.ENDED, ann.session.view().phase());
    assertEquals(GamePhase.ENDED, bob.session.view().phase());
  }
}
