package dev.onlinematch.web.w3c;

import org.teavm.jso.JSBody;

/** CSSOM View, 4.2. */
public final class MediaQuery {

  private MediaQuery() {}

  /** What {@code window.matchMedia(query).matches} says now. */
  @JSBody(params = "query", script = "return matchMedia(query).matches;")
  public static native boolean matches(String query);
}
