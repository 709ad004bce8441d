package dev.onlinematch.live;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One Nakama, on loopback unless it is told otherwise, with our module and secrets of its own. */
public final class NakamaProcess implements AutoCloseable {

  private static final long START_DEADLINE_MS = 60_000;
  private static final int MOST_ATTEMPTS = 3;
  private static final long STOP_DEADLINE_MS = 10_000;

  /** gRPC listens one below the port of the API, and three below that of the console. */
  private static final int CONSOLE_GRPC_OFFSET = 3;

  private final NakamaProgram program;
  private final Path folder;
  private final String database;
  private final NakamaKeys keys = NakamaKeys.random();
  private final List<String> settings;
  private final NakamaPlace place;
  private Process process;
  private Leash leash;

  private NakamaProcess(
      NakamaProgram program,
      Path folder,
      String database,
      List<String> settings,
      NakamaPlace place) {
    this.program = program;
    this.folder = folder;
    this.database = database;
    this.settings = settings;
    this.place = place;
  }

  /**
   * Starts one and waits until it answers.
   *
   * @param folder for its files; the module is in {@code module}
   * @param settings as on Nakama's command line, {@code --name=value}
   */
  static NakamaProcess start(
      NakamaProgram program, Path folder, String database, List<String> settings)
      throws IOException {
    for (int attempt = 1; ; attempt++) {
      NakamaPlace place = NakamaPlace.onLoopback(freePort(1));
      try {
        return startAt(place, program, folder, database, settings);
      } catch (IOException e) {
        // Somebody else may have taken the free port meanwhile.
        if (attempt == MOST_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /** The same at a place of somebody else's choice. */
  static NakamaProcess startAt(
      NakamaPlace place, NakamaProgram program, Path folder, String database, List<String> settings)
      throws IOException {
    NakamaProcess nakama = new NakamaProcess(program, folder, database, settings, place);
    nakama.migrate();
    nakama.start();
    return nakama;
  }

  /** Where its API is, as the page is told. */
  public URI uri() {
    return place.uri();
  }

  /** What it signs and asks for. */
  public NakamaKeys keys() {
    return keys;
  }

  /** The process that it is now. */
  public long pid() {
    return process.pid();
  }

  /** Ends it and starts it anew, at the same address, with the same secrets and database. */
  public void restart() throws IOException {
    close();
    start();
  }

  /** Ends it; what it was told is still in the database. */
  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(STOP_DEADLINE_MS, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    leash.close();
  }

  private void migrate() throws IOException {
    List<String> command = program.with(List.of("migrate", "up", "--database.address=" + database));
    Commands.Outcome outcome = Commands.run(command, folder, Map.of(), 1);
    if (!outcome.isSuccess()) {
      throw new IOException("Nakama could not make its tables: " + outcome.lastLine());
    }
  }

  private void start() throws IOException {
    Path log = folder.resolve("nakama-" + place.uri().getPort() + ".log");
    List<String> command = new ArrayList<>(place.before());
    command.addAll(program.with(arguments()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectErrorStream(true).directory(folder.toFile());
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("NAKAMA_TELEMETRY", "0");
    process = builder.start();
    leash = Leash.of(process.pid());
    long deadlineNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(START_DEADLINE_MS);
    while (!isHealthy()) {
      if (!process.isAlive() || System.nanoTime() > deadlineNs) {
        close();
        throw new IOException("Nakama did not start:\n" + Files.readString(log));
      }
      awaitEnd(50);
    }
  }

  private List<String> arguments() throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.add("--name=test");
    arguments.add("--database.address=" + database);
    arguments.add("--data_dir=" + folder);
    arguments.add("--runtime.path=" + folder.resolve("module"));
    arguments.add("--logger.level=warn");
    arguments.add("--shutdown_grace_sec=0");
    arguments.add("--socket.address=" + place.bind());
    arguments.add("--socket.port=" + place.uri().getPort());
    arguments.add("--console.address=127.0.0.1");
    arguments.add("--console.port=" + freePort(CONSOLE_GRPC_OFFSET));
    arguments.add("--socket.server_key=" + keys.server());
    arguments.add("--runtime.http_key=" + keys.http());
    arguments.add("--session.encryption_key=" + keys.session());
    arguments.add("--session.refresh_encryption_key=" + keys.refresh());
    arguments.add("--matchmaker.interval_sec=1");
    arguments.addAll(settings);
    return arguments;
  }

  private boolean isHealthy() {
    if (!place.before().isEmpty()) {
      List<String> command = new ArrayList<>(place.before());
      command.addAll(program.with(List.of("healthcheck", "" + place.uri().getPort())));
      return Commands.succeeds(command, 1);
    }
    HttpRequest request =
        HttpRequest.newBuilder(uri().resolve("/healthcheck"))
            .timeout(Duration.ofSeconds(2))
            .build();
    try {
      HttpClient client = HttpClient.newHttpClient();
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void awaitEnd(long deadlineMs) {
    try {
      process.waitFor(deadlineMs, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A port that is free, and so is the one {@code offset} below it. */
  private static int freePort(int offset) throws IOException {
    while (true) {
      try (ServerSocket upper = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
          ServerSocket lower = new ServerSocket()) {
        lower.bind(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), upper.getLocalPort() - offset));
        return upper.getLocalPort();
      } catch (BindException taken) {
        // Another one, then.
      }
    }
  }
}
