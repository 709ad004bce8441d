package dev.onlinematch.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a relay is run: as it is shipped, by its jar and with its {@code jvm.options}.
 *
 * @param java the program
 * @param options further options, after those of the file
 */
record Jvm(Path java, List<String> options) {

  /** Takes a copy of the list. */
  Jvm {
    options = List.copyOf(options);
  }

  /** The one that the properties {@code relay.java} and {@code relay.options} name. */
  static Jvm given() {
    String java = System.getProperty("relay.java", "");
    String options = System.getProperty("relay.options", "").strip();
    return new Jvm(
        java.isEmpty() ? Path.of(System.getProperty("java.home"), "bin", "java") : Path.of(java),
        options.isEmpty() ? List.of() : List.of(options.split("\\s+", -1)));
  }

  /** All options, the file first. */
  List<String> allOptions() {
    List<String> all = new ArrayList<>();
    all.add("@" + Path.of("jvm.options").toAbsolutePath());
    all.addAll(options);
    return all;
  }

  /** The relay's jar, its libraries beside it. */
  static Path jar() throws IOException {
    try (DirectoryStream<Path> jars =
        Files.newDirectoryStream(Path.of("target"), "relay-server-*.jar")) {
      for (Path jar : jars) {
        return jar.toAbsolutePath();
      }
    }
    throw new IOException("no jar of the relay in target");
  }

  /** As in {@code 25.0.1}. */
  String version() throws IOException {
    Path release = java.toRealPath().resolveSibling("../release").normalize();
    for (String line : Files.readAllLines(release)) {
      if (line.startsWith("JAVA_VERSION=")) {
        return line.replaceAll("[^0-9.]", "");
      }
    }
    return "unknown";
  }
}
