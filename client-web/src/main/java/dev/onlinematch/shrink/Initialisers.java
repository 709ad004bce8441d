package dev.onlinematch.shrink;

import com.google.javascript.jscomp.NodeUtil;
import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Initialises at the start the classes that nobody sees being initialised: enums, constants,
 * tables. TeaVM asks before each use of a static field whether its class is ready, which is two
 * percent of the page; what is ready from the start need not be asked.
 *
 * <p>Nobody sees it when an initialiser, and all that it calls, only makes objects and fills static
 * fields: it calls no method that a class may have written its own way, nothing of the browser, and
 * no initialiser of which this is not so.
 */
final class Initialisers {

  /** Of ECMAScript, and without a trace. */
  private static final Set<String> HARMLESS_METHODS =
      Set.of(
          "get", "asIntN", "asUintN", "fill", "set", "call", "imul", "floor", "ceil", "charCodeAt");

  private static final Set<String> HARMLESS_MAKERS =
      Set.of("Array", "Int32Array", "Int8Array", "Uint16Array", "Float64Array");

  private final Node block;
  private final Map<String, Node> functions = new HashMap<>();
  private final Set<String> initialisers = new HashSet<>();
  private final Set<String> harmless = new HashSet<>();
  private String arrayClone = "";

  private Initialisers(Node block) {
    this.block = block;
    for (Node statement = block.getFirstChild(); statement != null; ) {
      if (statement.isFunction()) {
        functions.put(statement.getFirstChild().getString(), statement);
      } else if (statement.isLet()) {
        for (Node name = statement.getFirstChild(); name != null; name = name.getNext()) {
          if (name.isName() && name.hasChildren()) {
            functions.put(name.getString(), name.getFirstChild());
          }
        }
      }
      statement = statement.getNext();
    }
    functions.forEach(
        (name, function) -> {
          if (function.isArrowFunction() && replacesItself(name, function)) {
            initialisers.add(name);
          }
        });
  }

  // JavaArray.prototype.cE=function(){...}, Java's clone()
  private void findArrayClone(Node node) {
    if (node.isAssign()
        && node.getLastChild().isFunction()
        && node.getFirstChild().isGetProp()
        && node.getFirstFirstChild().matchesQualifiedName("JavaArray.prototype")
        && !node.getFirstChild().getString().equals("toString")) {
      arrayClone = node.getFirstChild().getString();
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      findArrayClone(child);
    }
  }

  /** Changes a block of functions that ends in a return. */
  static void apply(Node block) {
    new Initialisers(block).apply();
  }

  // Ab=()=>{Ab=P;...}
  private static boolean replacesItself(String name, Node function) {
    Node first = function.getLastChild().getFirstChild();
    return function.getLastChild().isBlock()
        && first != null
        && first.isExprResult()
        && first.getFirstChild().isAssign()
        && first.getFirstFirstChild().isName()
        && first.getFirstFirstChild().getString().equals(name);
  }

  private void apply() {
    if (initialisers.isEmpty()) {
      throw new IllegalStateException("TeaVM has changed: no class is initialised");
    }
    findArrayClone(block);
    findHarmless();
    Set<String> early = new LinkedHashSet<>();
    for (String name : initialisers.stream().filter(harmless::contains).sorted().toList()) {
      addAfterItsNeeds(name, new HashSet<>(), early);
    }
    List<Node> calls = new ArrayList<>();
    collectCalls(block, early, calls);
    calls.forEach(Initialisers::drop);
    for (String name : early) {
      Node body = functions.get(name).getLastChild().detach();
      functions.get(name).addChildToBack(IR.block());
      body.getFirstChild().detach();
      putInPlace(body);
      body.insertBefore(block.getLastChild());
    }
  }

  // All are taken for harmless until the contrary is seen, as they may call each other.
  private void findHarmless() {
    functions.forEach(
        (name, function) -> {
          if (function.isFunction()) {
            harmless.add(name);
          }
        });
    while (harmless.removeIf(name -> !isHarmless(functions.get(name).getLastChild()))) {
      // Whoever calls one of those is not harmless either.
    }
  }

  private void addAfterItsNeeds(String name, Set<String> seen, Set<String> early) {
    if (harmless.contains(name) && seen.add(name)) {
      List<Node> calls = new ArrayList<>();
      collectCalls(functions.get(name).getLastChild(), harmless, calls);
      for (Node call : calls) {
        addAfterItsNeeds(call.getFirstChild().getString(), seen, early);
      }
      if (initialisers.contains(name)) {
        early.add(name);
      }
    }
  }

  // Ab=()=>{...}, which nobody else calls.
  private void putInPlace(Node body) {
    for (Node statement : Nodes.children(body)) {
      Node call = statement.isExprResult() ? statement.getFirstChild() : statement;
      if (call.isCall() && call.hasOneChild() && call.getFirstChild().isName()) {
        String name = call.getFirstChild().getString();
        Node called = functions.get(name).getLastChild();
        if (Nodes.named(name, block).size() == 1
            && called.isBlock()
            && !NodeUtil.has(called, Node::isReturn, node -> true)) {
          functions.get(name).replaceWith(IR.number(0));
          statement.replaceWith(called.detach());
        }
      }
    }
  }

  private boolean isHarmless(Node node) {
    if (node.isThrow() || throwsOnly(node)) {
      return true;
    }
    if (node.isCall() && !mayCall(node.getFirstChild())) {
      return false;
    }
    if (node.isNew() && !mayMake(node.getFirstChild())) {
      return false;
    }
    // The class of an array is made when it is first asked for, which leaves no trace either.
    Node first = node.getFirstChild();
    for (Node child = node.isNew() ? first.getNext() : first;
        child != null;
        child = child.getNext()) {
      if (!isHarmless(child)) {
        return false;
      }
    }
    return true;
  }

  // What would be thrown at the start would be seen at once, by every test.
  private boolean throwsOnly(Node node) {
    if (!node.isCall() || !node.getFirstChild().isName()) {
      return false;
    }
    Node function = functions.get(node.getFirstChild().getString());
    return function != null
        && function.isFunction()
        && function.getLastChild().hasChildren()
        && function.getLastChild().getFirstChild().isThrow();
  }

  private boolean mayCall(Node callee) {
    if (callee.isName()) {
      return callee.getString().equals("BigInt") || harmless.contains(callee.getString());
    }
    return callee.isGetProp()
        && (HARMLESS_METHODS.contains(callee.getString()) || callee.getString().equals(arrayClone));
  }

  private boolean mayMake(Node callee) {
    // An array: its class is made by a function.
    return !callee.isName()
        || isHarmlessMaker(callee.getString())
        || HARMLESS_MAKERS.contains(callee.getString());
  }

  // Of a class without fields it is no function of its own.
  private boolean isHarmlessMaker(String name) {
    Node function = functions.get(name);
    return function != null && (!function.isFunction() || harmless.contains(name));
  }

  private static void collectCalls(Node node, Set<String> names, List<Node> calls) {
    if (node.isCall()
        && node.getFirstChild().isName()
        && names.contains(node.getFirstChild().getString())) {
      calls.add(node);
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      collectCalls(child, names, calls);
    }
  }

  private static void drop(Node call) {
    Node parent = call.getParent();
    if (parent.isExprResult()) {
      parent.detach();
    } else if (parent.isComma() && call == parent.getFirstChild()) {
      parent.replaceWith(parent.getLastChild().detach());
    } else {
      call.replaceWith(IR.number(0));
    }
  }
}
