package dev.onlinematch.shrink;

import com.google.javascript.rhino.Node;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Names the methods in the list of classes anew, in the order in which they stand there. Of methods
 * that are mentioned equally often TeaVM names now one and now another first; so two builds of one
 * source are the same.
 *
 * <p>Only names of two letters, of which nothing but calls is seen: no method of the browser has
 * one. Whatever else is called so keeps its name.
 */
final class MethodNames {

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

  /** What ECMAScript calls so. */
  private static final Set<String> TAKEN = Set.of("at", "is", "of");

  private final Map<String, String> renamed = new LinkedHashMap<>();
  private final Set<String> others = new HashSet<>(TAKEN);

  private MethodNames(Node block) {
    findOthers(block);
    for (Rows.Row row : new Rows(block).byClass().values()) {
      for (String name : row.methods().keySet()) {
        if (name.length() == 2 && !others.contains(name)) {
          renamed.putIfAbsent(name, "");
        }
      }
    }
    int next = 0;
    for (Map.Entry<String, String> method : renamed.entrySet()) {
      String name;
      do {
        int number = next++;
        name = "" + LETTERS.charAt(number / 26) + LETTERS.charAt(number % 26);
      } while (others.contains(name));
      method.setValue(name);
    }
  }

  /** Changes a block of functions with the list of their classes. */
  static void apply(Node block) {
    MethodNames names = new MethodNames(block);
    Node list = Rows.find(block);
    for (Node item : Nodes.children(list)) {
      if (item.isStringLit()) {
        item.setString(names.renamed.getOrDefault(item.getString(), item.getString()));
      }
    }
    Nodes.renameProperties(block, names.renamed);
  }

  // a.b=... and f(a.b), but not a.b(...)
  private void findOthers(Node node) {
    boolean isCalled = node.getParent().isCall() && node == node.getParent().getFirstChild();
    if (node.isGetProp() && !isCalled) {
      others.add(node.getString());
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      findOthers(child);
    }
  }
}
