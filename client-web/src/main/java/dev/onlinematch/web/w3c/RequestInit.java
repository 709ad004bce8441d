package dev.onlinematch.web.w3c;

import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSMapLike;
import org.teavm.jso.core.JSString;

/** Fetch standard, 5.4. */
public interface RequestInit extends JSObject {

  @JSProperty
  void setMethod(String method);

  @JSProperty
  void setHeaders(JSMapLike<JSString> headers);

  @JSProperty
  void setBody(String body);

  @JSProperty
  void setCredentials(String credentials);

  @JSProperty
  void setCache(String cache);
}
