package dev.onlinematch.shrink;

import com.google.javascript.jscomp.NodeUtil;
import com.google.javascript.rhino.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Switches by an enum's constants themselves. Java's compiler makes a table for each class that
 * does so, from the constant's number to that of the case:
 *
 * <pre>
 * t=make(2);d=t.data;T=t;d[check(A.o,d)]=1;d[check(B.o,d)]=2;
 * d=T.data;switch(d[check(x.o,d)]){case 1:...case 2:...}     switch(x){case A:...case B:...}
 * </pre>
 *
 * <p>A switch by null, which no build of the page may do, goes to its default instead of failing.
 */
final class EnumSwitches {

  /** The constant of each case, and the statements that fill the table. */
  private record Table(Map<Integer, Node> constants, List<Node> statements) {}

  private final Node block;
  private final Map<String, Table> tables = new HashMap<>();

  private EnumSwitches(Node block) {
    this.block = block;
    for (Node early : Nodes.children(block)) {
      if (early.isBlock()) {
        findTables(early);
      }
    }
  }

  /** Changes a block of functions in which tables are filled at the start. */
  static void apply(Node block) {
    EnumSwitches switches = new EnumSwitches(block);
    switches.rewrite(block);
    switches.tables.forEach(switches::spare);
  }

  private void findTables(Node node) {
    for (Node statement : Nodes.children(node)) {
      if (statement.isBlock()) {
        findTables(statement);
      } else {
        readTable(statement);
      }
    }
  }

  // T=t; behind t=make(...);d=t.data; and before d[check(A.o,d)]=1;...
  private void readTable(Node statement) {
    Node data = statement.getPrevious();
    Node made = data == null ? null : data.getPrevious();
    if (made == null || !isSet(statement) || !isSet(data) || !isSet(made)) {
      return;
    }
    String array = made.getFirstFirstChild().getString();
    if (!value(statement).matchesName(array)
        || !value(data).matchesQualifiedName(array + ".data")
        || !value(made).isCall()) {
      return;
    }
    Table table = new Table(new HashMap<>(), new ArrayList<>(List.of(made, data, statement)));
    String name = data.getFirstFirstChild().getString();
    for (Node set = statement.getNext(); set != null; set = set.getNext()) {
      Node constant = isAssignment(set) ? byOrdinal(set.getFirstFirstChild(), name) : null;
      if (constant == null || !constant.isName() || !value(set).isNumber()) {
        break;
      }
      table.constants.put((int) value(set).getDouble(), constant);
      table.statements.add(set);
    }
    if (!table.constants.isEmpty()) {
      tables.put(statement.getFirstFirstChild().getString(), table);
    }
  }

  // The x of d[check(x.o,d)].
  private static Node byOrdinal(Node element, String array) {
    if (!element.isGetElem() || !element.getFirstChild().matchesName(array)) {
      return null;
    }
    Node check = element.getLastChild();
    return check.isCall()
            && check.hasXChildren(3)
            && check.getLastChild().matchesName(array)
            && check.getSecondChild().isGetProp()
        ? check.getSecondChild().getFirstChild()
        : null;
  }

  private static boolean isAssignment(Node statement) {
    return statement.isExprResult() && statement.getFirstChild().isAssign();
  }

  private static boolean isSet(Node statement) {
    return isAssignment(statement) && statement.getFirstFirstChild().isName();
  }

  private static Node value(Node assignment) {
    return assignment.getFirstChild().getLastChild();
  }

  private void rewrite(Node node) {
    for (Node child : Nodes.children(node)) {
      rewrite(child);
    }
    Node before = node.isSwitch() ? node.getPrevious() : null;
    if (before == null || !isSet(before) || !value(before).isGetProp()) {
      return;
    }
    Node read = value(before);
    Table table = tables.get(String.valueOf(read.getFirstChild().getQualifiedName()));
    Node chosen = byOrdinal(node.getFirstChild(), before.getFirstFirstChild().getString());
    if (table == null || chosen == null || !hasOnlyKnownCases(node, table)) {
      return;
    }
    for (Node one : Nodes.children(node)) {
      if (one.isCase()) {
        int number = (int) one.getFirstChild().getDouble();
        one.getFirstChild().replaceWith(table.constants.get(number).cloneNode());
      }
    }
    node.getFirstChild().replaceWith(chosen.detach());
    before.detach();
  }

  private static boolean hasOnlyKnownCases(Node node, Table table) {
    return Nodes.children(node).stream()
        .filter(Node::isCase)
        .map(Node::getFirstChild)
        .allMatch(
            number -> number.isNumber() && table.constants.containsKey((int) number.getDouble()));
  }

  // When nobody asks it any more.
  private void spare(String name, Table table) {
    long asked =
        Nodes.named(name, block).stream()
            .filter(mention -> !NodeUtil.isLValue(mention) && !mention.getParent().isLet())
            .count();
    if (asked == 0) {
      table.statements.forEach(Node::detach);
      Nodes.named(name, block).forEach(Node::detach);
    }
  }
}
