package dev.onlinematch.shrink;

import com.google.javascript.rhino.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Ways through a parsed script. */
final class Nodes {

  private Nodes() {}

  /** Those that are there now; they may be detached meanwhile. */
  static List<Node> children(Node node) {
    List<Node> children = new ArrayList<>();
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      children.add(child);
    }
    return children;
  }

  /** Every mention of a variable in a node and below it. */
  static List<Node> named(String name, Node node) {
    List<Node> found = new ArrayList<>();
    addNamed(name, node, found);
    return found;
  }

  /** Gives properties other names, in a node and below it: {@code a.old} becomes {@code a.new}. */
  static void renameProperties(Node node, Map<String, String> renamed) {
    if (node.isGetProp()) {
      node.setString(renamed.getOrDefault(node.getString(), node.getString()));
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      renameProperties(child, renamed);
    }
  }

  private static void addNamed(String name, Node node, List<Node> found) {
    if (node.isName() && node.getString().equals(name)) {
      found.add(node);
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      addNamed(name, child, found);
    }
  }
}
