package dev.onlinematch.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server as its users start it: a process of its own. */
public final class RelayProcess implements AutoCloseable {

  private static final long DEADLINE_SECONDS = 60;
  private static final Pattern READY = Pattern.compile("Play at http://[^:]+:(\\d+) .*");

  private final Process process;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final List<String> said = new ArrayList<>();

  private RelayProcess(Process process) {
    this.process = process;
    Thread reader = new Thread(this::read, "output of the relay");
    reader.setDaemon(true);
    reader.start();
  }

  /** Starts it; nothing of this process's environment is handed on but {@code environment}. */
  public static RelayProcess start(Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(command());
    command.addAll(List.of(arguments));
    return start(command, environment);
  }

  /** What starts it, without arguments. */
  public static List<String> command() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        System.getProperty("java.class.path"),
        "dev.onlinematch.relay.Main");
  }

  /** Starts it by a command of somebody else's. */
  public static RelayProcess start(List<String> command, Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("ONLINEMATCH_"));
    builder.environment().putAll(environment);
    return new RelayProcess(builder.start());
  }

  /** Waits until it serves, and returns its TCP port. */
  public int port() throws InterruptedException {
    while (true) {
      String line = lines.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
      if (line == null) {
        throw new AssertionError("the server did not start: " + said);
      }
      said.add(line);
      Matcher ready = READY.matcher(line);
      if (ready.matches()) {
        return Integer.parseInt(ready.group(1));
      }
      if (line.isEmpty() && !process.isAlive()) {
        throw new AssertionError("the server ended: " + said);
      }
    }
  }

  /** SIGTERM. */
  public void terminate() {
    process.destroy();
  }

  /** Waits for its end, and returns its exit code. */
  public int exitCode() throws InterruptedException {
    if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("the server does not end");
    }
    return process.exitValue();
  }

  /** All that it has said, once it has ended. */
  public String output() throws InterruptedException {
    exitCode();
    for (String line = ""; line != null; line = lines.poll(100, TimeUnit.MILLISECONDS)) {
      said.add(line);
    }
    return String.join("\n", said);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void read() {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      reader.lines().forEach(lines::add);
    } catch (IOException | java.io.UncheckedIOException e) {
      // The process has ended.
    }
    // Wakes who waits for a line that will not come.
    lines.add("");
  }
}
