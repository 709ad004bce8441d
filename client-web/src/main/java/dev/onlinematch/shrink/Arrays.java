package dev.onlinematch.shrink;

import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * Fills arrays where they are made: {@code a=make(X,2);d=a.data;d[0]=p;d[1]=q} becomes {@code
 * a=wrap(X,[p,q]);d=a.data}. Every enum has one of its values.
 */
final class Arrays {

  private final String make;
  private final String wrap;

  private Arrays(Node block) {
    // make=(cls,sz)=>{...} and wrap=(cls,data)=>new (arrayOf(cls))(data)
    make = functionOf("sz", block);
    wrap = functionOf("data", block);
  }

  /** Changes a block of functions. */
  static void apply(Node block) {
    Arrays arrays = new Arrays(block);
    if (arrays.make != null && arrays.wrap != null) {
      arrays.fillIn(block);
    }
  }

  private static String functionOf(String secondParameter, Node block) {
    for (Node statement : Nodes.children(block)) {
      for (Node name : statement.isLet() ? Nodes.children(statement) : List.<Node>of()) {
        if (name.hasChildren() && name.getFirstChild().isArrowFunction()) {
          Node parameters = name.getFirstChild().getSecondChild();
          if (parameters.hasTwoChildren()
              && parameters.getFirstChild().matchesName("cls")
              && parameters.getLastChild().matchesName(secondParameter)) {
            return name.getString();
          }
        }
      }
    }
    return null;
  }

  private void fillIn(Node node) {
    for (Node child : Nodes.children(node)) {
      fillIn(child);
      if (isMade(child)) {
        fill(child);
      }
    }
  }

  // a=make(X,2);
  private boolean isMade(Node statement) {
    Node made = assigned(statement);
    return made != null
        && statement.getFirstFirstChild().isName()
        && made.isCall()
        && made.getFirstChild().matchesName(make)
        && made.getLastChild().isNumber();
  }

  private void fill(Node statement) {
    Node array = statement.getFirstFirstChild();
    Node made = assigned(statement);
    Node data = statement.getNext();
    Node read = assigned(data);
    if (read == null
        || !data.getFirstFirstChild().isName()
        || !read.matchesQualifiedName(array.getString() + ".data")) {
      return;
    }
    int length = (int) made.getLastChild().getDouble();
    List<Node> values = values(data, array.getString(), length);
    if (values.size() == length) {
      Node literal = IR.arraylit();
      for (Node value : values) {
        Node set = value.getGrandparent();
        literal.addChildToBack(value.detach());
        set.detach();
      }
      made.getFirstChild().setString(wrap);
      made.getLastChild().replaceWith(literal);
    }
  }

  // d[0]=p;d[1]=q; as far as they go.
  private static List<Node> values(Node data, String array, int most) {
    String name = data.getFirstFirstChild().getString();
    List<Node> values = new ArrayList<>();
    for (Node set = data.getNext(); values.size() < most; set = set.getNext()) {
      Node value = assigned(set);
      if (value == null
          || !set.getFirstFirstChild().isGetElem()
          || !set.getFirstFirstChild().getFirstChild().matchesName(name)
          || !set.getFirstFirstChild().getLastChild().isNumber()
          || set.getFirstFirstChild().getLastChild().getDouble() != values.size()
          || !Nodes.named(name, value).isEmpty()
          || !Nodes.named(array, value).isEmpty()) {
        break;
      }
      values.add(value);
    }
    return values;
  }

  private static Node assigned(Node statement) {
    return statement != null && statement.isExprResult() && statement.getFirstChild().isAssign()
        ? statement.getFirstChild().getLastChild()
        : null;
  }
}
