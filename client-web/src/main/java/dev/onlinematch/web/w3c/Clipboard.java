package dev.onlinematch.web.w3c;

import org.teavm.jso.JSBody;
import org.teavm.jso.core.JSUndefined;

/** Clipboard API, 8.2. */
public final class Clipboard {

  private Clipboard() {}

  /** False where the page is not in a secure context. */
  @JSBody(script = "return 'clipboard' in navigator;")
  public static native boolean isSupported();

  @JSBody(params = "text", script = "return navigator.clipboard.writeText(text);")
  public static native Promise<JSUndefined> writeText(String text);
}
