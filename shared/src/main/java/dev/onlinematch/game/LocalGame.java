package dev.onlinematch.game;

import dev.onlinematch.game.GameEvent.Kind;
import dev.onlinematch.game.rules.Rules;
import dev.onlinematch.game.rules.World;
import dev.onlinematch.transport.PeerId;
import java.util.List;

/** Two players at one keyboard, one round after the other until they have enough. */
public final class LocalGame implements Game {

  private static final List<GamePlayer> PLAYERS =
      List.of(new GamePlayer(new PeerId(1), "Player 1"), new GamePlayer(new PeerId(2), "Player 2"));

  private final FixedStep step = new FixedStep();
  private final List<HeldButtons> held = List.of(new HeldButtons(), new HeldButtons());
  private final int[] scores = new int[PLAYERS.size()];
  private GameListener listener = event -> {};
  private int round;
  private Scene scene = new Scene(World.start(PLAYERS.size(), 0));
  private GamePhase phase = GamePhase.COUNTDOWN;
  private int phaseTicks = Pace.COUNTDOWN_TICKS;
  private String message = "";

  /** The first countdown begins with the first {@link #advance}. */
  public LocalGame() {}

  @Override
  public void advance(double nowMs) {
    for (int due = step.ticksDue(nowMs); due > 0; due--) {
      tick();
    }
  }

  @Override
  public int seats() {
    return PLAYERS.size();
  }

  @Override
  public void hold(int seat, int buttons) {
    held.get(seat).hold(buttons);
  }

  @Override
  public GameView view() {
    double fraction = step.fraction();
    int countdown = phase == GamePhase.COUNTDOWN ? Pace.countdown(phaseTicks) : 0;
    return new GameView(
        phase,
        countdown,
        message,
        List.of(
            scene.avatar(0, fraction, PLAYERS.get(0), scores[0], true),
            scene.avatar(1, fraction, PLAYERS.get(1), scores[1], true)));
  }

  @Override
  public void setListener(GameListener listener) {
    this.listener = listener;
  }

  @Override
  public void leave() {
    phase = GamePhase.ENDED;
  }

  private void tick() {
    switch (phase) {
      case COUNTDOWN -> countDown();
      case ROUND -> playRound();
      case ROUND_OVER -> celebrate();
      case ENDED, READY_ROOM, SETTING_UP, MATCH_OVER -> {}
    }
  }

  private void countDown() {
    scene.beginTick();
    takeButtons();
    if (Pace.isNewNumber(phaseTicks)) {
      listener.happened(new GameEvent(Kind.COUNTDOWN, 0));
    }
    phaseTicks--;
    if (phaseTicks == 0) {
      phase = GamePhase.ROUND;
      listener.happened(new GameEvent(Kind.ROUND_STARTED, 0));
    }
  }

  private void playRound() {
    stepWorld();
    int winner = Rules.winner(scene.world());
    if (winner == Rules.UNDECIDED) {
      return;
    }
    if (winner == Rules.NOBODY) {
      message = Words.NOBODY_WINS;
      listener.happened(new GameEvent(Kind.ROUND_OVER, 0));
    } else {
      scores[winner]++;
      message = Words.winsRound(PLAYERS.get(winner).name());
      listener.happened(new GameEvent(Kind.ROUND_OVER, peerId(winner)));
    }
    phase = GamePhase.ROUND_OVER;
    phaseTicks = Pace.MESSAGE_TICKS;
  }

  private void celebrate() {
    stepWorld();
    phaseTicks--;
    if (phaseTicks == 0) {
      round++;
      scene = new Scene(World.start(PLAYERS.size(), round));
      message = "";
      phase = GamePhase.COUNTDOWN;
      phaseTicks = Pace.COUNTDOWN_TICKS;
    }
  }

  private void stepWorld() {
    scene.beginTick();
    Rules.step(scene.world(), takeButtons());
    for (int player = 0; player < PLAYERS.size(); player++) {
      if (scene.attackBegan(player)) {
        listener.happened(new GameEvent(Kind.ATTACK, peerId(player)));
      }
      if (scene.hasDied(player)) {
        listener.happened(new GameEvent(Kind.DEATH, peerId(player)));
      }
    }
  }

  private int[] takeButtons() {
    return new int[] {held.get(0).take(), held.get(1).take()};
  }

  private static int peerId(int player) {
    return PLAYERS.get(player).peerId().value();
  }
}
