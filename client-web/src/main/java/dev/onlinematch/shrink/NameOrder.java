package dev.onlinematch.shrink;

import com.google.javascript.rhino.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Hands out the two-letter names of functions, classes and constants anew, in the order in which
 * they are first mentioned: neighbours end in the same letter, so gzip finds that letter together
 * with what follows it.
 */
final class NameOrder {

  private final Set<String> mentioned = new LinkedHashSet<>();
  private final Set<String> global = new HashSet<>();
  private final Set<String> local = new HashSet<>();

  private NameOrder() {}

  /** Changes a block whose functions are where they stay. */
  static void apply(Node block) {
    NameOrder order = new NameOrder();
    order.read(block, block);
    order.mentioned.retainAll(order.global);
    order.mentioned.removeAll(order.local);
    order.mentioned.removeIf(name -> name.length() != 2);
    List<String> free = new ArrayList<>(order.mentioned);
    free.sort(Comparator.comparing((String name) -> name.substring(1)).thenComparing(name -> name));
    Map<String, String> renamed = new HashMap<>();
    for (String name : order.mentioned) {
      renamed.put(name, free.get(renamed.size()));
    }
    rename(block, renamed);
  }

  private void read(Node node, Node block) {
    if (node.isName() && !node.getString().isEmpty()) {
      mentioned.add(node.getString());
      if (isDeclared(node)) {
        boolean isGlobal =
            node.getParent().getParent() == block
                && (node.getParent().isLet() || node.getParent().isFunction());
        (isGlobal ? global : local).add(node.getString());
      }
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      read(child, block);
    }
  }

  private static boolean isDeclared(Node name) {
    Node parent = name.getParent();
    return parent.isLet()
        || parent.isVar()
        || parent.isConst()
        || parent.isFunction()
        || parent.isParamList()
        || parent.isCatch()
        || parent.isDefaultValue()
        || parent.isRest();
  }

  private static void rename(Node node, Map<String, String> renamed) {
    if (node.isName()) {
      node.setString(renamed.getOrDefault(node.getString(), node.getString()));
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      rename(child, renamed);
    }
  }
}
