package dev.onlinematch.web.w3c;

import org.teavm.jso.JSBody;
import org.teavm.jso.dom.html.HTMLElement;

/** Pointer Events, 6. */
public final class PointerCapture {

  private PointerCapture() {}

  /** {@code element.setPointerCapture(pointerId)}. */
  @JSBody(
      params = {"element", "pointerId"},
      script = "element.setPointerCapture(pointerId);")
  public static native void set(HTMLElement element, int pointerId);
}
