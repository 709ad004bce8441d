package dev.onlinematch.web.build;

import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.MethodDescriptor;
import org.teavm.model.emit.ProgramEmitter;

/** Lets the browser do base64 (HTML standard, 8.3), which it does faster and without download. */
public final class BrowserBase64 implements ClassHolderTransformer {

  /** Made by TeaVM. */
  public BrowserBase64() {}

  @Override
  public void transformClass(ClassHolder cls, ClassHolderTransformerContext context) {
    Replacement replacement = Replacement.ofStatic(cls, context, Base64Text.class);
    switch (cls.getName()) {
      case "java.util.Base64$Encoder" ->
          replacement.of("encodeToString", "write", byte[].class, String.class);
      case "java.util.Base64$Decoder" ->
          replacement.of("decode", "read", String.class, byte[].class);
      // The alphabets, which nobody reads any more.
      case "org.teavm.classlib.impl.Base64Impl" ->
          ProgramEmitter.create(
                  cls.getMethod(new MethodDescriptor("<clinit>", void.class)),
                  context.getHierarchy())
              .exit();
      default -> {}
    }
  }
}
