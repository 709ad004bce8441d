package dev.onlinematch.web.page;

import dev.onlinematch.game.Game;
import dev.onlinematch.game.GameView;
import dev.onlinematch.time.Scheduler;
import dev.onlinematch.web.stage.ArenaStage;
import dev.onlinematch.web.ui.Intents;
import org.teavm.jso.browser.AnimationFrameCallback;
import org.teavm.jso.browser.Performance;
import org.teavm.jso.browser.Window;

/**
 * Drives the game: by animation frames, and by the clock where frames stay away, as they do in a
 * hidden tab. A tab that nobody looks at must go on all the same: the others play with it.
 */
public final class GameLoop {

  /** How often is looked whether frames still come, and thus how often a hidden tab moves on. */
  private static final long PULSE_MS = 33;

  private final Scheduler scheduler;
  private final ArenaStage stage;
  // What the browser calls is held here too, for as long as it may call.
  private final AnimationFrameCallback frame = this::frame;
  private Intents intents;
  private Game game;
  private boolean isShown;
  private boolean isFrameAsked;
  private double lastMs;

  /** Without a game. */
  public GameLoop(Scheduler scheduler, ArenaStage stage) {
    this.scheduler = scheduler;
    this.stage = stage;
  }

  void connect(Intents listener) {
    intents = listener;
    pulse();
  }

  void play(Game next) {
    game = next;
    stage.play(next);
    askForFrame();
  }

  void setShown(boolean shown) {
    if (isShown != shown) {
      isShown = shown;
      stage.setShown(shown);
    }
  }

  private void pulse() {
    scheduler.schedule(PULSE_MS, this::pulse);
    double nowMs = Performance.now();
    if (nowMs - lastMs >= PULSE_MS) {
      GameView view = advance(nowMs);
      if (view != null && isShown) {
        stage.tell(view, nowMs);
      }
      intents.passed(view);
    }
  }

  private void frame(double timestamp) {
    isFrameAsked = false;
    double nowMs = Performance.now();
    GameView view = advance(nowMs);
    if (view == null) {
      return;
    }
    if (isShown) {
      stage.draw(view, nowMs);
    }
    intents.passed(view);
    askForFrame();
  }

  private GameView advance(double nowMs) {
    lastMs = nowMs;
    if (game == null) {
      return null;
    }
    game.advance(nowMs);
    return game.view();
  }

  private void askForFrame() {
    if (game != null && !isFrameAsked) {
      isFrameAsked = true;
      Window.requestAnimationFrame(frame);
    }
  }
}
