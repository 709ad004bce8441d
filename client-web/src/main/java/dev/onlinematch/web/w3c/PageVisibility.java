package dev.onlinematch.web.w3c;

import org.teavm.jso.JSBody;

/** HTML standard, 6.2. */
public final class PageVisibility {

  private PageVisibility() {}

  /** {@code document.hidden}. */
  @JSBody(script = "return document.hidden;")
  public static native boolean isHidden();
}
