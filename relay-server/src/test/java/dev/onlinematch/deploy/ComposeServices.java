package dev.onlinematch.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.onlinematch.live.Leash;
import dev.onlinematch.live.ServerPrograms;
import dev.onlinematch.relay.RelayProcess;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The services of {@code docker-compose.yml} without Docker: each with the file's command, its
 * environment and, in the file's order, its health check, at the file's ports. The programs are
 * those of this computer, in place of those of the images; for PostgreSQL, whose command is the
 * image's own, what that does is done by hand.
 */
public final class ComposeServices implements AutoCloseable {

  private static final long HEALTHY_SECONDS = 60;
  private static final long STOP_SECONDS = 10;

  /** More than the timeouts of the file's health checks. */
  private static final long COMMAND_SECONDS = 10;

  private final List<String> before;
  private final ServerPrograms programs;
  private final ComposeFile file;
  private final Path folder;
  private final Deque<Closeable> running = new ArrayDeque<>();

  private ComposeServices(
      List<String> before, ServerPrograms programs, ComposeFile file, Path folder) {
    this.before = before;
    this.programs = programs;
    this.file = file;
    this.folder = folder;
  }

  /**
   * Starts them, and returns when all are well.
   *
   * @param before command before theirs, as for a namespace
   * @param values in place of some of {@code .env}
   */
  public static ComposeServices start(
      List<String> before, ServerPrograms programs, Map<String, String> values) throws Exception {
    ComposeServices services =
        new ComposeServices(
            before,
            programs,
            ComposeFile.read(values),
            Files.createTempDirectory("onlinematch-compose"));
    try {
      services.startPostgres();
      services.startNakama();
      services.startRelayServer();
      services.startCoturn();
    } catch (Exception | AssertionError e) {
      services.close();
      throw e;
    }
    return services;
  }

  private void startPostgres() throws Exception {
    Map<String, String> environment = file.environment("postgres");
    Path data = folder.resolve("postgres");
    Path password =
        Files.writeString(folder.resolve("password"), environment.get("POSTGRES_PASSWORD"));
    finish(
        "initdb",
        asNobody(
            "initdb",
            "--pgdata=" + data,
            "--username=" + environment.get("POSTGRES_USER"),
            "--pwfile=" + password,
            "--auth=scram-sha-256"),
        "");
    Files.writeString(
        data.resolve("pg_hba.conf"), "host all all all scram-sha-256\n", StandardOpenOption.APPEND);
    finish(
        "createdb",
        asNobody("postgres", "--single", "-D", data.toString(), "postgres"),
        "CREATE DATABASE " + environment.get("POSTGRES_DB") + "\n");
    List<String> command = asNobody("postgres", "-D", data.toString(), "-k", folder.toString());
    command.addAll(List.of("-c", "listen_addresses=*"));
    serve("postgres", command, environment);
    awaitPostgres();
  }

  /** Its health check is a program that comes with the image only; here its log has to do. */
  private void awaitPostgres() throws Exception {
    long deadlineNs = deadlineNs();
    while (!said("postgres").contains("ready to accept connections")) {
      waitUntil(deadlineNs, "postgres");
    }
  }

  /** A server that refuses root, run by root: with the rights of nobody (user_namespaces(7)). */
  private List<String> asNobody(String program, String... arguments) {
    List<String> command = new ArrayList<>(before);
    command.addAll(List.of("unshare", "-U", programs.postgres().resolve(program).toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  private void startNakama() throws Exception {
    serve("nakama", command(file.entrypoint("nakama")), file.environment("nakama"));
    awaitHealthy("nakama");
  }

  private void startRelayServer() throws Exception {
    RelayProcess server =
        RelayProcess.start(
            command(ImageCommand.read()), Map.copyOf(file.environment("relay-server")));
    running.push(server::close);
    server.port();
    awaitHealthy("relay-server");
  }

  private void startCoturn() throws Exception {
    serve("coturn", command(file.entrypoint("coturn")), file.environment("coturn"));
    awaitHealthy("coturn");
  }

  /** With what this computer has in place of an image's files. */
  private List<String> command(List<String> ofTheFile) {
    List<String> command = new ArrayList<>(before);
    for (String word : ofTheFile) {
      String here = word.replace("/nakama/nakama", programs.nakama().toString());
      for (Map.Entry<String, Path> mount : file.mounts("nakama").entrySet()) {
        here = here.replace(mount.getKey(), mount.getValue().toString());
      }
      command.add(here);
    }
    return command;
  }

  private void serve(String name, List<String> command, Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder = builder(name, command);
    builder.environment().putAll(environment);
    Process process = builder.start();
    Leash leash = Leash.of(process.pid());
    running.push(
        () -> {
          stop(process);
          leash.close();
        });
  }

  private static void stop(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitHealthy(String service) throws Exception {
    long deadlineNs = deadlineNs();
    List<String> check = command(file.healthcheck(service));
    while (run("healthcheck", check, "") != 0) {
      waitUntil(deadlineNs, service);
    }
  }

  private static long deadlineNs() {
    return System.nanoTime() + TimeUnit.SECONDS.toNanos(HEALTHY_SECONDS);
  }

  private void waitUntil(long deadlineNs, String service) throws Exception {
    if (System.nanoTime() > deadlineNs) {
      throw new AssertionError(service + " is not well: " + said(service));
    }
    TimeUnit.MILLISECONDS.sleep(100);
  }

  private void finish(String name, List<String> command, String input) throws Exception {
    if (run(name, command, input) != 0) {
      throw new AssertionError(name + " failed: " + said(name));
    }
  }

  private int run(String name, List<String> command, String input) throws Exception {
    Process process = builder(name, command).start();
    process.getOutputStream().write(input.getBytes(UTF_8));
    process.getOutputStream().close();
    if (!process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS)) {
      // As a question to a coturn that does not listen yet, which is asked once.
      process.destroyForcibly();
      return -1;
    }
    return process.exitValue();
  }

  private ProcessBuilder builder(String name, List<String> command) {
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log(name).toFile()));
  }

  private Path log(String name) {
    return folder.resolve(name + ".log");
  }

  private String said(String name) throws IOException {
    return Files.exists(log(name)) ? Files.readString(log(name)) : "nothing";
  }

  @Override
  public void close() throws IOException {
    while (!running.isEmpty()) {
      running.pop().close();
    }
  }
}
