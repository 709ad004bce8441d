package dev.onlinematch.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * relay-bench, the load generator that treats all relays alike: its players are node-datachannel's
 * or {@code ws}'s, and ours comes in through the adapter in {@code src/bench/relay-bench}. Works in
 * a copy under {@code target}, where its packages are installed.
 */
final class RelayBench {

  private static final Path COPY = Path.of("target", "relay-bench").toAbsolutePath();
  private static final Path ADAPTERS = Path.of("src", "bench", "relay-bench").toAbsolutePath();
  private static final long RUN_SECONDS = 180;
  private static final long INSTALL_SECONDS = 300;

  private final ObjectMapper json = new ObjectMapper();

  /** Copies it from where the property {@code relay-bench} says, and installs what it needs. */
  RelayBench() throws IOException, InterruptedException {
    Path source = Path.of(System.getProperty("relay-bench", "../../shared/relay-bench"));
    if (!Files.exists(source.resolve("bench.mjs"))) {
      throw new IOException("no relay-bench in " + source.toAbsolutePath().normalize());
    }
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = COPY.resolve(source.relativize(file).toString());
        if (!Files.exists(copy)) {
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
          copy.toFile().setWritable(true);
        }
      }
    }
    if (!Files.exists(COPY.resolve("node_modules"))) {
      run(List.of("npm", "install", "--no-audit", "--no-fund"), Map.of(), INSTALL_SECONDS);
    }
  }

  /** An adapter of ours, by the name of its file. */
  static String ours(String name) {
    return ADAPTERS.resolve(name).toString();
  }

  /** Runs one measurement; returns its {@code result}. */
  JsonNode measure(
      String adapter, String mode, List<String> options, Map<String, String> environment)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("node", "bench.mjs", adapter, mode));
    command.addAll(List.of("--server-cpu=0", "--client-cpu=1"));
    command.addAll(options);
    String output = run(command, environment, RUN_SECONDS);
    JsonNode line = json.readTree(output.substring(output.lastIndexOf("{\"adapter\"")));
    if (line.has("error")) {
      throw new IOException(adapter + " " + mode + ": " + line.get("error").asText());
    }
    return line.get("result");
  }

  private static String run(
      List<String> command, Map<String, String> environment, long deadlineSeconds)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(COPY.toFile());
    builder.redirectErrorStream(true).environment().putAll(environment);
    Process process = builder.start();
    CompletableFuture<String> output =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return new String(process.getInputStream().readAllBytes(), UTF_8);
              } catch (IOException e) {
                return e.toString();
              }
            });
    if (!process.waitFor(deadlineSeconds, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
    }
    String text = output.join();
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + ": " + text);
    }
    return text;
  }
}
