package dev.onlinematch.shrink;

import com.google.javascript.jscomp.NodeUtil;
import com.google.javascript.rhino.Node;
import com.google.javascript.rhino.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Spares variables that hold a value until the next statement reads it, once: {@code c=a.x;d=new
 * Y(b);f(c,d)} becomes {@code f(a.x,new Y(b))}. TeaVM does so itself before it inlines methods, and
 * Closure Compiler leaves every call where it is.
 *
 * <p>A value moves only over what it cannot notice and what does not notice it: a call over
 * constants and variables, a field that is read over other reads.
 */
final class Temporaries {

  /** How far an expression can be moved. */
  private enum Kind {
    /** Always the same, at whatever time. */
    CONSTANT,
    /** Depends on when. */
    READS,
    /** Changes something. */
    CHANGES;

    Kind and(Kind other) {
      return compareTo(other) > 0 ? this : other;
    }

    boolean commutesWith(Kind other) {
      return this == CONSTANT || other == CONSTANT || (this == READS && other == READS);
    }
  }

  /** How many statements may lie between the one that sets a variable and the one that reads it. */
  private static final int REACH = 8;

  private final Map<String, Node> functions = new HashMap<>();

  private Temporaries(Node block) {
    for (Node statement : Nodes.children(block)) {
      if (statement.isFunction()) {
        functions.put(statement.getFirstChild().getString(), statement);
      } else if (statement.isLet()) {
        for (Node name : Nodes.children(statement)) {
          if (name.isName() && name.hasChildren() && name.getFirstChild().isFunction()) {
            functions.put(name.getString(), name.getFirstChild());
          }
        }
      }
    }
  }

  /** Changes a block of functions. */
  static void apply(Node block) {
    Temporaries temporaries = new Temporaries(block);
    List<Node> all = new ArrayList<>();
    collect(block, all);
    all.forEach(temporaries::applyTo);
  }

  private static void collect(Node node, List<Node> functions) {
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      collect(child, functions);
      if (child.isFunction() && child.getLastChild().isBlock()) {
        functions.add(child);
      }
    }
  }

  private void applyTo(Node function) {
    Liveness liveness = Liveness.of(function.getLastChild());
    Set<String> own = ownVariables(function);
    if (liveness != null && !own.isEmpty()) {
      new OneFunction(own, liveness).applyTo(function.getLastChild());
    }
  }

  // Not those that are set here and known to a function within this one too.
  private static Set<String> ownVariables(Node function) {
    Set<String> own = new HashSet<>();
    for (Node statement : Nodes.children(function.getLastChild())) {
      for (Node name : statement.isLet() ? Nodes.children(statement) : List.<Node>of()) {
        own.add(name.isName() ? name.getString() : "");
      }
    }
    Set<String> parameters = new HashSet<>();
    for (Node parameter : Nodes.children(function.getSecondChild())) {
      parameters.add(parameter.isName() ? parameter.getString() : "");
    }
    own.addAll(parameters);
    removeShared(function.getLastChild(), false, own);
    parameters.removeIf(
        name -> Nodes.named(name, function.getLastChild()).stream().anyMatch(NodeUtil::isLValue));
    own.addAll(parameters);
    return own;
  }

  private static void removeShared(Node node, boolean isWithin, Set<String> own) {
    if (isWithin && node.isName()) {
      own.remove(node.getString());
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      removeShared(child, isWithin || node.isFunction(), own);
    }
  }

  private final class OneFunction {

    private final Set<String> own;
    private final Liveness liveness;

    OneFunction(Set<String> own, Liveness liveness) {
      this.own = own;
      this.liveness = liveness;
    }

    void applyTo(Node node) {
      for (Node child : Nodes.children(node)) {
        if (!child.isFunction()) {
          applyTo(child);
        }
      }
      if (node.isBlock()) {
        for (Node statement : Nodes.children(node)) {
          while (takeOneInto(statement)) {
            // The one before may be next.
          }
        }
      }
    }

    private boolean takeOneInto(Node statement) {
      Node head = head(statement);
      if (head == null) {
        return false;
      }
      Node setter = statement.getPrevious();
      for (int i = 0; i < REACH && setter != null && setter.isExprResult(); i++) {
        if (isOfAVariable(setter) && take(setter, statement, head)) {
          return true;
        }
        setter = setter.getPrevious();
      }
      return false;
    }

    private boolean isOfAVariable(Node setter) {
      Node set = setter.getFirstChild();
      return set.isAssign()
          && set.getFirstChild().isName()
          && own.contains(set.getFirstChild().getString())
          && !changesVariables(set.getLastChild());
    }

    private boolean take(Node setter, Node statement, Node head) {
      String name = setter.getFirstFirstChild().getString();
      Node value = setter.getFirstChild().getLastChild();
      List<Node> mentions = Nodes.named(name, head);
      boolean isSetAnew =
          head.isAssign() && head.getFirstChild().matchesName(name) && mentions.size() == 2;
      if (!isSetAnew && (mentions.size() != 1 || liveness.afterHead(statement).contains(name))) {
        return false;
      }
      Node use = mentions.get(mentions.size() - 1);
      if (NodeUtil.isLValue(use)) {
        return false;
      }
      Kind kind = kind(value);
      Set<String> read = names(value);
      for (Node between = setter.getNext(); between != statement; between = between.getNext()) {
        if (!Nodes.named(name, between).isEmpty()
            || !mayPass(between.getFirstChild(), kind, read)) {
          return false;
        }
      }
      if (!mayReach(use, head, kind, read)) {
        return false;
      }
      use.replaceWith(value.detach());
      setter.detach();
      return true;
    }

    // What is evaluated before, from the innermost place outwards.
    private boolean mayReach(Node use, Node head, Kind kind, Set<String> read) {
      for (Node at = use; at != head; at = at.getParent()) {
        Node parent = at.getParent();
        boolean isMaybe =
            (parent.isAnd() || parent.isOr() || parent.isHook() || parent.isNullishCoalesce())
                && at != parent.getFirstChild();
        if (isMaybe && kind == Kind.CHANGES) {
          return false;
        }
        boolean isTarget = parent.isAssign() && parent.getFirstChild().isName();
        for (Node first = parent.getFirstChild(); first != at; first = first.getNext()) {
          boolean isOther = parent.isHook() && first != parent.getFirstChild();
          if (!isOther && !isTarget && !mayPassAll(asEvaluated(first, parent), kind, read)) {
            return false;
          }
        }
      }
      return true;
    }

    // a.b=value and a[i]=value look at nothing but a and i before the value, nor does a.f(value),
    // as methods never change.
    private List<Node> asEvaluated(Node part, Node parent) {
      boolean isTarget = parent.isAssign() && part == parent.getFirstChild();
      boolean isMethod = parent.isCall() && part == parent.getFirstChild() && part.isGetProp();
      return isTarget || isMethod ? Nodes.children(part) : List.of(part);
    }

    private boolean mayPassAll(List<Node> parts, Kind kind, Set<String> read) {
      return parts.stream().allMatch(part -> mayPass(part, kind, read));
    }

    private boolean mayPass(Node part, Kind kind, Set<String> read) {
      return kind(part).commutesWith(kind) && !changesAny(part, read);
    }

    private Kind kind(Node expression) {
      Kind kind = ownKind(expression);
      boolean isInMakersName = expression.isNew() || expression.isFunction();
      for (Node child = expression.getFirstChild();
          child != null && !expression.isFunction();
          child = child.getNext()) {
        if (!(isInMakersName && child == expression.getFirstChild())) {
          kind = kind.and(kind(child));
        }
      }
      return kind;
    }

    private Kind ownKind(Node expression) {
      return switch (expression.getToken()) {
        case NAME -> isConstant(expression.getString()) ? Kind.CONSTANT : Kind.READS;
        case GETPROP, GETELEM, IN, TEMPLATELIT -> Kind.READS;
        case CALL -> isPure(expression.getFirstChild()) ? Kind.CONSTANT : Kind.CHANGES;
        case NEW -> isPureMaker(expression.getFirstChild()) ? Kind.CONSTANT : Kind.CHANGES;
        case ASSIGN ->
            expression.getFirstChild().isName()
                    && own.contains(expression.getFirstChild().getString())
                ? Kind.CONSTANT
                : Kind.CHANGES;
        case NUMBER, STRINGLIT, NULL, TRUE, FALSE, THIS, BIGINT, ARRAYLIT, FUNCTION ->
            Kind.CONSTANT;
        case ADD, SUB, MUL, DIV, MOD, BITOR, BITAND, BITXOR, BITNOT, LSH, RSH, URSH ->
            Kind.CONSTANT;
        case NOT, NEG, POS, TYPEOF, INSTANCEOF, VOID, COMMA, HOOK, AND, OR -> Kind.CONSTANT;
        case EQ, NE, SHEQ, SHNE, LT, LE, GT, GE -> Kind.CONSTANT;
        default -> Kind.CHANGES;
      };
    }

    private boolean isConstant(String name) {
      return own.contains(name) || functions.containsKey(name);
    }
  }

  // Makes a text, a long, or a lambda: (a,b)=>kind(()=>{...})
  private boolean isPure(Node callee) {
    if (callee.isGetProp()) {
      return callee.getFirstChild().matchesName("BigInt");
    }
    Node function = callee.isName() ? functions.get(callee.getString()) : null;
    return callee.matchesName("BigInt")
        || (function != null && makesText(function))
        || (function != null
            && function.isArrowFunction()
            && function.getLastChild().isCall()
            && function.getLastChild().getFirstChild().isName()
            && function.getLastChild().getFirstChild().getString().startsWith(Lambdas.KIND));
  }

  private static boolean makesText(Node function) {
    Node parameters = function.getSecondChild();
    return parameters.hasOneChild() && parameters.getFirstChild().matchesName(Texts.TEXT);
  }

  // It only fills fields.
  private boolean isPureMaker(Node maker) {
    Node function = maker.isName() ? functions.get(maker.getString()) : null;
    if (function == null || function.isArrowFunction()) {
      return false;
    }
    for (Node step : Nodes.children(function.getLastChild())) {
      Node set = step.isExprResult() ? step.getFirstChild() : step;
      boolean isField =
          set.isAssign() && set.getFirstChild().isGetProp() && isPlain(set.getLastChild());
      boolean isSuper =
          set.isCall()
              && set.getFirstChild().isGetProp()
              && set.getFirstChild().getString().equals("call")
              && isPureMaker(set.getFirstFirstChild());
      boolean isSelf =
          step.isLet()
              && step.hasOneChild()
              && step.getFirstFirstChild() != null
              && step.getFirstFirstChild().isThis();
      if (!isField && !isSuper && !isSelf) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(Node value) {
    return value.isName()
        || value.isNull()
        || value.isNumber()
        || value.getToken() == Token.BIGINT
        || (value.isNeg() && value.getFirstChild().isNumber());
  }

  /** What a statement evaluates first, once and whole; null if it has no such part. */
  private static Node head(Node statement) {
    return switch (statement.getToken()) {
      case EXPR_RESULT, RETURN, THROW, IF, SWITCH -> statement.getFirstChild();
      default -> null;
    };
  }

  private static Set<String> names(Node expression) {
    Set<String> names = new HashSet<>();
    addNames(expression, names);
    return names;
  }

  private static void addNames(Node node, Set<String> names) {
    if (node.isName()) {
      names.add(node.getString());
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      addNames(child, names);
    }
  }

  private static boolean changesVariables(Node node) {
    if (isChange(node) && node.getFirstChild().isName()) {
      return true;
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      if (!child.isFunction() && changesVariables(child)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isChange(Node node) {
    return NodeUtil.isAssignmentOp(node) || node.isInc() || node.isDec();
  }

  private static boolean changesAny(Node node, Set<String> names) {
    if (isChange(node)
        && node.getFirstChild().isName()
        && names.contains(node.getFirstChild().getString())) {
      return true;
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      if (!child.isFunction() && changesAny(child, names)) {
        return true;
      }
    }
    return false;
  }
}
