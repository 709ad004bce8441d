package dev.onlinematch.web.w3c;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** HTML standard, 6.2 (visibility) and 9.3 (online); Page Lifecycle, 4; Network Information, 7. */
public final class PageLifecycle {

  private PageLifecycle() {}

  /** Hears how the page is. */
  @JSFunctor
  public interface Listener extends JSObject {

    /** It is hidden or seen, or the network may be another one. */
    void onChange(boolean isHidden);
  }

  /** Tells how the page is, at once and whenever that may have changed. */
  @JSBody(
      params = "listener",
      script =
          "let tell = () => listener(document.hidden);"
              + "document.onvisibilitychange = document.onresume = self.ononline = tell;"
              + "document.onfreeze = () => listener(true);"
              + "if (navigator.connection) navigator.connection.onchange = tell;"
              + "tell();")
  public static native void listen(Listener listener);
}
