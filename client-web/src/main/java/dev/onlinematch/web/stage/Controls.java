package dev.onlinematch.web.stage;

import dev.onlinematch.game.Game;
import dev.onlinematch.game.GameButtons;
import org.teavm.jso.dom.html.HTMLElement;

/** Everything that steers, put together per seat. */
final class Controls {

  private final Keyboard keyboard;
  private final TouchPad[] touchPads;
  private int[] gamepads = {};
  private Game game;
  private Projection projection = new Projection(false, 1);

  Controls(HTMLElement firstPad, HTMLElement secondPad) {
    keyboard = new Keyboard(this::hold);
    touchPads =
        new TouchPad[] {new TouchPad(firstPad, this::hold), new TouchPad(secondPad, this::hold)};
  }

  /** Steers that game from now on; null for none. */
  void steer(Game next) {
    game = next;
    keyboard.turn(next != null);
  }

  /** What is up on the screen need not be up in the arena. */
  void turnTouch(Projection next) {
    projection = next;
  }

  /** Gamepads have no events: to be called for every frame. */
  void pollGamepads() {
    int[] held = Gamepads.held();
    if (held.length > 0 || gamepads.length > 0) {
      gamepads = held;
      hold();
    }
  }

  private void hold() {
    if (game == null || touchPads == null) {
      return;
    }
    if (game.seats() < 2) {
      game.hold(0, keyboard.held(0) | keyboard.held(1) | touch(0) | gamepads(0, 1));
    } else {
      // With a single gamepad, the first player has the keys and the second the gamepad.
      int first = gamepads.length > 1 ? 0 : -1;
      game.hold(0, keyboard.held(0) | touch(0) | gamepad(first));
      game.hold(1, keyboard.held(1) | touch(1) | gamepad(first + 1));
    }
  }

  private int touch(int seat) {
    return projection.buttons(touchPads[seat].held());
  }

  private int gamepads(int from, int to) {
    int held = GameButtons.NONE;
    for (int i = from; i <= to; i++) {
      held |= gamepad(i);
    }
    return held;
  }

  private int gamepad(int index) {
    return index >= 0 && index < gamepads.length ? gamepads[index] : GameButtons.NONE;
  }
}
