package dev.onlinematch.shrink;

import com.google.javascript.jscomp.CodePrinter;
import com.google.javascript.rhino.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes one class of those that nobody can tell apart: they have the same fields, no methods and no
 * subclasses, and nobody tests for one. Of most it is {@code function Y(a){this.a=a}}.
 */
final class SameClasses {

  private final Map<String, Rows.Row> rows;
  private final Map<String, List<Node>> uses = new HashMap<>();

  private SameClasses(Node block) {
    rows = new Rows(block).byClass();
    collect(block);
  }

  /** Changes a block of functions with the list of their classes. */
  static void apply(Node block) {
    new SameClasses(block).applyTo(block);
  }

  private void collect(Node node) {
    if (node.isName() && rows.containsKey(node.getString())) {
      uses.computeIfAbsent(node.getString(), none -> new ArrayList<>()).add(node);
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      collect(child);
    }
  }

  private void applyTo(Node block) {
    Map<String, String> kept = new HashMap<>();
    for (Node statement : Nodes.children(block)) {
      if (statement.isFunction() && isOnlyMade(statement.getFirstChild().getString())) {
        String cls = statement.getFirstChild().getString();
        String first = kept.putIfAbsent(text(statement), cls);
        if (first != null) {
          rows.get(cls).nodes().forEach(Node::detach);
          statement.detach();
          uses.get(cls).forEach(use -> use.setString(first));
        }
      }
    }
  }

  private boolean isOnlyMade(String cls) {
    Rows.Row row = rows.get(cls);
    // The class and its superclass, which is the first of all.
    if (row == null
        || row.nodes().size() > 2
        || !row.parent().matchesName(rows.keySet().iterator().next())) {
      return false;
    }
    long made =
        uses.get(cls).stream()
            .filter(use -> use.getParent().isNew() && use == use.getParent().getFirstChild())
            .count();
    return uses.get(cls).size() == made + 2;
  }

  private static String text(Node constructor) {
    return new CodePrinter.Builder(constructor.getSecondChild()).build()
        + new CodePrinter.Builder(constructor.getLastChild()).build();
  }
}
