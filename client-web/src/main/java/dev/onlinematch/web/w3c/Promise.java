package dev.onlinematch.web.w3c;

import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSMethod;
import org.teavm.jso.JSObject;

/**
 * ECMAScript 2020, 25.6. TeaVM's own binding hands on Java objects, and brings a table of all that
 * it has made of JavaScript's.
 */
public interface Promise<T extends JSObject> extends JSObject {

  void then(Reaction<T> fulfilled, Reaction<JSObject> rejected);

  @JSMethod("catch")
  void whenRejected(Reaction<JSObject> rejected);

  /** What is called when it is settled, with the value or the reason. */
  @JSFunctor
  interface Reaction<T extends JSObject> extends JSObject {
    void settled(T result);
  }
}
