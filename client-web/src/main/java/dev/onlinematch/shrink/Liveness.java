package dev.onlinematch.shrink;

import com.google.javascript.rhino.Node;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which variables of a function are still read after a statement, on whichever way. A variable that
 * is set before it is read again counts as not read.
 *
 * <p>It knows the statements that TeaVM writes. A function with others is refused.
 */
final class Liveness {

  /** Where {@code break} and {@code continue} go to: the variables that are read there. */
  private record Target(Set<String> labels, Set<String> afterBreak, Set<String> afterContinue) {}

  private final Map<Node, Set<String>> afterHead = new HashMap<>();
  private final Deque<Target> targets = new ArrayDeque<>();
  private final Deque<Set<String>> catches = new ArrayDeque<>();

  private Liveness() {}

  /** Of a function's body; null if there is something in it that TeaVM does not write. */
  static Liveness of(Node body) {
    Liveness liveness = new Liveness();
    try {
      liveness.before(body, Set.of(), Set.of());
    } catch (UnsupportedOperationException unknown) {
      return null;
    }
    return liveness;
  }

  /**
   * What is read when the statement's head has been evaluated: a condition, the value that is
   * returned, thrown or switched by, or all of a plain expression.
   */
  Set<String> afterHead(Node statement) {
    return afterHead.getOrDefault(statement, Set.of());
  }

  private Set<String> before(Node statement, Set<String> after, Set<String> labels) {
    return switch (statement.getToken()) {
      case BLOCK -> beforeAll(statement, after);
      case EMPTY, FUNCTION -> after;
      case EXPR_RESULT, LET, VAR, CONST -> beforeHead(statement, statement, after);
      case RETURN, THROW -> beforeHead(statement, statement, Set.of());
      case IF -> beforeIf(statement, after);
      case LABEL -> beforeLabel(statement, after, labels);
      case WHILE, DO, FOR -> beforeLoop(statement, after, labels);
      case BREAK -> target(statement, false).afterBreak;
      case CONTINUE -> target(statement, true).afterContinue;
      case SWITCH -> beforeSwitch(statement, after, labels);
      case TRY -> beforeTry(statement, after);
      default -> throw new UnsupportedOperationException(statement.toString());
    };
  }

  private Set<String> beforeAll(Node block, Set<String> after) {
    Set<String> read = after;
    for (Node child = block.getLastChild(); child != null; child = child.getPrevious()) {
      read = before(child, read, Set.of());
    }
    return read;
  }

  // What follows may not follow: the head, or a part of it, may throw.
  private Set<String> beforeHead(Node statement, Node head, Set<String> after) {
    Set<String> read = new HashSet<>(after);
    addCaught(read);
    afterHead.put(statement, read);
    Set<String> before = new HashSet<>(read);
    if (head == statement) {
      beforeParts(head, before);
    } else {
      beforeExpression(head, before);
    }
    addCaught(before);
    return before;
  }

  private void addCaught(Set<String> read) {
    if (!catches.isEmpty()) {
      read.addAll(catches.peek());
    }
  }

  private Set<String> beforeIf(Node statement, Set<String> after) {
    Set<String> read = new HashSet<>(before(statement.getSecondChild(), after, Set.of()));
    read.addAll(
        statement.hasXChildren(3) ? before(statement.getLastChild(), after, Set.of()) : after);
    return beforeHead(statement, statement.getFirstChild(), read);
  }

  private Set<String> beforeLabel(Node statement, Set<String> after, Set<String> labels) {
    Set<String> all = new HashSet<>(labels);
    all.add(statement.getFirstChild().getString());
    Node labelled = statement.getLastChild();
    if (!labelled.isBlock()) {
      return before(labelled, after, all);
    }
    targets.push(new Target(all, after, Set.of()));
    Set<String> read = before(labelled, after, Set.of());
    targets.pop();
    return read;
  }

  private Set<String> beforeLoop(Node loop, Set<String> after, Set<String> labels) {
    Node first = loop.getFirstChild();
    Node condition = loop.isDo() ? loop.getLastChild() : loop.isWhile() ? first : first.getNext();
    Node body = loop.isDo() ? first : loop.getLastChild();
    Node step = loop.isVanillaFor() ? condition.getNext() : null;
    if (!loop.isDo() && !loop.isWhile() && !loop.isVanillaFor()) {
      throw new UnsupportedOperationException(loop.toString());
    }
    Set<String> again = after;
    while (true) {
      // Before the condition, if what is read in the next round is what is known so far.
      Set<String> leaving = new HashSet<>(after);
      leaving.addAll(again);
      beforeExpression(condition, leaving);
      Set<String> stepping = loop.isDo() ? leaving : new HashSet<>(again);
      if (step != null) {
        beforeExpression(step, stepping);
      }
      addCaught(stepping);
      Set<String> own = new HashSet<>(labels);
      own.add("");
      targets.push(new Target(own, after, stepping));
      Set<String> inside = before(body, stepping, Set.of());
      targets.pop();
      Set<String> all = new HashSet<>(inside);
      if (!loop.isDo()) {
        all.addAll(after);
        beforeExpression(condition, all);
      }
      all.addAll(again);
      addCaught(all);
      if (all.equals(again)) {
        break;
      }
      again = all;
    }
    Set<String> read = new HashSet<>(again);
    if (loop.isVanillaFor()) {
      if (first.isLet() || first.isVar()) {
        beforeParts(first, read);
      } else {
        beforeExpression(first, read);
      }
    }
    return read;
  }

  private Target target(Node jump, boolean isContinue) {
    String label = jump.hasChildren() ? jump.getFirstChild().getString() : "";
    for (Target target : targets) {
      if (target.labels.contains(label) && !(isContinue && target.labels.contains("switch"))) {
        return target;
      }
    }
    throw new UnsupportedOperationException(jump.toString());
  }

  private Set<String> beforeSwitch(Node statement, Set<String> after, Set<String> labels) {
    Set<String> own = new HashSet<>(labels);
    own.add("");
    // No label of anybody's, as it is a word of the language.
    own.add("switch");
    targets.push(new Target(own, after, Set.of()));
    Set<String> read = new HashSet<>(after);
    Set<String> next = after;
    List<Node> cases = Nodes.children(statement);
    for (int i = cases.size() - 1; i > 0; i--) {
      Node one = cases.get(i);
      if (!one.isCase() && !one.isDefaultCase()) {
        throw new UnsupportedOperationException(one.toString());
      }
      next = before(one.getLastChild(), next, Set.of());
      read.addAll(next);
      if (one.isCase()) {
        beforeExpression(one.getFirstChild(), read);
      }
    }
    targets.pop();
    return beforeHead(statement, statement.getFirstChild(), read);
  }

  private Set<String> beforeTry(Node statement, Set<String> after) {
    if (statement.hasXChildren(3) || !statement.getSecondChild().hasChildren()) {
      throw new UnsupportedOperationException("finally");
    }
    Node clause = statement.getSecondChild().getFirstChild();
    Set<String> caught = new HashSet<>(before(clause.getLastChild(), after, Set.of()));
    caught.remove(clause.getFirstChild().isName() ? clause.getFirstChild().getString() : "");
    addCaught(caught);
    catches.push(caught);
    Set<String> read = new HashSet<>(before(statement.getFirstChild(), after, Set.of()));
    catches.pop();
    read.addAll(caught);
    return read;
  }

  private void beforeParts(Node parent, Set<String> read) {
    for (Node child = parent.getLastChild(); child != null; child = child.getPrevious()) {
      if ((parent.isLet() || parent.isVar() || parent.isConst()) && child.isName()) {
        if (child.hasChildren()) {
          read.remove(child.getString());
          beforeExpression(child.getFirstChild(), read);
        }
      } else {
        beforeExpression(child, read);
      }
    }
  }

  private void beforeExpression(Node expression, Set<String> read) {
    Node first = expression.getFirstChild();
    switch (expression.getToken()) {
      case NAME -> read.add(expression.getString());
      case FUNCTION -> {
        // Runs at another time: who asks leaves alone what it mentions.
      }
      case ASSIGN -> {
        if (first.isName()) {
          read.remove(first.getString());
          beforeExpression(expression.getLastChild(), read);
        } else {
          beforeParts(expression, read);
        }
      }
      case AND, OR, COALESCE -> {
        Set<String> otherwise = Set.copyOf(read);
        beforeExpression(expression.getLastChild(), read);
        read.addAll(otherwise);
        beforeExpression(first, read);
      }
      case HOOK -> {
        Set<String> otherwise = new HashSet<>(read);
        beforeExpression(expression.getLastChild(), otherwise);
        beforeExpression(expression.getSecondChild(), read);
        read.addAll(otherwise);
        beforeExpression(first, read);
      }
      default -> beforeParts(expression, read);
    }
  }
}
