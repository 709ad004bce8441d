package dev.onlinematch.web.stage;

import dev.onlinematch.game.GameButtons;
import dev.onlinematch.web.w3c.Gamepad;
import dev.onlinematch.web.w3c.Sequence;
import java.util.Arrays;

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
    Sequence<Gamepad> slots = Gamepad.all();
    int[] held = new int[slots.getLength()];
    int count = 0;
    for (int i = 0; i < slots.getLength(); i++) {
      if (slots.get(i) != null) {
        held[count++] = held(slots.get(i));
      }
    }
    return Arrays.copyOf(held, count);
  }

  private static int held(Gamepad pad) {
    double[] axes = pad.getAxes();
    int held = axes.length < 2 ? GameButtons.NONE : StickDirection.of(axes[0], axes[1]);
    Sequence<Gamepad.Button> buttons = pad.getButtons();
    for (int i = FIRST_ACTION; i <= LAST_ACTION && i < buttons.getLength(); i++) {
      held |= buttons.get(i).isPressed() ? GameButtons.ATTACK : GameButtons.NONE;
    }
    for (int i = 0; i < CROSS.length; i++) {
      if (CROSS[i] < buttons.getLength() && buttons.get(CROSS[i]).isPressed()) {
        held |= CROSS_BUTTONS[i];
      }
    }
    return held;
  }
}
