package dev.onlinematch.web.stage;

import dev.onlinematch.game.GameButtons;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.events.EventListener;
import org.teavm.jso.dom.events.KeyboardEvent;
import org.teavm.jso.dom.html.HTMLElement;

/** W A S D and space, arrows and enter. */
final class Keyboard {

  private final int[] held = new int[2];
  private final Runnable changed;
  // What the browser calls is held here too, for as long as it may call.
  private final EventListener<KeyboardEvent> down = this::handleDown;
  private final EventListener<KeyboardEvent> up = this::handleUp;
  private boolean isOn;

  Keyboard(Runnable changed) {
    this.changed = changed;
    Window window = Window.current();
    window.addEventListener("keydown", down);
    window.addEventListener("keyup", up);
    // A key that is let go elsewhere is not told to this page.
    window.onEvent("blur", event -> releaseAll());
  }

  void turn(boolean on) {
    isOn = on;
    releaseAll();
  }

  /** What is held by the left hand's keys (0) or the right hand's (1). */
  int held(int hand) {
    return held[hand];
  }

  private void releaseAll() {
    held[0] = GameButtons.NONE;
    held[1] = GameButtons.NONE;
    changed.run();
  }

  private void handleDown(KeyboardEvent event) {
    KeyMap key = KeyMap.of(event.getCode());
    if (!isOn || key == KeyMap.NOTHING || isShortcut(event) || pressesButton(key, event)) {
      return;
    }
    event.preventDefault();
    if (!event.isRepeat()) {
      held[key.seat()] |= key.button();
      changed.run();
    }
  }

  private void handleUp(KeyboardEvent event) {
    KeyMap key = KeyMap.of(event.getCode());
    if (isOn && key != KeyMap.NOTHING) {
      held[key.seat()] &= ~key.button();
      changed.run();
    }
  }

  private static boolean isShortcut(KeyboardEvent event) {
    return event.isCtrlKey() || event.isAltKey() || event.isMetaKey();
  }

  // Space and enter press the button that has the focus; the arena does not take that away.
  private static boolean pressesButton(KeyMap key, KeyboardEvent event) {
    return key.button() == GameButtons.ATTACK
        && event.getTarget() instanceof HTMLElement element
        && "BUTTON".equals(element.getTagName());
  }
}
