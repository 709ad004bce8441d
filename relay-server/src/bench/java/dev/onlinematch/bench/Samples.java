package dev.onlinematch.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What several runs gave, and each of it in a file at once: a table takes long. */
final class Samples {

  private final Path log;
  private final Map<String, List<Double>> values = new TreeMap<>();

  Samples(Path log) throws IOException {
    this.log = log;
    Files.deleteIfExists(log);
  }

  void add(String key, double value) throws IOException {
    values.computeIfAbsent(key, each -> new ArrayList<>()).add(value);
    Files.writeString(
        log, key + " " + value + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** The median of what there is; not a number where there is nothing. */
  double median(String key) {
    double[] sorted =
        values.getOrDefault(key, List.of()).stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** Least and most, as in {@code 3.1 to 4}. */
  String range(String key) {
    List<Double> all = values.getOrDefault(key, List.of());
    double least = all.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
    double most = all.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
    return String.format("%.3g to %.3g", least, most);
  }
}
