package dev.onlinematch.web.build;

import dev.onlinematch.wire.Utf8;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;

/** Lets the browser do UTF-8 (Encoding standard, 8), as strictly as {@link Utf8} does. */
public final class BrowserUtf8 implements ClassHolderTransformer {

  /** Made by TeaVM. */
  public BrowserUtf8() {}

  @Override
  public void transformClass(ClassHolder cls, ClassHolderTransformerContext context) {
    if (cls.getName().equals(Utf8.class.getName())) {
      Replacement.ofStatic(cls, context, Utf8Text.class)
          .of("length", String.class, int.class)
          .of("encode", String.class, byte[].class)
          .of("decode", byte[].class, String.class);
    }
  }
}
