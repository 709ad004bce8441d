package dev.onlinematch.shrink;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives the fields of each class one-letter names. TeaVM gives every field of the program a name of
 * its own, which compresses badly: with names that start anew in each class a page is 8 % smaller.
 *
 * <p>It is safe because TeaVM's names are unique: one that a constructor sets is a field, of that
 * class and nowhere else. A class goes on where its superclass ends, and methods have longer names.
 */
final class FieldNames {

  // function Ab(){let a=this;F.call(a);a.xY=null;a.zz=0;}   or   function
  // Ab(){F.call(this);this.xY=null;}
  private static final Pattern CONSTRUCTOR =
      Pattern.compile(
          "function ([\\w$]+)\\(\\)\\{\\s*(?:let a=this;)?\\s*[\\w$]+\\.call\\((?:a|this)\\);"
              + "((?:\\s*(?:a|this)\\.[\\w$]+\\s*=\\s*[^;{}]*;)*)\\s*\\}");

  private static final Pattern FIELD = Pattern.compile("(?:a|this)\\.([\\w$]{2,4})\\s*=");

  // In the list of all classes: constructor, 0 or name and package, superclass, [interfaces]
  private static final Pattern SUPERCLASS =
      Pattern.compile(
          "[\\[,]\\s*([A-Za-z_$][\\w$]*),\\s*(?:0|\"[^\"]*\",\\s*\\d+),\\s*([A-Za-z_$][\\w$]*),\\s*\\[");

  // Strings are passed over whole.
  private static final Pattern TOKEN =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|\\.([A-Za-z_$][\\w$]*)");

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private final Map<String, String> superclasses = new HashMap<>();
  private final Map<String, String[]> fields = new HashMap<>();

  private FieldNames(String script) {
    Matcher superclass = SUPERCLASS.matcher(script);
    while (superclass.find()) {
      superclasses.put(superclass.group(1), superclass.group(2));
    }
    Matcher constructor = CONSTRUCTOR.matcher(script);
    while (constructor.find()) {
      fields.put(
          constructor.group(1),
          FIELD
              .matcher(constructor.group(2))
              .results()
              .map(m -> m.group(1))
              .toArray(String[]::new));
    }
  }

  /** The same script with short names. */
  static String shorten(String script) {
    Map<String, String> renamed = new FieldNames(script).renamed();
    return TOKEN
        .matcher(script)
        .replaceAll(
            token -> {
              String name = token.group(1);
              String text = name == null ? token.group() : "." + renamed.getOrDefault(name, name);
              return Matcher.quoteReplacement(text);
            });
  }

  private Map<String, String> renamed() {
    Map<String, String> renamed = new HashMap<>();
    fields.forEach(
        (cls, names) -> {
          int first = inherited(cls);
          for (int i = 0; i < names.length && first + i < LETTERS.length(); i++) {
            String letter = LETTERS.substring(first + i, first + i + 1);
            if (renamed.put(names[i], letter) != null) {
              throw new IllegalStateException("TeaVM has changed: two fields " + names[i]);
            }
          }
        });
    return renamed;
  }

  private int inherited(String cls) {
    int count = 0;
    for (String at = superclassOf(cls); at != null; at = superclasses.get(at)) {
      count += fields.getOrDefault(at, new String[0]).length;
    }
    return count;
  }

  private String superclassOf(String cls) {
    String superclass = superclasses.get(cls);
    if (superclass == null) {
      throw new IllegalStateException("TeaVM has changed: no superclass of " + cls);
    }
    return superclass;
  }
}
