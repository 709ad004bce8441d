package dev.onlinematch.web.w3c;

import org.teavm.jso.JSIndexer;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** Web IDL, 3.2.24 and 3.2.26: what scripts see as an array. */
public interface Sequence<T extends JSObject> extends JSObject {

  @JSProperty
  int getLength();

  @JSIndexer
  T get(int index);
}
