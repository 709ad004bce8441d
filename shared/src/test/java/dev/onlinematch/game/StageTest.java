package dev.onlinematch.game;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.onlinematch.transport.PeerId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StageTest {

  private static final PeerId ONE = new PeerId(1);
  private static final PeerId TWO = new PeerId(2);
  private static final PeerId THREE = new PeerId(3);

  private final Party party = new Party(1);
  private final Stage stage = new Stage(party.arrives("Ann"));

  @Test
  void aRoundThatTheNextHostSetsUpAnewReplacesTheOneThatHeHasNotHeardOf() {
    stage.onSetUp(new RoundSetup(1, ONE, List.of(ONE, TWO, THREE)));
    stage.onStart(1);
    stage.onRoundOver(new RoundResult(1, ONE, Map.of(ONE, 1)));
    assertEquals(1, stage.score(ONE));

    assertNull(stage.onSetUp(new RoundSetup(1, TWO, List.of(ONE, THREE))));

    assertEquals(GamePhase.SETTING_UP, stage.phase());
    assertEquals(2, stage.round().players().size());
    assertEquals(0, stage.score(ONE), "the round before is void");
    assertNull(stage.lastResult());
  }

  @Test
  void aRoundThatTheNextHostRepeatsGoesOn() {
    RoundSetup setup = new RoundSetup(1, ONE, List.of(ONE, TWO));
    stage.onSetUp(setup);
    stage.onStart(1);

    assertEquals(GameDrop.WRONG_MOMENT, stage.onSetUp(setup));

    assertEquals(GamePhase.COUNTDOWN, stage.phase());
    assertEquals(ONE, stage.setUpBy());
  }
}
