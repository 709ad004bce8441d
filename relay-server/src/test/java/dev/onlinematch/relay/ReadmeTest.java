package dev.onlinematch.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadmeTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+(?:Test|IT|Contract))`");

  @Test
  void everyTestThatItNamesIsThere() throws IOException {
    Set<String> named = new TreeSet<>();
    Matcher matcher = TEST.matcher(Files.readString(ROOT.resolve("README.md")));
    while (matcher.find()) {
      named.add(matcher.group(1));
    }
    assertTrue(named.size() > 50, named::toString);

    named.removeAll(tests());

    assertEquals(Set.of(), named);
  }

  private static Set<String> tests() throws IOException {
    Set<String> tests = new TreeSet<>();
    for (String module : Set.of("shared", "client-web", "relay-server")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
        tests.addAll(
            files
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(".java"))
                .map(name -> name.substring(0, name.length() - ".java".length()))
                .collect(Collectors.toSet()));
      }
    }
    return tests;
  }
}
