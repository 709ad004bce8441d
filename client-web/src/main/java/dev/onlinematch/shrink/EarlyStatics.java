package dev.onlinematch.shrink;

import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import com.google.javascript.rhino.Token;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Declares static fields where {@link Initialisers} set them: {@code let
 * x=null,y=null;...{x=1;y=2}} becomes {@code {var x=1,y=2}}. A {@code var} is known in the whole
 * function around, and nobody reads it before.
 */
final class EarlyStatics {

  private final Map<String, Node> declared = new HashMap<>();

  private EarlyStatics(Node block) {
    for (Node statement : Nodes.children(block)) {
      for (Node name : statement.isLet() ? Nodes.children(statement) : List.<Node>of()) {
        if (name.hasChildren() && name.getFirstChild().isNull()) {
          declared.put(name.getString(), name);
        }
      }
    }
  }

  /** Changes a block whose initialisers stand in blocks of their own. */
  static void apply(Node block) {
    EarlyStatics statics = new EarlyStatics(block);
    for (Node statement : Nodes.children(block)) {
      if (statement.isBlock()) {
        statics.declareIn(statement);
        spareBraces(statement);
      }
    }
    joinDeclarations(block);
  }

  // Only a let needs them.
  private static void spareBraces(Node block) {
    Nodes.children(block).stream().filter(Node::isBlock).forEach(EarlyStatics::spareBraces);
    if (Nodes.children(block).stream().noneMatch(Node::isLet)) {
      for (Node statement : Nodes.children(block)) {
        statement.detach();
        statement.insertBefore(block);
      }
      block.detach();
    }
  }

  // var x=1;var y=2 becomes var x=1,y=2
  private static void joinDeclarations(Node block) {
    for (Node statement : Nodes.children(block)) {
      if (statement.isBlock()) {
        joinDeclarations(statement);
      }
      Node before = statement.getPrevious();
      if (statement.isVar() && before != null && before.isVar()) {
        Nodes.children(statement).forEach(name -> before.addChildToBack(name.detach()));
        statement.detach();
      }
    }
  }

  private void declareIn(Node block) {
    for (Node statement : Nodes.children(block)) {
      if (statement.isBlock()) {
        declareIn(statement);
      } else if (statement.isExprResult()
          && statement.getFirstChild().isAssign()
          && statement.getFirstFirstChild().isName()) {
        Node name = declared.remove(statement.getFirstFirstChild().getString());
        if (name != null) {
          declare(name, statement);
        }
      }
    }
  }

  private static void declare(Node name, Node statement) {
    Node let = name.getParent();
    name.detach();
    if (!let.hasChildren()) {
      let.detach();
    }
    Node value = statement.getFirstChild().getLastChild().detach();
    Node known = IR.name(name.getString());
    known.addChildToBack(value);
    statement.replaceWith(new Node(Token.VAR, known));
  }
}
