package dev.onlinematch.web.stage;

import dev.onlinematch.game.GameButtons;
import org.teavm.jso.browser.Navigator;
import org.teavm.jso.gamepad.Gamepad;
import org.teavm.jso.gamepad.GamepadButton;

/** Sticks, crosses and lower buttons of gamepads (W3C Gamepad, "standard gamepad" layout). */
final class Gamepads {

  private static final int FIRST_ACTION = 0;
  private static final int LAST_ACTION = 3;
  private static final int[] CROSS = {12, 13, 14, 15};
  private static final int[] CROSS_BUTTONS = {
    GameButtons.UP, GameButtons.DOWN, GameButtons.LEFT, GameButtons.RIGHT,
  };

  private Gamepads() {}

  /** What is held on each gamepad that is connected, in their order. */
  static int[] held() {
    Gamepad[] slots = Navigator.getGamepads();
    int count = 0;
    for (Gamepad pad : slots) {
      count += pad == null ? 0 : 1;
    }
    int[] held = new int[count];
    int next = 0;
    for (Gamepad pad : slots) {
      if (pad != null) {
        held[next++] = held(pad);
      }
    }
    return held;
  }

  private static int held(Gamepad pad) {
    double[] axes = pad.getAxes();
    int held = axes.length < 2 ? GameButtons.NONE : StickDirection.of(axes[0], axes[1]);
    GamepadButton[] buttons = pad.getButtons();
    for (int i = FIRST_ACTION; i <= LAST_ACTION && i < buttons.length; i++) {
      held |= buttons[i].isPressed() ? GameButtons.ATTACK : GameButtons.NONE;
    }
    for (int i = 0; i < CROSS.length; i++) {
      if (CROSS[i] < buttons.length && buttons[CROSS[i]].isPressed()) {
        held |= CROSS_BUTTONS[i];
      }
    }
    return held;
  }
}
