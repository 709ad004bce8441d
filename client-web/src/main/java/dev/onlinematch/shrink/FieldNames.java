package dev.onlinematch.shrink;

import com.google.javascript.rhino.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives the fields of each class one-letter names. TeaVM gives every field of the program a name of
 * its own, which compresses badly: with names that start anew in each class a page is 8 % smaller.
 *
 * <p>It is safe because TeaVM's names are unique: one that a constructor sets is a field, of that
 * class and nowhere else. A class goes on where its superclass ends, and methods have longer names.
 */
final class FieldNames {

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private final Map<String, Rows.Row> rows;
  private final Map<String, Set<String>> fields = new HashMap<>();

  private FieldNames(Node block) {
    rows = new Rows(block).byClass();
    for (Node statement = block.getFirstChild();
        statement != null;
        statement = statement.getNext()) {
      if (statement.isFunction() && rows.containsKey(statement.getFirstChild().getString())) {
        Set<String> names = new LinkedHashSet<>();
        Nodes.children(statement.getLastChild()).forEach(step -> addField(step, names));
        fields.put(statement.getFirstChild().getString(), names);
      }
    }
    fields.forEach(
        (cls, names) -> {
          for (String parent : ancestors(cls)) {
            names.removeAll(fields.getOrDefault(parent, Set.of()));
          }
        });
  }

  /** Changes a block of functions with the list of their classes. */
  static void apply(Node block) {
    Nodes.renameProperties(block, new FieldNames(block).renamed());
  }

  // this.a=null
  private static void addField(Node step, Set<String> names) {
    if (step.isExprResult()
        && step.getFirstChild().isAssign()
        && step.getFirstFirstChild().isGetProp()
        && step.getFirstFirstChild().getFirstChild().isThis()) {
      names.add(step.getFirstFirstChild().getString());
    }
  }

  private Map<String, String> renamed() {
    Map<String, String> renamed = new HashMap<>();
    fields.forEach(
        (cls, names) -> {
          int next = inherited(cls);
          for (String name : names) {
            String letter = next < LETTERS.length() ? LETTERS.substring(next, next + 1) : name;
            if (renamed.put(name, letter) != null) {
              throw new IllegalStateException("TeaVM has changed: two fields " + name);
            }
            next++;
          }
        });
    return renamed;
  }

  private int inherited(String cls) {
    return ancestors(cls).stream()
        .mapToInt(parent -> fields.getOrDefault(parent, Set.of()).size())
        .sum();
  }

  private List<String> ancestors(String cls) {
    List<String> ancestors = new ArrayList<>();
    for (Node at = rows.get(cls).parent(); at.isName(); at = rows.get(at.getString()).parent()) {
      ancestors.add(at.getString());
    }
    return ancestors;
  }
}
