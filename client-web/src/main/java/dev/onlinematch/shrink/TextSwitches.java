package dev.onlinematch.shrink;

import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Switches by a text itself, as JavaScript can. Java's compiler makes two switches of one: by the
 * text's hash to a number, and by that.
 *
 * <pre>
 * l:{i=-1;switch(hash(x)){case 3521:if(!equals(x,text("no")))break l;i=0;break l;...default:}}
 * switch(i){case 0:...}          switch(x.js){case "no":...}
 * </pre>
 */
final class TextSwitches {

  private final Map<String, Node> functions = new HashMap<>();

  private TextSwitches(Node block) {
    for (Node statement : Nodes.children(block)) {
      for (Node name : statement.isLet() ? Nodes.children(statement) : List.<Node>of()) {
        if (name.isName() && name.hasChildren() && name.getFirstChild().isArrowFunction()) {
          functions.put(name.getString(), name.getFirstChild());
        }
      }
    }
  }

  /** Changes a block of functions. */
  static void apply(Node block) {
    new TextSwitches(block).applyTo(block);
  }

  private void applyTo(Node node) {
    for (Node child : Nodes.children(node)) {
      applyTo(child);
    }
    if (node.isLabel() && node.getLastChild().isBlock()) {
      rewrite(node);
    }
  }

  private void rewrite(Node label) {
    Node hashed = label.getLastChild().getLastChild();
    Node reset = hashed == null ? null : hashed.getPrevious();
    Node numbered = firstStatement(label.getNext());
    if (reset == null || !hashed.isSwitch() || numbered == null || !numbered.isSwitch()) {
      return;
    }
    String number = numbered.getFirstChild().getQualifiedName();
    if (number == null
        || !reset.isExprResult()
        || !reset.getFirstChild().isAssign()
        || !reset.getFirstFirstChild().matchesName(number)
        || !isHashed(hashed)) {
      return;
    }
    Node text = hashed.getFirstChild().getSecondChild();
    Map<Integer, Node> texts = new HashMap<>();
    String field = null;
    for (Node one : Nodes.children(hashed).subList(1, hashed.getChildCount())) {
      field = one.isCase() ? readCase(one, text, number, texts) : field;
      if (field == null) {
        return;
      }
    }
    for (Node one : Nodes.children(numbered)) {
      if (one.isCase() && !texts.containsKey((int) one.getFirstChild().getDouble())) {
        return;
      }
    }
    for (Node one : Nodes.children(numbered)) {
      if (one.isCase()) {
        Node literal = texts.get((int) one.getFirstChild().getDouble());
        one.getFirstChild().replaceWith(IR.string(literal.getString()));
      }
    }
    numbered.getFirstChild().replaceWith(IR.getprop(text.detach(), field));
    reset.detach();
    hashed.detach();
  }

  // switch(...), or l:{switch(...)...}
  private static Node firstStatement(Node statement) {
    Node at = statement;
    while (at != null && (at.isLabel() || at.isBlock())) {
      at = at.isLabel() ? at.getLastChild() : at.getFirstChild();
    }
    return at;
  }

  private static boolean isHashed(Node hashed) {
    Node call = hashed.getFirstChild();
    return call.isCall() && call.hasTwoChildren() && call.getLastChild().isName();
  }

  /**
   * Notes the text of {@code case 3521:if(!equals(x,text("no")))break l;i=0;break l;}.
   *
   * @return the field in which a text keeps what it is to JavaScript, or null if this is no such
   *     case
   */
  private String readCase(Node one, Node text, String number, Map<Integer, Node> texts) {
    Node check = one.getLastChild().getFirstChild();
    Node set = check == null ? null : check.getNext();
    if (set == null || !check.isIf() || check.hasXChildren(3) || !set.isExprResult()) {
      return null;
    }
    Node call = check.getFirstChild().isNot() ? check.getFirstFirstChild() : check;
    Node assign = set.getFirstChild();
    if (!call.isCall()
        || !call.hasXChildren(3)
        || !call.getSecondChild().matchesName(text.getString())
        || !call.getLastChild().isCall()
        || !call.getLastChild().getLastChild().isStringLit()
        || !assign.isAssign()
        || !assign.getFirstChild().matchesName(number)
        || !assign.getLastChild().isNumber()
        || set.getNext() == null
        || set.getNext() != one.getLastChild().getLastChild()
        || !set.getNext().isBreak()) {
      return null;
    }
    texts.put((int) assign.getLastChild().getDouble(), call.getLastChild().getLastChild());
    return fieldCompared(functions.get(call.getFirstChild().getQualifiedName()));
  }

  // The js of (a,b)=>{...return a.js!==b.js?0:1}
  private static String fieldCompared(Node equals) {
    Node back = equals == null ? null : equals.getLastChild().getLastChild();
    Node compared = back != null && back.isReturn() ? back.getFirstFirstChild() : null;
    return compared != null && compared.isSHNE() && compared.getFirstChild().isGetProp()
        ? compared.getFirstChild().getString()
        : null;
  }
}
