package dev.onlinematch.shrink;

import com.google.javascript.rhino.IR;
import com.google.javascript.rhino.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Hands constructors their fields: {@code x=new Y;x.a=1;x.b=z} becomes {@code x=new Y(1,z)}. TeaVM
 * makes an object with nothing in it, and inlines what our own constructor does into the place that
 * calls it; records and lambdas, of which a page has hundreds, do nothing else.
 */
final class Constructors {

  /** A constructor of TeaVM's, and what it gives each field of its class. */
  private record Maker(Node function, Map<String, Node> defaults) {}

  /** One {@code new}, and the statements after it that set fields of what it made. */
  private record Site(Node made, Map<String, Node> values) {}

  private final Map<String, Maker> makers = new HashMap<>();
  private final Map<String, List<Site>> sites = new HashMap<>();
  private final Set<String> extended = new HashSet<>();

  private Constructors() {}

  /** Changes a block of functions. */
  static void apply(Node block) {
    Constructors constructors = new Constructors();
    constructors.findMakers(block);
    constructors.findSites(block);
    constructors.makers.forEach(constructors::handOver);
    constructors.spareObject(block);
  }

  // function E(){this.$id$=0}, which each constructor calls in the end: the prototype says it once.
  private void spareObject(Node block) {
    String object =
        makers.entrySet().stream()
            .filter(maker -> maker.getValue().defaults.keySet().equals(Set.of("$id$")))
            .map(Map.Entry::getKey)
            .findAny()
            .orElseThrow(() -> new IllegalStateException("TeaVM has changed: Object has no $id$"));
    makers.get(object).function.getLastChild().removeChildren();
    for (Maker maker : makers.values()) {
      for (Node step : Nodes.children(maker.function.getLastChild())) {
        if (step.isExprResult()
            && step.getFirstChild().isCall()
            && step.getFirstFirstChild().matchesQualifiedName(object + ".call")) {
          step.detach();
        }
      }
    }
    Node id = IR.getprop(IR.getprop(IR.name(object), "prototype"), "$id$");
    IR.exprResult(IR.assign(id, IR.number(0))).insertAfter(Rows.find(block).getGrandparent());
  }

  // function Ab(){let a=this;F.call(a);a.xY=null;a.zz=0;}
  private void findMakers(Node block) {
    for (Node statement = block.getFirstChild();
        statement != null;
        statement = statement.getNext()) {
      if (statement.isFunction() && !statement.getSecondChild().hasChildren()) {
        Map<String, Node> defaults = new LinkedHashMap<>();
        boolean isMaker = true;
        for (Node step = statement.getLastChild().getFirstChild();
            step != null;
            step = step.getNext()) {
          Node set = step.isExprResult() ? step.getFirstChild() : step;
          if (set.isAssign() && set.getFirstChild().isGetProp()) {
            defaults.put(set.getFirstChild().getString(), set.getLastChild());
          } else {
            isMaker &= step.isLet() || set.isCall();
          }
        }
        if (isMaker && !defaults.isEmpty()) {
          makers.put(statement.getFirstChild().getString(), new Maker(statement, defaults));
        }
      }
    }
  }

  private void findSites(Node node) {
    if (node.isNew() && node.getFirstChild().isName()) {
      sites
          .computeIfAbsent(node.getFirstChild().getString(), none -> new ArrayList<>())
          .add(new Site(node, valuesAfter(node)));
    } else if (node.isGetProp()
        && node.getString().equals("call")
        && node.getFirstChild().isName()) {
      extended.add(node.getFirstChild().getString());
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      findSites(child);
    }
  }

  private static Map<String, Node> valuesAfter(Node made) {
    Map<String, Node> values = new LinkedHashMap<>();
    Node assign = made.getParent();
    if (!assign.isAssign()
        || !assign.getFirstChild().isName()
        || !assign.getParent().isExprResult()) {
      return values;
    }
    String name = assign.getFirstChild().getString();
    for (Node next = assign.getParent().getNext();
        next != null && setsFieldOf(name, next);
        next = next.getNext()) {
      Node set = next.getFirstChild();
      if (!Nodes.named(name, set.getLastChild()).isEmpty()
          || values.putIfAbsent(set.getFirstChild().getString(), set.getLastChild()) != null) {
        break;
      }
    }
    return values;
  }

  private static boolean setsFieldOf(String name, Node statement) {
    if (!statement.isExprResult() || !statement.getFirstChild().isAssign()) {
      return false;
    }
    Node target = statement.getFirstFirstChild();
    return target.isGetProp()
        && target.getFirstChild().isName()
        && target.getFirstChild().getString().equals(name);
  }

  private void handOver(String cls, Maker maker) {
    List<Site> all = sites.getOrDefault(cls, List.of());
    if (all.isEmpty() || extended.contains(cls)) {
      return;
    }
    List<String> fields = fieldsSetFirst(maker, all);
    Node parameters = maker.function.getSecondChild();
    for (String field : fields) {
      String parameter = "given_" + field;
      parameters.addChildToBack(IR.name(parameter));
      maker.defaults.get(field).replaceWith(IR.name(parameter));
      for (Site site : all) {
        Node value = site.values.get(field);
        Node statement = value.getGrandparent();
        site.made.addChildToBack(value.detach());
        statement.detach();
      }
    }
  }

  // Those that every place sets before any other, in the order in which all of them do.
  private static List<String> fieldsSetFirst(Maker maker, List<Site> sites) {
    List<String> fields = new ArrayList<>();
    for (String field : sites.get(0).values.keySet()) {
      int place = fields.size();
      boolean always = maker.defaults.containsKey(field);
      for (Site site : sites) {
        List<String> order = List.copyOf(site.values.keySet());
        always &= order.size() > place && order.get(place).equals(field);
      }
      if (!always) {
        break;
      }
      fields.add(field);
    }
    return fields;
  }
}
