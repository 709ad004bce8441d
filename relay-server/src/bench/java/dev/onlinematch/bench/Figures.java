package dev.onlinematch.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a measurement gave, each figure under a name that says its unit. In the order given. */
final class Figures {

  private final Map<String, Double> values = new LinkedHashMap<>();

  Figures put(String name, double value) {
    values.put(name, value);
    return this;
  }

  /** A figure; not a number where there is none. */
  double get(String name) {
    return values.getOrDefault(name, Double.NaN);
  }

  @Override
  public String toString() {
    return values.entrySet().stream()
        .map(each -> each.getKey() + " " + String.format(Locale.ROOT, "%.5g", each.getValue()))
        .collect(Collectors.joining(", "));
  }
}
