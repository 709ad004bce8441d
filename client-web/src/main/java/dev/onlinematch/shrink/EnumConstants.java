package dev.onlinematch.shrink;

import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import com.google.javascript.rhino.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the constants of an enum in one go, where nothing is said of them but their number, and
 * leaves out the list of all where nobody asks for it:
 *
 * <pre>
 * {let a;var Ab=new Y(text(""),0),Bb=a=new Y(text(""),1);wrap(Y,[Ab,a])}
 * {var [Ab,Bb]=_(Y,2)}
 * </pre>
 */
final class EnumConstants {

  /** Closure Compiler gives nobody this name. */
  private static final String MAKER = "_";

  private final Node block;
  private Node text;

  private EnumConstants(Node block) {
    this.block = block;
  }

  /** Changes a block whose static fields are declared where they are set. */
  static void apply(Node block) {
    if (!Nodes.named(MAKER, block).isEmpty()) {
      throw new IllegalStateException("there is another " + MAKER);
    }
    new EnumConstants(block).apply();
  }

  private void apply() {
    for (Node statement : Nodes.children(block)) {
      if (statement.isBlock()) {
        spareLast(statement);
      }
    }
    for (Node statement : Nodes.children(block)) {
      if (statement.isVar()) {
        makeTogether(statement);
      } else if (statement.isBlock()) {
        Nodes.children(statement).stream().filter(Node::isVar).forEach(this::makeTogether);
      }
    }
    if (text != null) {
      block.addChildToFront(maker());
    }
  }

  // {let a;var Ab=a=new Y(...);wrap(Y,[a])}
  private static void spareLast(Node statement) {
    Node let = statement.getFirstChild();
    if (let == null || !let.isLet() || !let.hasOneChild() || let.getFirstChild().hasChildren()) {
      return;
    }
    String last = let.getFirstChild().getString();
    List<Node> mentions = Nodes.named(last, statement);
    Node set = mentions.size() == 3 ? mentions.get(1).getParent() : null;
    if (set == null
        || !set.isAssign()
        || set.getFirstChild() != mentions.get(1)
        || !set.getParent().isName()
        || !set.getLastChild().isNew()
        || !mentions.get(2).getParent().isArrayLit()) {
      return;
    }
    mentions.get(2).setString(set.getParent().getString());
    set.replaceWith(set.getLastChild().detach());
    let.detach();
    Node list = statement.getLastChild();
    if (list.isExprResult() && isListOfNames(list.getFirstChild())) {
      list.detach();
    }
  }

  // wrap(Y,[Ab,Bb]), which does nothing but make a list.
  private static boolean isListOfNames(Node call) {
    return call.isCall()
        && call.hasXChildren(3)
        && call.getFirstChild().isName()
        && call.getSecondChild().isName()
        && call.getLastChild().isArrayLit()
        && Nodes.children(call.getLastChild()).stream().allMatch(Node::isName);
  }

  private void makeTogether(Node var) {
    List<Node> run = new ArrayList<>();
    for (Node name : Nodes.children(var)) {
      if (isNumbered(name, run.size()) && isOfSameClass(name, run)) {
        run.add(name);
      } else {
        replace(run);
        run.clear();
        if (isNumbered(name, 0)) {
          run.add(name);
        }
      }
    }
    replace(run);
  }

  private void replace(List<Node> run) {
    if (run.size() < 2) {
      return;
    }
    Node made = run.get(0).getFirstChild();
    if (text != null && !text.isEquivalentTo(made.getSecondChild())) {
      throw new IllegalStateException("names of constants are made in two ways");
    }
    text = made.getSecondChild();
    Node call =
        IR.call(IR.name(MAKER), IR.name(made.getFirstChild().getString()), IR.number(run.size()));
    call.putBooleanProp(Node.FREE_CALL, true);
    Node pattern = new Node(Token.ARRAY_PATTERN);
    for (Node name : run) {
      pattern.addChildToBack(IR.name(name.getString()));
    }
    Node together = new Node(Token.DESTRUCTURING_LHS, pattern, call);
    run.get(0).replaceWith(together);
    run.subList(1, run.size()).forEach(Node::detach);
  }

  // Ab=new Y(text(""),3) or, as some have a number of their own, Ab=new Y(text(""),3,3)
  private static boolean isNumbered(Node name, int number) {
    Node made = name.getFirstChild();
    if (!name.isName() || made == null || !made.isNew() || made.getChildCount() < 3) {
      return false;
    }
    Node none = made.getSecondChild();
    if (!none.isCall() || !none.hasTwoChildren() || !none.getLastChild().isStringLit()) {
      return false;
    }
    List<Node> numbers = Nodes.children(made).subList(2, made.getChildCount());
    return none.getLastChild().getString().isEmpty()
        && numbers.size() < 3
        && numbers.stream().allMatch(one -> one.isNumber() && one.getDouble() == number);
  }

  private static boolean isOfSameClass(Node name, List<Node> run) {
    return run.isEmpty()
        || name.getFirstFirstChild().isEquivalentTo(run.get(0).getFirstFirstChild());
  }

  // let _=(a,b)=>Array.from({length:b},(c,d)=>new a(text(""),d,d))
  private Node maker() {
    String[] names = "abcde".replace(text.getFirstChild().getString(), "").split("", -1);
    String type = names[0];
    String count = names[1];
    String number = names[3];
    Node made = IR.newNode(IR.name(type), text.detach(), IR.name(number), IR.name(number));
    Node each =
        IR.arrowFunction(IR.name(""), IR.paramList(IR.name(names[2]), IR.name(number)), made);
    Node from =
        IR.call(
            IR.getprop(IR.name("Array"), "from"),
            IR.objectlit(IR.stringKey("length", IR.name(count))),
            each);
    Node function =
        IR.arrowFunction(IR.name(""), IR.paramList(IR.name(type), IR.name(count)), from);
    return IR.declaration(IR.name(MAKER), function, Token.LET);
  }
}
