package dev.onlinematch.web.w3c;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** Gamepad, 3. */
public abstract class Gamepad implements JSObject {

  /** Of the navigator: by slot, null in one that is empty. */
  @JSBody(script = "return navigator.getGamepads();")
  public static native Sequence<Gamepad> all();

  @JSProperty
  public abstract double[] getAxes();

  @JSProperty
  public abstract Sequence<Button> getButtons();

  /** Gamepad, 4. */
  public interface Button extends JSObject {

    @JSProperty
    boolean isPressed();
  }
}
