package dev.onlinematch.shrink;

import com.google.javascript.jscomp.NodeUtil;
import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes a lambda where it is made: {@code make(a)} with {@code make=x=>kind(()=>{f(x)})} becomes
 * {@code kind(()=>{f(a)})}. For those that are made at one place, of {@code this} and parameters
 * that are never set, which are the same when the lambda is called.
 */
final class LambdasInPlace {

  private final Map<String, List<Node>> mentions = new HashMap<>();
  private int renamed;

  private LambdasInPlace(Node block) {
    collect(block);
  }

  /** Changes a block in which {@link Lambdas} are functions. */
  static void apply(Node block) {
    LambdasInPlace lambdas = new LambdasInPlace(block);
    for (Node statement : Nodes.children(block)) {
      for (Node name : statement.isLet() ? Nodes.children(statement) : List.<Node>of()) {
        lambdas.moveIfPossible(name);
      }
    }
  }

  private void collect(Node node) {
    if (node.isName()) {
      mentions.computeIfAbsent(node.getString(), none -> new ArrayList<>()).add(node);
    }
    Nodes.children(node).forEach(this::collect);
  }

  private void moveIfPossible(Node name) {
    Node made = name.hasChildren() ? madeByMaker(name.getFirstChild()) : null;
    List<Node> all = mentions.getOrDefault(name.getString(), List.of());
    if (made == null || all.size() != 2) {
      return;
    }
    Node call = all.get(all.get(0) == name ? 1 : 0).getParent();
    List<Node> parameters = Nodes.children(name.getFirstChild().getSecondChild());
    if (!call.isCall()
        || !call.getFirstChild().matchesName(name.getString())
        || call.getChildCount() != parameters.size() + 1) {
      return;
    }
    List<Node> arguments = Nodes.children(call).subList(1, call.getChildCount());
    if (!arguments.stream().allMatch(LambdasInPlace::isAlwaysTheSame)) {
      return;
    }
    Node lambda = made.getSecondChild();
    renameOwn(lambda);
    for (int i = 0; i < parameters.size(); i++) {
      for (Node read : Nodes.named(parameters.get(i).getString(), lambda)) {
        read.replaceWith(arguments.get(i).cloneNode());
      }
    }
    name.getFirstChild().replaceWith(IR.number(0));
    call.replaceWith(made.detach());
  }

  // The kind(...) of (a,b)=>kind(()=>{...})
  private static Node madeByMaker(Node function) {
    Node made = function.isArrowFunction() ? function.getLastChild() : null;
    return made != null
            && made.isCall()
            && made.hasTwoChildren()
            && made.getFirstChild().isName()
            && made.getFirstChild().getString().startsWith(Lambdas.KIND)
            && made.getSecondChild().isArrowFunction()
        ? made
        : null;
  }

  private static boolean isAlwaysTheSame(Node argument) {
    if (!argument.isName()) {
      return argument.isThis();
    }
    String name = argument.getString();
    for (Node at = argument.getParent(); at != null; at = at.getParent()) {
      if (at.isFunction()) {
        for (Node parameter : Nodes.children(at.getSecondChild())) {
          if (parameter.matchesName(name)) {
            return Nodes.named(name, at.getLastChild()).stream().noneMatch(NodeUtil::isLValue);
          }
        }
        if (Nodes.named(name, at.getLastChild()).stream().anyMatch(LambdasInPlace::isVariable)) {
          return false;
        }
      }
    }
    return false;
  }

  private static boolean isVariable(Node mention) {
    return mention.getParent().isLet() || mention.getParent().isVar();
  }

  // What the lambda calls its own must not be what it is called with.
  private void renameOwn(Node lambda) {
    Set<String> own = new HashSet<>();
    addDeclared(lambda, own);
    for (String name : own) {
      renamed++;
      Nodes.named(name, lambda).forEach(mention -> mention.setString(name + "_" + renamed));
    }
  }

  private static void addDeclared(Node node, Set<String> names) {
    Node parent = node.getParent();
    if (node.isName()
        && !node.getString().isEmpty()
        && (parent.isParamList() || parent.isLet() || parent.isVar() || parent.isCatch())) {
      names.add(node.getString());
    }
    Nodes.children(node).forEach(child -> addDeclared(child, names));
  }
}
