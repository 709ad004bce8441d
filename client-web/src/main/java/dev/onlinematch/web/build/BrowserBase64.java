package dev.onlinematch.web.build;

import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.MethodDescriptor;
import org.teavm.model.MethodHolder;
import org.teavm.model.emit.ProgramEmitter;

/** Lets the browser do base64 (HTML standard, 8.3), which it does faster and without download. */
public final class BrowserBase64 implements ClassHolderTransformer {

  /** Made by TeaVM. */
  public BrowserBase64() {}

  @Override
  public void transformClass(ClassHolder cls, ClassHolderTransformerContext context) {
    switch (cls.getName()) {
      case "java.util.Base64$Encoder" ->
          replace(cls, context, "encodeToString", byte[].class, String.class, "write");
      case "java.util.Base64$Decoder" ->
          replace(cls, context, "decode", String.class, byte[].class, "read");
      // The alphabets, which nobody reads any more.
      case "org.teavm.classlib.impl.Base64Impl" ->
          ProgramEmitter.create(
                  cls.getMethod(new MethodDescriptor("<clinit>", void.class)),
                  context.getHierarchy())
              .exit();
      default -> {}
    }
  }

  private static void replace(
      ClassHolder cls,
      ClassHolderTransformerContext context,
      String name,
      Class<?> from,
      Class<?> to,
      String by) {
    MethodHolder method = cls.getMethod(new MethodDescriptor(name, from, to));
    if (method == null) {
      throw new IllegalStateException("TeaVM has changed: no " + name + " in " + cls);
    }
    ProgramEmitter program = ProgramEmitter.create(method, context.getHierarchy());
    program.invoke(Base64Text.class, by, to, program.var(1, from)).returnValue();
  }
}
