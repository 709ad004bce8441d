package dev.onlinematch.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the Dockerfile's image runs, with this computer's Java and the jar of this build. */
final class ImageCommand {

  private static final Pattern ENTRYPOINT = Pattern.compile("(?m)^ENTRYPOINT \\[(.*)\\]$");

  private ImageCommand() {}

  static List<String> read() throws IOException {
    Matcher entrypoint = ENTRYPOINT.matcher(Files.readString(Path.of("Dockerfile")));
    if (!entrypoint.find()) {
      throw new AssertionError("the Dockerfile has no ENTRYPOINT");
    }
    List<String> command = new ArrayList<>();
    for (String word : entrypoint.group(1).split(",", -1)) {
      command.add(
          word.strip()
              .replace("\"", "")
              .replace("/java/bin/java", System.getProperty("java.home") + "/bin/java")
              .replace("/app/jvm.options", Path.of("jvm.options").toAbsolutePath().toString())
              .replace("/app/relay-server.jar", jar().toString()));
    }
    return command;
  }

  private static Path jar() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("target"))) {
      return files
          .filter(
              file ->
                  file.getFileName().toString().matches("relay-server-[0-9.]+(-SNAPSHOT)?\\.jar"))
          .findFirst()
          .orElseThrow()
          .toAbsolutePath();
    }
  }
}
