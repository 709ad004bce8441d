package dev.onlinematch.web.build;

import java.util.ArrayList;
import java.util.List;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.MethodDescriptor;
import org.teavm.model.MethodHolder;
import org.teavm.model.emit.ProgramEmitter;
import org.teavm.model.emit.ValueEmitter;

/** Replaces methods of the library by static ones of ours. */
public final class Replacement {

  private final ClassHolder cls;
  private final ClassHolderTransformerContext context;
  private final Class<?> ours;
  private final boolean isOfObject;

  private Replacement(
      ClassHolder cls, ClassHolderTransformerContext context, Class<?> ours, boolean isOfObject) {
    this.cls = cls;
    this.context = context;
    this.ours = ours;
    this.isOfObject = isOfObject;
  }

  /** Static methods, or what does not look at its object. */
  public static Replacement ofStatic(
      ClassHolder cls, ClassHolderTransformerContext context, Class<?> ours) {
    return new Replacement(cls, context, ours, false);
  }

  /** Methods whose object is the first parameter of ours. */
  public static Replacement ofObject(
      ClassHolder cls, ClassHolderTransformerContext context, Class<?> ours) {
    return new Replacement(cls, context, ours, true);
  }

  /** Of the same name; the types are those of the parameters, then that of the result. */
  public Replacement of(String name, Class<?>... types) {
    return of(name, name, types);
  }

  /** Of another name. */
  public Replacement of(String name, String oursName, Class<?>... types) {
    MethodHolder method = cls.getMethod(new MethodDescriptor(name, types));
    if (method == null) {
      throw new IllegalStateException("TeaVM has changed: no " + name + " in " + cls);
    }
    ProgramEmitter program = ProgramEmitter.create(method, context.getHierarchy());
    List<ValueEmitter> arguments = new ArrayList<>();
    if (isOfObject) {
      arguments.add(program.var(0, cls));
    }
    for (int i = 0; i < types.length - 1; i++) {
      arguments.add(program.var(i + 1, types[i]));
    }
    Class<?> result = types[types.length - 1];
    ValueEmitter value =
        program.invoke(ours, oursName, result, arguments.toArray(ValueEmitter[]::new));
    if (result == void.class) {
      program.exit();
    } else {
      value.returnValue();
    }
    return this;
  }
}
