package dev.onlinematch.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Other programs that do one thing and end. */
final class Commands {

  /**
   * What came of one.
   *
   * @param isSuccess whether it ended in time, with 0
   * @param output all that it said
   */
  record Outcome(boolean isSuccess, String output) {

    /** Its last line, for people. */
    String lastLine() {
      String[] lines = output.strip().split("\n", -1);
      return lines[lines.length - 1].strip();
    }
  }

  private Commands() {}

  static boolean succeeds(List<String> command, long deadlineMinutes) {
    return run(command, null, Map.of(), deadlineMinutes).isSuccess();
  }

  /**
   * Runs it and waits.
   *
   * @param folder where; null for here
   */
  static Outcome run(
      List<String> command, Path folder, Map<String, String> environment, long deadlineMinutes) {
    try {
      // A file, not a pipe: a pipe that nobody reads in time stops the program.
      Path output = Files.createTempFile("onlinematch", ".log");
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.redirectOutput(output.toFile()).environment().putAll(environment);
      if (folder != null) {
        builder.directory(folder.toFile());
      }
      Process process = builder.start();
      try {
        boolean hasEnded = process.waitFor(deadlineMinutes, TimeUnit.MINUTES);
        String said = Files.readString(output, StandardCharsets.UTF_8);
        return new Outcome(hasEnded && process.exitValue() == 0, said);
      } finally {
        process.destroyForcibly();
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      return new Outcome(false, e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome(false, "interrupted");
    }
  }
}
