package dev.onlinematch.web.build;

import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;

/**
 * Lets the browser write and read numbers. TeaVM's own way brings tables of powers of ten, which
 * are a fifth of the page when compressed, and is not exact ({@code parseDouble} loses bits); the
 * browser's is exact and there already.
 *
 * <p>What differs from Java: {@code 1.0} is written {@code 1} and {@code -0.0} is {@code 0}, and
 * exponents begin at 1e21 and 1e-7. JSON and people read the same in it.
 */
public final class BrowserNumbers implements ClassHolderTransformer {

  /** Made by TeaVM. */
  public BrowserNumbers() {}

  @Override
  public void transformClass(ClassHolder cls, ClassHolderTransformerContext context) {
    Replacement replacement = Replacement.ofStatic(cls, context, Decimals.class);
    switch (cls.getName()) {
      case "java.lang.Double" ->
          replacement
              .of("parseDouble", String.class, double.class)
              .of("toString", "write", double.class, String.class);
      case "java.lang.Integer" ->
          replacement
              .of("parseInt", String.class, int.class)
              .of("toString", "write", int.class, String.class)
              .of("toHexString", int.class, String.class)
              .of("numberOfLeadingZeros", int.class, int.class);
      case "java.lang.Long" ->
          replacement
              .of("parseLong", String.class, long.class)
              .of("toString", "write", long.class, String.class);
      default -> {}
    }
  }
}
