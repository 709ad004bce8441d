package dev.onlinematch.bench;

import java.util.Map;
import java.util.TreeMap;

/** {@code --name=value}, numbers all of them. */
final class Arguments {

  private final Map<String, Integer> values = new TreeMap<>();

  /** Takes all but the first. */
  Arguments(String... arguments) {
    for (int i = 1; i < arguments.length; i++) {
      String[] parts = arguments[i].replaceFirst("^--", "").split("=", -1);
      values.put(parts[0], Integer.parseInt(parts[1]));
    }
  }

  int get(String name, int usual) {
    return values.getOrDefault(name, usual);
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
