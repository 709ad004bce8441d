package dev.onlinematch.shrink;

import com.google.javascript.rhino.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The list of all classes as {@link ClassList} writes it, in the parsed script. */
final class Rows {

  /**
   * One class: {@code constructor[,"name"],superclass[,[interfaces]][,"method",function]...}.
   *
   * @param nodes all of it
   * @param parent the superclass's constructor, or 0
   * @param faces whether interfaces are named
   * @param methods name and function
   */
  record Row(List<Node> nodes, Node parent, boolean faces, Map<String, Node> methods) {}

  private final Map<String, Row> rows = new LinkedHashMap<>();

  Rows(Node block) {
    Node at = find(block).getFirstChild();
    while (at != null) {
      String cls = at.getString();
      List<Node> nodes = new ArrayList<>();
      nodes.add(at);
      at = at.getNext();
      if (at.isStringLit()) {
        nodes.add(at);
        at = at.getNext();
      }
      Node parent = at;
      nodes.add(at);
      at = at.getNext();
      boolean faces = at != null && at.isArrayLit();
      if (faces) {
        nodes.add(at);
        at = at.getNext();
      }
      Map<String, Node> methods = new LinkedHashMap<>();
      while (at != null && at.isStringLit()) {
        methods.put(at.getString(), at.getNext());
        nodes.add(at);
        nodes.add(at.getNext());
        at = at.getNext().getNext();
      }
      rows.put(cls, new Row(nodes, parent, faces, methods));
    }
  }

  Map<String, Row> byClass() {
    return rows;
  }

  // The statement list([Object,0,...]).
  static Node find(Node block) {
    for (Node statement = block.getFirstChild();
        statement != null;
        statement = statement.getNext()) {
      if (statement.isExprResult() && statement.getFirstChild().isCall()) {
        Node list = statement.getFirstChild().getSecondChild();
        if (list != null
            && list.isArrayLit()
            && list.hasChildren()
            && list.getFirstChild().isName()) {
          return list;
        }
      }
    }
    throw new IllegalStateException("no list of classes");
  }
}
