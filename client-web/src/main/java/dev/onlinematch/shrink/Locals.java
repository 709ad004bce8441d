package dev.onlinematch.shrink;

import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import java.util.HashSet;
import java.util.Set;

/**
 * Declares the variables of a function as parameters that nobody passes: {@code (a,b)=>{let
 * c,d;...}} becomes {@code (a,b,c,d)=>{...}}.
 *
 * <p>Only functions that are called by name, methods in the list of classes and lambdas get more
 * parameters: whoever calls them passes as much as before. And if it were more: Java sets every
 * variable before it reads it.
 */
final class Locals {

  private final Node parameters;
  private final Set<String> names = new HashSet<>();

  private Locals(Node parameters) {
    this.parameters = parameters;
    Nodes.children(parameters).forEach(parameter -> names.add(parameter.getString()));
  }

  /** Changes a block of functions. */
  static void apply(Node block) {
    applyToLambdas(block);
    for (Node statement : Nodes.children(block)) {
      if (statement.isLet()) {
        for (Node name : Nodes.children(statement)) {
          applyTo(name.getFirstChild());
        }
      } else if (statement.isExprResult() && statement.getFirstChild().isCall()) {
        for (Node list : Nodes.children(statement.getFirstChild())) {
          applyToMethods(list);
        }
      }
    }
  }

  // kind(()=>{...})
  private static void applyToLambdas(Node node) {
    for (Node child : Nodes.children(node)) {
      applyToLambdas(child);
      if (child.isCall() && child.hasTwoChildren() && child.getSecondChild().isArrowFunction()) {
        applyTo(child.getSecondChild());
      }
    }
  }

  // ["name",wrap((a,b)=>{...}),...]
  private static void applyToMethods(Node list) {
    if (list.isArrayLit()) {
      for (Node method : Nodes.children(list)) {
        if (method.isCall() && method.getFirstChild().isName()) {
          applyTo(method.getSecondChild());
        }
      }
    }
  }

  private static void applyTo(Node function) {
    if (function == null || !function.isArrowFunction()) {
      return;
    }
    if (function.getLastChild().isBlock()) {
      Node parameters = function.getSecondChild();
      for (Node parameter : Nodes.children(parameters)) {
        if (!parameter.isName()) {
          return;
        }
      }
      new Locals(parameters).take(function.getLastChild());
    }
  }

  private void take(Node block) {
    for (Node statement : Nodes.children(block)) {
      if (statement.isLet()) {
        takeNames(statement);
      }
    }
    takeVars(block);
  }

  private void takeNames(Node let) {
    for (Node name : Nodes.children(let)) {
      if (name.isName() && !name.hasChildren() && names.add(name.getString())) {
        parameters.addChildToBack(name.detach());
      }
    }
    if (!let.hasChildren()) {
      let.detach();
    }
  }

  // var a=1; becomes a=1;
  private void takeVars(Node node) {
    for (Node child : Nodes.children(node)) {
      if (child.isFunction()) {
        continue;
      }
      takeVars(child);
      if (child.isVar() && child.hasOneChild() && child.getFirstChild().isName()) {
        takeVar(child);
      }
    }
  }

  private void takeVar(Node statement) {
    Node name = statement.getFirstChild();
    Node loop = statement.getParent();
    if (loop.isForIn() || loop.isForOf()) {
      return;
    }
    if (names.add(name.getString())) {
      parameters.addChildToBack(IR.name(name.getString()));
    }
    Node value = name.hasChildren() ? name.getFirstChild().detach() : null;
    Node set = value == null ? IR.empty() : IR.assign(IR.name(name.getString()), value);
    statement.replaceWith(value == null || loop.isVanillaFor() ? set : IR.exprResult(set));
  }
}
