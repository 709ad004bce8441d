package dev.onlinematch.web.stage;

import dev.onlinematch.game.GameButtons;

/** Which key is which button (UI Events code values: where a key is, not what is printed on it). */
final class KeyMap {

  /** A key that means nothing here. */
  static final KeyMap NOTHING = new KeyMap(0, GameButtons.NONE);

  private final int seat;
  private final int button;

  private KeyMap(int seat, int button) {
    this.seat = seat;
    this.button = button;
  }

  static KeyMap of(String code) {
    return switch (code) {
      case "KeyW" -> new KeyMap(0, GameButtons.UP);
      case "KeyS" -> new KeyMap(0, GameButtons.DOWN);
      case "KeyA" -> new KeyMap(0, GameButtons.LEFT);
      case "KeyD" -> new KeyMap(0, GameButtons.RIGHT);
      case "Space" -> new KeyMap(0, GameButtons.ATTACK);
      case "ArrowUp" -> new KeyMap(1, GameButtons.UP);
      case "ArrowDown" -> new KeyMap(1, GameButtons.DOWN);
      case "ArrowLeft" -> new KeyMap(1, GameButtons.LEFT);
      case "ArrowRight" -> new KeyMap(1, GameButtons.RIGHT);
      case "Enter", "NumpadEnter" -> new KeyMap(1, GameButtons.ATTACK);
      default -> NOTHING;
    };
  }

  /** 0 for the left hand's keys, 1 for the right hand's. */
  int seat() {
    return seat;
  }

  /** The bit; {@link GameButtons#NONE} for a key that means nothing. */
  int button() {
    return button;
  }
}
