package dev.onlinematch.web.build;

import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.MethodHolder;
import org.teavm.model.transformation.BoundCheckInsertion;

/**
 * Has the indices of arrays checked in our own code. TeaVM's strict mode would do that everywhere,
 * and check every cast and every receiver for null besides, which is six percent of the page:
 * JavaScript itself refuses to read a field of null, but not an element that an array does not
 * have.
 */
public final class ArrayBounds implements ClassHolderTransformer {

  private final BoundCheckInsertion insertion = new BoundCheckInsertion();

  /** Made by TeaVM. */
  public ArrayBounds() {}

  @Override
  public void transformClass(ClassHolder cls, ClassHolderTransformerContext context) {
    if (!cls.getName().startsWith("dev.onlinematch.")) {
      return;
    }
    for (MethodHolder method : cls.getMethods()) {
      if (method.getProgram() != null) {
        insertion.transformProgram(method.getProgram(), method.getReference());
      }
    }
  }
}
