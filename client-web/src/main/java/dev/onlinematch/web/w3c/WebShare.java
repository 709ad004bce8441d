package dev.onlinematch.web.w3c;

import org.teavm.jso.JSBody;
import org.teavm.jso.core.JSUndefined;

/** Web Share API, 2.1. */
public final class WebShare {

  private WebShare() {}

  /** Whether this browser can share; few on desktops can. */
  @JSBody(script = "return 'share' in navigator;")
  public static native boolean isSupported();

  @JSBody(
      params = {"title", "url"},
      script = "return navigator.share({title: title, url: url});")
  public static native Promise<JSUndefined> share(String title, String url);
}
