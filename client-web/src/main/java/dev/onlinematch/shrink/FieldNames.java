package dev.onlinematch.shrink;

import com.google.javascript.rhino.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
  private final Map<String, List<String>> fields = new HashMap<>();

  private FieldNames(Node block) {
    rows = new Rows(block).byClass();
    for (Node statement = block.getFirstChild();
        statement != null;
        statement = statement.getNext()) {
      if (statement.isFunction() && rows.containsKey(statement.getFirstChild().getString())) {
        List<String> names = new ArrayList<>();
        Nodes.children(statement.getLastChild()).forEach(step -> addField(step, names));
        fields.put(statement.getFirstChild().getString(), names);
      }
    }
  }

  /** Changes a block of functions with the list of their classes. */
  static void apply(Node block) {
    rename(block, new FieldNames(block).renamed());
  }

  // this.a=null, or a.a=null after let a=this
  private static void addField(Node step, List<String> names) {
    if (step.isExprResult() && step.getFirstChild().isAssign()) {
      names.add(step.getFirstFirstChild().getString());
    }
  }

  private Map<String, String> renamed() {
    Map<String, String> renamed = new HashMap<>();
    fields.forEach(
        (cls, names) -> {
          int first = inherited(cls);
          for (int i = 0; i < names.size() && first + i < LETTERS.length(); i++) {
            String letter = LETTERS.substring(first + i, first + i + 1);
            if (renamed.put(names.get(i), letter) != null) {
              throw new IllegalStateException("TeaVM has changed: two fields " + names.get(i));
            }
          }
        });
    return renamed;
  }

  private int inherited(String cls) {
    int count = 0;
    for (Node at = rows.get(cls).parent(); at.isName(); at = rows.get(at.getString()).parent()) {
      count += fields.getOrDefault(at.getString(), List.of()).size();
    }
    return count;
  }

  private static void rename(Node node, Map<String, String> renamed) {
    if (node.isGetProp()) {
      node.setString(renamed.getOrDefault(node.getString(), node.getString()));
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      rename(child, renamed);
    }
  }
}
