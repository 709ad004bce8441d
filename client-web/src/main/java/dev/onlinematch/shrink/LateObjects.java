package dev.onlinematch.shrink;

import com.google.javascript.jscomp.NodeUtil;
import com.google.javascript.rhino.Node;
import java.util.List;
import java.util.Set;

/**
 * Makes objects where they are first used: {@code x=new Y;b=f();x.a=b} becomes {@code b=f();x=new
 * Y;x.a=b}. Java makes an object before it evaluates what its constructor is given; nobody can tell
 * when that was, as TeaVM's constructors only say which fields there are.
 */
final class LateObjects {

  private final Set<String> classes;

  private LateObjects(Set<String> classes) {
    this.classes = classes;
  }

  /** Changes a block whose constructors take nothing. */
  static void apply(Node block) {
    new LateObjects(new Rows(block).byClass().keySet()).applyTo(block);
  }

  private void applyTo(Node block) {
    for (Node child : Nodes.children(block)) {
      applyTo(child);
    }
    if (block.isBlock()) {
      List<Node> statements = Nodes.children(block);
      for (int i = statements.size() - 1; i >= 0; i--) {
        if (isMaking(statements.get(i))) {
          moveDown(statements.get(i));
        }
      }
    }
  }

  // x=new Y;
  private boolean isMaking(Node statement) {
    return statement.isExprResult()
        && statement.getFirstChild().isAssign()
        && statement.getFirstFirstChild().isName()
        && statement.getFirstChild().getLastChild().isNew()
        && statement.getFirstChild().getLastChild().hasOneChild()
        && classes.contains(
            statement.getFirstChild().getLastChild().getFirstChild().getQualifiedName())
        && !isCaught(statement.getFirstFirstChild().getString(), statement);
  }

  // Who catches what comes between could tell.
  private static boolean isCaught(String name, Node statement) {
    for (Node at = statement; at.getParent() != null; at = at.getParent()) {
      if (at.getParent().isTry()
          && at == at.getParent().getFirstChild()
          && !Nodes.named(name, at.getParent().getSecondChild()).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static void moveDown(Node statement) {
    String name = statement.getFirstFirstChild().getString();
    Node user = statement.getNext();
    while (user != null && Nodes.named(name, user).isEmpty() && !mayJump(user)) {
      user = user.getNext();
    }
    // Without a user here it is used in the next round of a loop.
    if (user != null && user != statement.getNext()) {
      statement.detach();
      statement.insertBefore(user);
    }
  }

  // To where the object is used: past the place to which it was moved.
  private static boolean mayJump(Node statement) {
    return NodeUtil.has(statement, node -> node.isBreak() || node.isContinue(), node -> true);
  }
}
