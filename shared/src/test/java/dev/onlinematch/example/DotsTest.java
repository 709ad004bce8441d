package dev.onlinematch.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.onlinematch.example.Dots.Position;
import dev.onlinematch.match.Table;
import dev.onlinematch.transport.PeerId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The README's example does what it says. */
class DotsTest {

  private final Table table = new Table(1);
  private final Dots ann = new Dots(table.network.factoryOf("ann"), table.time, table.random);
  private final Dots bob = new Dots(table.network.factoryOf("bob"), table.time, table.random);

  @Test
  void twoFindEachOtherAndSeeEachOthersDots() {
    ann.play(table.nakama.signIn("ann"));
    bob.play(table.nakama.signIn("bob"));
    table.time.advance(40_000);
    sawBoth();
  }

  @Test
  void aFriendJoinsByTheIdOfTheMatch() {
    ann.match.createMatch(table.nakama.signIn("ann"));
    table.settle();
    bob.match.joinMatch(table.nakama.signIn("bob"), ann.match.matchId());
    table.settle();
    sawBoth();
  }

  private void sawBoth() {
    ann.moveTo(10, 20);
    bob.moveTo(30, 40);
    table.settle();

    PeerId annId = ann.match.myPeerId();
    PeerId bobId = bob.match.myPeerId();
    Map<PeerId, Position> both = Map.of(annId, new Position(10, 20), bobId, new Position(30, 40));
    assertEquals(both, ann.dots);
    assertEquals(both, bob.dots);
  }
}
