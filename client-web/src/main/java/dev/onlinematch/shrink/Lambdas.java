package dev.onlinematch.shrink;

import com.google.javascript.jscomp.NodeUtil;
import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import com.google.javascript.rhino.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes functions of lambdas again. To TeaVM each is a class with a constructor, fields for what it
 * captured and one method:
 *
 * <pre>
 * function Ab(x,y){this.a=x;this.b=y}   Ab,Object,"run",wrap(a=>{f(a.a,a.b)})   new Ab(p,q)
 * Ab=(x,y)=>Run(()=>{f(x,y)})                                                   Ab(p,q)
 * </pre>
 *
 * <p>There stays one class for each method that lambdas have. The same is done for other classes
 * that are not more than that. What is captured never changes, so it may as well be a parameter.
 */
final class Lambdas {

  /** Fewer than that are not worth a class of their own. */
  private static final int ENOUGH = 3;

  /** As many as {@link ClassList#KIND_OF} hands on, and the object itself. */
  private static final int MOST_PARAMETERS = 4;

  /** How the function begins that makes lambdas of one method. */
  static final String KIND = "kind_";

  private record Lambda(String cls, Rows.Row row, String method, Node function) {}

  private final Node block;
  private final Map<String, Rows.Row> rows;
  private final Map<String, Node> declarations = new HashMap<>();
  private final Map<String, List<Node>> uses = new HashMap<>();
  private final Map<String, Integer> propertyUses = new HashMap<>();

  private Lambdas(Node block) {
    this.block = block;
    this.rows = new Rows(block).byClass();
    for (Node statement = block.getFirstChild();
        statement != null;
        statement = statement.getNext()) {
      if (statement.isFunction()) {
        declarations.put(statement.getFirstChild().getString(), statement);
      } else if (statement.isLet()) {
        Nodes.children(statement).forEach(name -> declarations.put(name.getString(), name));
      }
    }
    countUses(block);
  }

  /** Changes a block whose constructors are given their fields. */
  static void apply(Node block) {
    new Lambdas(block).apply();
  }

  private void countUses(Node node) {
    if (node.isName()) {
      uses.computeIfAbsent(node.getString(), none -> new ArrayList<>()).add(node);
    } else if (node.isGetProp()) {
      propertyUses.merge(node.getString(), 1, Integer::sum);
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      countUses(child);
    }
  }

  private void apply() {
    Map<String, List<Lambda>> byMethod = new TreeMap<>();
    rows.forEach(
        (cls, row) -> {
          Lambda lambda = lambdaOf(cls, row);
          if (lambda != null) {
            byMethod.computeIfAbsent(lambda.method, none -> new ArrayList<>()).add(lambda);
          }
        });
    byMethod.forEach(
        (method, lambdas) -> {
          if (lambdas.size() >= ENOUGH) {
            String kind = KIND + method;
            Node make = IR.call(IR.name(ClassList.KIND_OF), IR.string(method));
            make.putBooleanProp(Node.FREE_CALL, true);
            IR.declaration(IR.name(kind), make, Token.LET)
                .insertAfter(Rows.find(block).getGrandparent());
            lambdas.forEach(lambda -> rewrite(lambda, kind));
          }
        });
  }

  private Lambda lambdaOf(String cls, Rows.Row row) {
    Node declaration = declarations.get(cls);
    if (declaration == null || row.faces() || row.methods().size() != 1) {
      return null;
    }
    // Object's is 0; and only Object may be the superclass.
    if (!row.parent().isName() || rows.get(row.parent().getString()).parent().isName()) {
      return null;
    }
    String method = row.methods().keySet().iterator().next();
    Node wrapped = row.methods().get(method);
    if (!wrapped.isCall() || !wrapped.hasTwoChildren() || !wrapped.getSecondChild().isName()) {
      return null;
    }
    String name = wrapped.getSecondChild().getString();
    Node function = declarations.get(name);
    if (function == null
        || !function.hasChildren()
        || !function.getFirstChild().isArrowFunction()
        || uses.get(name).size() != 2) {
      return null;
    }
    List<String> fields = fields(declaration);
    if (function.getFirstChild().getSecondChild().getChildCount() > MOST_PARAMETERS) {
      return null;
    }
    if (fields == null || !isOnlyMade(cls) || !readsOnly(function.getFirstChild(), fields)) {
      return null;
    }
    return new Lambda(cls, row, method, function.getFirstChild());
  }

  /** Names of fields in the order of the parameters, or null if there is more to it. */
  private static List<String> fields(Node declaration) {
    if (!declaration.isFunction()) {
      return List.of();
    }
    Map<String, String> byParameter = new HashMap<>();
    for (Node step : Nodes.children(declaration.getLastChild())) {
      Node set = step.isExprResult() ? step.getFirstChild() : step;
      if (set.isAssign()
          && set.getLastChild().isName()
          && set.getFirstChild().isGetProp()
          && set.getFirstFirstChild().isThis()) {
        byParameter.put(set.getLastChild().getString(), set.getFirstChild().getString());
      } else if (!step.isLet()) {
        return null;
      }
    }
    List<Node> parameters = Nodes.children(declaration.getSecondChild());
    return parameters.size() == byParameter.size()
        ? parameters.stream().map(Node::getString).map(byParameter::get).toList()
        : null;
  }

  private boolean isOnlyMade(String cls) {
    int made = 0;
    for (Node use : uses.get(cls)) {
      if (use.getParent().isNew() && use == use.getParent().getFirstChild()) {
        made++;
      }
    }
    // The declaration, and the list of classes.
    return made > 0 && uses.get(cls).size() == made + 2;
  }

  // Nobody else knows its fields, and it never sets them, nor hands itself out.
  private boolean readsOnly(Node function, List<String> fields) {
    Node self = function.getSecondChild().getFirstChild();
    if (self == null || !self.isName()) {
      return false;
    }
    List<Node> reads = Nodes.named(self.getString(), function.getLastChild());
    Map<String, Integer> own = new HashMap<>();
    for (Node read : reads) {
      Node property = read.getParent();
      if (!property.isGetProp()
          || !fields.contains(property.getString())
          || (property.getParent().isAssign()
              && property == property.getParent().getFirstChild())) {
        return false;
      }
      own.merge(property.getString(), 1, Integer::sum);
    }
    for (String field : fields) {
      // Once in the constructor.
      if (propertyUses.get(field) != own.getOrDefault(field, 0) + 1) {
        return false;
      }
    }
    return true;
  }

  private void rewrite(Lambda lambda, String kind) {
    Node function = lambda.function;
    Node self = function.getSecondChild().getFirstChild();
    List<Node> reads = Nodes.named(self.getString(), function.getLastChild());
    for (Node read : reads) {
      Node property = read.getParent();
      property.replaceWith(IR.name("own_" + property.getString()));
    }
    self.detach();
    Nodes.children(function.getLastChild()).forEach(step -> spareCopy(step, function));
    Node given = IR.paramList();
    for (String field : fields(declarations.get(lambda.cls))) {
      given.addChildToBack(IR.name("own_" + field));
    }
    Node made = IR.call(IR.name(kind), function.detach());
    made.putBooleanProp(Node.FREE_CALL, true);
    Node maker = IR.arrowFunction(IR.name(""), given, made);
    for (Node use : uses.get(lambda.cls)) {
      Node created = use.getParent();
      if (created.isNew()) {
        Node call = IR.call(use.detach());
        call.putBooleanProp(Node.FREE_CALL, true);
        Nodes.children(created).forEach(argument -> call.addChildToBack(argument.detach()));
        created.replaceWith(call);
      }
    }
    lambda.row.nodes().forEach(Node::detach);
    Node declaration = declarations.get(lambda.cls);
    if (declaration.isFunction()) {
      declaration.replaceWith(IR.declaration(IR.name(lambda.cls), maker, Token.LET));
    } else {
      declaration.getFirstChild().replaceWith(maker);
    }
  }

  // b=own_x; when nothing else is ever put into b.
  private static void spareCopy(Node step, Node function) {
    if (!step.isExprResult()
        || !step.getFirstChild().isAssign()
        || !step.getFirstFirstChild().isName()
        || !step.getFirstChild().getLastChild().isName()) {
      return;
    }
    String copy = step.getFirstFirstChild().getString();
    String original = step.getFirstChild().getLastChild().getString();
    List<Node> all = Nodes.named(copy, function);
    int set = 0;
    int declared = 0;
    for (Node name : all) {
      Node parent = name.getParent();
      declared += parent.isLet() ? 1 : 0;
      set += NodeUtil.isLValue(name) && !parent.isLet() ? 1 : 0;
    }
    if (set == 1 && declared == 1 && original.startsWith("own_")) {
      step.detach();
      all.stream().filter(name -> !name.getParent().isLet()).forEach(n -> n.setString(original));
    }
  }
}
