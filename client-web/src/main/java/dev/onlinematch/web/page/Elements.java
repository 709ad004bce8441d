package dev.onlinematch.web.page;

import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.events.EventListener;
import org.teavm.jso.dom.html.HTMLButtonElement;
import org.teavm.jso.dom.html.HTMLDocument;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;
import org.teavm.jso.dom.html.HTMLSelectElement;

/** Elements of {@code index.html} by id, and the few things that are done to them. */
final class Elements {

  private Elements() {}

  static HTMLElement body() {
    return HTMLDocument.current().getBody();
  }

  static HTMLElement element(String id) {
    return HTMLDocument.current().getElementById(id);
  }

  static HTMLElement create(String tag, String className, String text) {
    HTMLElement element = HTMLDocument.current().createElement(tag);
    element.setClassName(className);
    return element.withText(text);
  }

  static String value(String id) {
    return ((HTMLInputElement) element(id)).getValue();
  }

  /** What is chosen in a drop-down list. */
  static String chosen(String id) {
    return ((HTMLSelectElement) element(id)).getValue();
  }

  static void setValue(String id, String value) {
    ((HTMLInputElement) element(id)).setValue(value);
  }

  static void setEnabled(String id, boolean isEnabled) {
    ((HTMLButtonElement) element(id)).setDisabled(!isEnabled);
  }

  static void setPressed(String id, boolean isPressed) {
    element(id).setAttribute("aria-pressed", Boolean.toString(isPressed));
  }

  /** During a game the keys belong to the arena; elsewhere it is hidden and takes no focus. */
  static void focusArena() {
    element("game").focus();
  }

  static void setShown(String id, boolean isShown) {
    element(id).setHidden(!isShown);
  }

  /** Shows the element with that text, or not at all where there is none. */
  static void setText(String id, String text) {
    element(id).withText(text).setHidden(text.isEmpty());
  }

  static void onClick(String id, Runnable action) {
    EventListener<Event> listener = event -> action.run();
    element(id).addEventListener("click", listener);
  }

  /** A button of a form, or enter in one of its fields. The page itself goes nowhere. */
  static void onSubmit(String id, Runnable action) {
    EventListener<Event> listener =
        event -> {
          event.preventDefault();
          action.run();
        };
    element(id).addEventListener("submit", listener);
  }
}
