package dev.onlinematch.web.library;

import dev.onlinematch.web.build.Replacement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.FieldHolder;
import org.teavm.model.MethodHolder;
import org.teavm.model.ReferenceCache;
import org.teavm.model.util.ModelUtils;
import org.teavm.parsing.ClassRefsRenamer;

/**
 * Gives some classes of Java's library another inside. What somebody asks of them and they do not
 * have is an error of the build.
 */
public final class SmallLibrary implements ClassHolderTransformer {

  private static final Map<String, Class<?>> INSIDES =
      Map.of(
          "java.util.HashMap", MapInside.class,
          "java.util.LinkedHashMap", MapInside.class,
          "java.lang.StringBuilder", JoinedText.class);

  /** Made by TeaVM. */
  public SmallLibrary() {}

  @Override
  public void transformClass(ClassHolder cls, ClassHolderTransformerContext context) {
    if (INSIDES.containsKey(cls.getName())) {
      replaceInside(cls, INSIDES.get(cls.getName()).getName(), context);
    } else if (cls.getName().equals("java.util.ArrayList")) {
      Replacement.ofObject(cls, context, ShortLists.class).of("sort", Comparator.class, void.class);
    }
  }

  private static void replaceInside(
      ClassHolder cls, String inside, ClassHolderTransformerContext context) {
    ClassRefsRenamer renamer =
        new ClassRefsRenamer(
            new ReferenceCache(), name -> name.equals(inside) ? cls.getName() : name);
    ClassHolder other =
        renamer.rename(ModelUtils.copyClass(context.getHierarchy().getClassSource().get(inside)));
    // A LinkedHashMap stays a HashMap.
    if (!cls.getName().equals("java.util.LinkedHashMap")) {
      cls.setParent(other.getParent());
    }
    List.copyOf(cls.getFields()).forEach(cls::removeField);
    List.copyOf(cls.getMethods()).forEach(cls::removeMethod);
    for (FieldHolder field : List.copyOf(other.getFields())) {
      other.removeField(field);
      cls.addField(field);
    }
    for (MethodHolder method : List.copyOf(other.getMethods())) {
      other.removeMethod(method);
      cls.addMethod(method);
    }
  }
}
