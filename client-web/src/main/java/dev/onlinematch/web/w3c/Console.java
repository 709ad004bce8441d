package dev.onlinematch.web.w3c;

import org.teavm.jso.JSBody;

/** Console standard, 1.1. */
public final class Console {

  private Console() {}

  @JSBody(params = "message", script = "console.warn(message);")
  public static native void warn(String message);

  @JSBody(params = "message", script = "console.error(message);")
  public static native void error(String message);
}
