package dev.onlinematch.shrink;

import com.google.javascript.jscomp.CodePrinter;
import com.google.javascript.rhino.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Puts classes that resemble each other side by side in the list, as {@link FunctionOrder} does
 * with functions. A class stays behind its superclass.
 */
final class RowOrder {

  private RowOrder() {}

  /** Changes the list in a block. */
  static void apply(Node block) {
    Map<String, Rows.Row> rows = new Rows(block).byClass();
    // In the order of their first subclass, which is behind their own row.
    Map<String, List<Rows.Row>> bySuperclass = new LinkedHashMap<>();
    for (Rows.Row row : rows.values()) {
      String parent = row.parent().isName() ? row.parent().getString() : "";
      bySuperclass.computeIfAbsent(parent, none -> new ArrayList<>()).add(row);
    }
    List<Rows.Row> ordered = new ArrayList<>();
    for (List<Rows.Row> alike : bySuperclass.values()) {
      List<String> texts = alike.stream().map(RowOrder::text).toList();
      FunctionOrder.order(texts).forEach(i -> ordered.add(alike.get(i)));
    }
    Node list = ordered.get(0).parent().getParent();
    for (Rows.Row row : ordered) {
      for (Node node : row.nodes()) {
        list.addChildToBack(node.detach());
      }
    }
  }

  private static String text(Rows.Row row) {
    return row.nodes().stream()
        .map(node -> new CodePrinter.Builder(node).build())
        .collect(Collectors.joining(","));
  }
}
