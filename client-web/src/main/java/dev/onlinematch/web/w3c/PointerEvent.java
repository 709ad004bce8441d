package dev.onlinematch.web.w3c;

import org.teavm.jso.JSProperty;
import org.teavm.jso.dom.events.MouseEvent;

/** Pointer Events, 4. */
public interface PointerEvent extends MouseEvent {

  @JSProperty
  int getPointerId();

  @JSProperty
  String getPointerType();
}
