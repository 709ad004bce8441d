package dev.onlinematch.web.w3c;

import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSString;

/** Fetch standard, 5.5. */
public interface Response extends JSObject {

  @JSProperty
  int getStatus();

  Promise<JSString> text();

  @JSProperty
  Headers getHeaders();

  /** Fetch standard, 5.1. */
  interface Headers extends JSObject {

    /** Null for a header that is not there, or not to be seen from this origin. */
    String get(String name);
  }
}
