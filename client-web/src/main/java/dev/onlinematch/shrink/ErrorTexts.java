package dev.onlinematch.shrink;

import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import java.util.Map;
import java.util.Set;

/**
 * Leaves out what exceptions say that nobody reads in a page: what a peer sent wrong is counted and
 * dropped, what our own code does wrong is found where it is built readable.
 *
 * <pre>
 * throw(new Malformed(text("not base64")))        throw(new Malformed(text("")))
 * b=new Argument;init(b,text("too many"));        b=new Argument;init(b,text(""));
 * </pre>
 */
final class ErrorTexts {

  private static final Set<String> UNREAD =
      Set.of("MalformedException", "IllegalArgumentException", "IllegalStateException");

  private final Map<String, Rows.Row> rows;

  private ErrorTexts(Node block) {
    rows = new Rows(block).byClass();
  }

  /** Changes a block of functions with the list of their classes. */
  static void apply(Node block) {
    new ErrorTexts(block).applyTo(block);
  }

  private void applyTo(Node node) {
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      applyTo(child);
    }
    if (isUnread(node)) {
      empty(node.getSecondChild());
      Node assign = node.getParent();
      // The JVM gives an object to its constructor before anybody else: what follows is that.
      Node next =
          assign.isAssign() && assign.getParent().isExprResult()
              ? assign.getParent().getNext()
              : null;
      if (next != null
          && next.isExprResult()
          && next.getFirstChild().isCall()
          && next.getFirstChild().hasXChildren(3)
          && next.getFirstChild().getSecondChild().isEquivalentTo(assign.getFirstChild())) {
        empty(next.getFirstChild().getLastChild());
      }
    }
  }

  // new Y(...)
  private boolean isUnread(Node made) {
    Rows.Row row =
        made.isNew() && made.getFirstChild().isName()
            ? rows.get(made.getFirstChild().getString())
            : null;
    return row != null
        && row.nodes().get(1).isStringLit()
        && UNREAD.contains(row.nodes().get(1).getString());
  }

  // text("...")
  private static void empty(Node call) {
    if (call != null
        && call.isCall()
        && call.hasTwoChildren()
        && call.getLastChild().isStringLit()) {
      call.getLastChild().replaceWith(IR.string(""));
    }
  }
}
