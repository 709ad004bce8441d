package dev.onlinematch.web.build;

import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.MethodDescriptor;
import org.teavm.model.MethodHolder;
import org.teavm.model.emit.ProgramEmitter;

/**
 * Lets the browser write decimals and read numbers. TeaVM's own way brings tables of powers of ten,
 * which are a fifth of the page when compressed, and is not exact ({@code parseDouble} loses bits);
 * the browser's is exact and there already.
 *
 * <p>What differs from Java: {@code 1.0} is written {@code 1}, and exponents begin at 1e21 and
 * 1e-7. Everything that is read here is JSON, where that makes no difference.
 */
public final class BrowserNumbers implements ClassHolderTransformer {

  /** Made by TeaVM. */
  public BrowserNumbers() {}

  @Override
  public void transformClass(ClassHolder cls, ClassHolderTransformerContext context) {
    switch (cls.getName()) {
      case "java.lang.Double" -> replaceParsing(cls, context, "parseDouble", double.class);
      case "java.lang.Integer" -> replaceParsing(cls, context, "parseInt", int.class);
      case "java.lang.Long" -> replaceParsing(cls, context, "parseLong", long.class);
      case "java.lang.AbstractStringBuilder" -> {
        replaceWriting(cls, context, double.class);
        replaceWriting(cls, context, float.class);
      }
      default -> {}
    }
  }

  private static void replaceParsing(
      ClassHolder cls, ClassHolderTransformerContext context, String name, Class<?> type) {
    MethodHolder method = method(cls, new MethodDescriptor(name, String.class, type));
    ProgramEmitter program = ProgramEmitter.create(method, context.getHierarchy());
    program.invoke(Decimals.class, name, type, program.var(1, String.class)).returnValue();
  }

  // insert(int, double) and insert(int, float), which everything that writes decimals ends in.
  private static void replaceWriting(
      ClassHolder cls, ClassHolderTransformerContext context, Class<?> type) {
    for (MethodHolder method : cls.getMethods()) {
      MethodDescriptor descriptor = method.getDescriptor();
      if (descriptor.getName().equals("insert")
          && descriptor.parameterCount() == 2
          && descriptor.parameterType(1).toString().equals(type == double.class ? "D" : "F")) {
        ProgramEmitter program = ProgramEmitter.create(method, context.getHierarchy());
        var value = program.var(2, type);
        var text =
            program.invoke(
                Decimals.class,
                "write",
                String.class,
                type == double.class ? value : value.cast(double.class));
        program
            .var(0, cls)
            .invokeVirtual(
                "insert",
                org.teavm.model.ValueType.object(cls.getName()),
                program.var(1, int.class),
                text)
            .returnValue();
      }
    }
  }

  private static MethodHolder method(ClassHolder cls, MethodDescriptor descriptor) {
    MethodHolder method = cls.getMethod(descriptor);
    if (method == null) {
      throw new IllegalStateException("TeaVM has changed: no " + descriptor + " in " + cls);
    }
    return method;
  }
}
