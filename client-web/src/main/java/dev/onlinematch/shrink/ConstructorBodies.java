package dev.onlinematch.shrink;

import com.google.javascript.jscomp.NodeUtil;
import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Gives constructors their bodies again. TeaVM makes three functions of one, of which a single one
 * is left where all objects of the class are made in the same way:
 *
 * <pre>
 * function Y(){this.a=null}   init=(y,b)=>{y.a=f(b)}   make=b=>{let y=new Y;init(y,b);return y}
 * function Y(b){this.a=f(b)}                           new Y(b)
 * </pre>
 */
final class ConstructorBodies {

  private final Map<String, Node> constructors = new LinkedHashMap<>();

  /** Y=withoutFields(X), which makes a constructor that does what the superclass's does. */
  private final Map<String, Node> fieldless = new LinkedHashMap<>();

  private final Map<String, Node> functions = new HashMap<>();
  private final Map<String, List<Node>> uses = new HashMap<>();

  private ConstructorBodies(Node block) {
    for (Node statement : Nodes.children(block)) {
      if (statement.isFunction()) {
        constructors.put(statement.getFirstChild().getString(), statement);
        sayThis(statement);
      } else if (statement.isLet()) {
        for (Node name : Nodes.children(statement)) {
          if (name.isName() && name.hasChildren() && name.getFirstChild().isArrowFunction()) {
            functions.put(name.getString(), name.getFirstChild());
          }
        }
      }
    }
    collectUses(block);
    for (Node statement : Nodes.children(block)) {
      for (Node name : statement.isLet() ? Nodes.children(statement) : List.<Node>of()) {
        if (name.isName() && name.hasChildren() && isWithoutFields(name.getFirstChild())) {
          fieldless.put(name.getString(), name);
        }
      }
    }
  }

  private boolean isWithoutFields(Node call) {
    Node function = call.isCall() ? functions.get(call.getFirstChild().getQualifiedName()) : null;
    return function != null
        && function.getSecondChild().hasOneChild()
        && function.getSecondChild().getFirstChild().matchesName(ClassList.SUPERCLASS);
  }

  private void collectUses(Node node) {
    if (node.isName()) {
      uses.computeIfAbsent(node.getString(), none -> new ArrayList<>()).add(node);
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      collectUses(child);
    }
  }

  /** Changes a block of functions. */
  static void apply(Node block) {
    ConstructorBodies bodies = new ConstructorBodies(block);
    bodies.constructors.forEach(
        (cls, constructor) -> {
          if (!constructor.getSecondChild().hasChildren()) {
            bodies.giveBody(cls, () -> constructor);
          }
        });
    bodies.fieldless.forEach((cls, name) -> bodies.giveBody(cls, () -> constructorInsteadOf(name)));
    new ConstructorBodies(block).spareMakers();
  }

  // let a=this;a.x=null; becomes this.x=null;
  private static void sayThis(Node constructor) {
    Node first = constructor.getLastChild().getFirstChild();
    if (first != null
        && first.isLet()
        && first.hasOneChild()
        && first.getFirstChild().hasChildren()
        && first.getFirstFirstChild().isThis()) {
      String alias = first.getFirstChild().getString();
      first.detach();
      replaceByThis(alias, constructor.getLastChild());
    }
  }

  private static void replaceByThis(String name, Node node) {
    Nodes.named(name, node).forEach(mention -> mention.replaceWith(IR.thisNode()));
  }

  private static Node constructorInsteadOf(Node name) {
    Node let = name.getParent();
    Node superclass = name.getFirstChild().getSecondChild();
    Node body = IR.block();
    if (superclass != null && superclass.isName()) {
      Node call = IR.call(IR.getprop(superclass.detach(), "call"), IR.thisNode());
      body.addChildToBack(IR.exprResult(call));
    }
    Node constructor = IR.function(IR.name(name.getString()), IR.paramList(), body);
    constructor.insertBefore(let);
    name.detach();
    if (!let.hasChildren()) {
      let.detach();
    }
    return constructor;
  }

  private void giveBody(String cls, Supplier<Node> constructor) {
    List<Node> calls = new ArrayList<>();
    for (Node use : uses.getOrDefault(cls, List.of())) {
      Node parent = use.getParent();
      if (parent.isNew() && use == parent.getFirstChild()) {
        calls.add(callAfter(parent));
      } else if (isWithoutFields(parent)
          || (parent.isGetProp() && parent.getString().equals("call"))) {
        // A superclass.
        return;
      }
    }
    if (calls.isEmpty() || calls.contains(null)) {
      return;
    }
    String init = calls.get(0).getFirstChild().getString();
    Node function = functions.get(init);
    boolean isTheOnlyWay =
        calls.stream().allMatch(call -> call.getFirstChild().matchesName(init))
            && function != null
            && uses.get(init).size() == calls.size() + 1;
    if (isTheOnlyWay && mayBeBody(function)) {
      calls.forEach(ConstructorBodies::mergeCall);
      merge(constructor.get(), function);
    }
  }

  // y=new Y;init(y,...);
  private static Node callAfter(Node made) {
    Node set = made.getParent();
    boolean isSet =
        set.isAssign() && set.getFirstChild().isName() && set.getParent().isExprResult();
    boolean isDeclared = set.isName() && set.getParent().isLet() && set.getParent().hasOneChild();
    if (made.hasMoreThanOneChild() || !(isSet || isDeclared)) {
      return null;
    }
    String name = isSet ? set.getFirstChild().getString() : set.getString();
    Node next = set.getParent().getNext();
    if (next == null || !next.isExprResult() || !next.getFirstChild().isCall()) {
      return null;
    }
    Node call = next.getFirstChild();
    boolean isOfIt =
        call.getFirstChild().isName()
            && call.getSecondChild() != null
            && call.getSecondChild().matchesName(name)
            && Nodes.named(name, call).size() == 1;
    return isOfIt ? call : null;
  }

  // this cannot be set, nor mean the same within another function.
  private static boolean mayBeBody(Node function) {
    Node parameters = function.getSecondChild();
    Node body = function.getLastChild();
    if (!body.isBlock() || !parameters.hasChildren() || !parameters.getFirstChild().isName()) {
      return false;
    }
    return Nodes.named(parameters.getFirstChild().getString(), body).stream()
            .noneMatch(NodeUtil::isLValue)
        && !NodeUtil.has(body, node -> node.isFunction() || isReturnOfValue(node), node -> true);
  }

  private static boolean isReturnOfValue(Node node) {
    return node.isReturn() && node.hasChildren();
  }

  private static void mergeCall(Node call) {
    Node statement = call.getParent();
    Node setter = statement.getPrevious();
    Node made =
        setter.isLet() ? setter.getFirstFirstChild() : setter.getFirstChild().getLastChild();
    call.getSecondChild().detach();
    for (Node argument : Nodes.children(call).subList(1, call.getChildCount())) {
      made.addChildToBack(argument.detach());
    }
    statement.detach();
  }

  private void merge(Node constructor, Node function) {
    Node parameters = function.getSecondChild();
    String self = parameters.removeFirstChild().getString();
    Node body = function.getLastChild().detach();
    replaceByThis(self, body);
    dropDefaults(constructor.getLastChild(), body);
    for (Node parameter : Nodes.children(parameters)) {
      constructor.getSecondChild().addChildToBack(parameter.detach());
    }
    for (Node step : Nodes.children(body)) {
      constructor.getLastChild().addChildToBack(step.detach());
    }
    Node name = function.getParent();
    function.replaceWith(IR.number(0));
    functions.remove(name.getString());
  }

  // this.a=null; when the body sets it before anybody can have read it.
  private static void dropDefaults(Node defaults, Node body) {
    for (Node step : Nodes.children(body)) {
      if (step.isLet()) {
        continue;
      }
      Node set = step.isExprResult() ? step.getFirstChild() : step;
      if (!set.isAssign() || NodeUtil.has(set.getLastChild(), Node::isThis, node -> true)) {
        return;
      }
      Node target = set.getFirstChild();
      if (target.isGetProp() && target.getFirstChild().isThis()) {
        Node given = setterOf(target.getString(), defaults);
        if (given != null) {
          given.detach();
        }
      } else if (!target.isName()) {
        return;
      }
    }
  }

  private static Node setterOf(String field, Node defaults) {
    for (Node step : Nodes.children(defaults)) {
      if (step.isExprResult()
          && step.getFirstChild().isAssign()
          && step.getFirstFirstChild().matchesQualifiedName("this." + field)) {
        return step;
      }
    }
    return null;
  }

  // make=(a,b)=>{let c=new Y(a,b);return c}: who calls it may as well make the object.
  private void spareMakers() {
    functions.forEach(
        (name, function) -> {
          Node made = madeByAlone(function);
          if (made != null && uses.get(name).stream().allMatch(use -> isCall(use, function))) {
            uses.get(name).forEach(use -> makeInPlace(use, made.getFirstChild().getString()));
            function.replaceWith(IR.number(0));
          }
        });
  }

  private static Node madeByAlone(Node function) {
    Node body = function.getLastChild();
    if (!body.isBlock() || !body.hasTwoChildren()) {
      return null;
    }
    Node let = body.getFirstChild();
    Node back = body.getLastChild();
    if (!let.isLet()
        || !let.hasOneChild()
        || !let.getFirstChild().hasChildren()
        || !let.getFirstFirstChild().isNew()
        || !let.getFirstFirstChild().getFirstChild().isName()
        || !back.isReturn()
        || !back.hasChildren()
        || !back.getFirstChild().matchesName(let.getFirstChild().getString())) {
      return null;
    }
    Node made = let.getFirstFirstChild();
    List<Node> arguments = Nodes.children(made).subList(1, made.getChildCount());
    List<Node> parameters = Nodes.children(function.getSecondChild());
    boolean isHandedOn = arguments.size() == parameters.size();
    for (int i = 0; isHandedOn && i < arguments.size(); i++) {
      isHandedOn =
          arguments.get(i).isName()
              && parameters.get(i).isName()
              && arguments.get(i).matchesName(parameters.get(i).getString());
    }
    return isHandedOn ? made : null;
  }

  private static boolean isCall(Node use, Node function) {
    Node parent = use.getParent();
    return use == function.getParent()
        || (parent.isCall()
            && use == parent.getFirstChild()
            && parent.getChildCount() - 1 == function.getSecondChild().getChildCount());
  }

  private static void makeInPlace(Node use, String cls) {
    Node call = use.getParent();
    if (call.isCall()) {
      Node made = IR.newNode(IR.name(cls));
      for (Node argument : Nodes.children(call).subList(1, call.getChildCount())) {
        made.addChildToBack(argument.detach());
      }
      call.replaceWith(made);
    }
  }
}
