package dev.onlinematch.web.stage;

import dev.onlinematch.game.GameButtons;
import dev.onlinematch.web.w3c.PointerCapture;
import dev.onlinematch.web.w3c.PointerEvent;
import org.teavm.jso.dom.events.EventListener;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.TextRectangle;

/** A stick and a button on the glass, for one seat. */
final class TouchPad {

  private final HTMLElement stick;
  private final HTMLElement knob;
  private final HTMLElement strike;
  private final Runnable changed;
  // What the browser calls is held here too, for as long as it may call.
  private final EventListener<PointerEvent> stickDown = this::grab;
  private final EventListener<PointerEvent> stickMove = this::steer;
  private final EventListener<PointerEvent> stickUp = event -> letGo();
  private final EventListener<PointerEvent> strikeDown = this::press;
  private final EventListener<PointerEvent> strikeUp = event -> release();

  private boolean isGrabbed;
  private int direction;
  private int attack;

  TouchPad(HTMLElement pad, Runnable changed) {
    this.changed = changed;
    stick = pad.querySelector(".stick");
    knob = pad.querySelector(".stick i");
    strike = pad.querySelector(".strike");
    stick.addEventListener("pointerdown", stickDown);
    stick.addEventListener("pointermove", stickMove);
    stick.addEventListener("pointerup", stickUp);
    stick.addEventListener("pointercancel", stickUp);
    strike.addEventListener("pointerdown", strikeDown);
    strike.addEventListener("pointerup", strikeUp);
    strike.addEventListener("pointercancel", strikeUp);
  }

  /** What is held, as seen on the screen. */
  int held() {
    return direction | attack;
  }

  private void grab(PointerEvent event) {
    event.preventDefault();
    PointerCapture.set(stick, event.getPointerId());
    isGrabbed = true;
    steer(event);
  }

  private void steer(PointerEvent event) {
    if (!isGrabbed) {
      return;
    }
    TextRectangle box = stick.getBoundingClientRect();
    double radius = box.getWidth() / 2.0;
    double dx = event.getClientX() - box.getLeft() - radius;
    double dy = event.getClientY() - box.getTop() - radius;
    direction = StickDirection.of(dx / radius, dy / radius);
    double reach = Math.max(1, Math.sqrt(dx * dx + dy * dy) / (radius * 0.7));
    knob.getStyle()
        .setProperty(
            "transform", "translate(" + (int) (dx / reach) + "px," + (int) (dy / reach) + "px)");
    changed.run();
  }

  private void letGo() {
    isGrabbed = false;
    direction = GameButtons.NONE;
    knob.getStyle().removeProperty("transform");
    changed.run();
  }

  private void press(PointerEvent event) {
    event.preventDefault();
    PointerCapture.set(strike, event.getPointerId());
    attack = GameButtons.ATTACK;
    strike.getClassList().add("down");
    changed.run();
  }

  private void release() {
    attack = GameButtons.NONE;
    strike.getClassList().remove("down");
    changed.run();
  }
}
