package dev.onlinematch.web.w3c;

import org.teavm.jso.JSBody;

/** Fetch standard, 5.6. */
public final class Fetch {

  private Fetch() {}

  @JSBody(
      params = {"url", "init"},
      script = "return fetch(url, init);")
  public static native Promise<Response> fetch(String url, RequestInit init);
}
