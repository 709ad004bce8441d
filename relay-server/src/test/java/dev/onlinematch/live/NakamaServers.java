package dev.onlinematch.live;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** What all tests of a run share: the program, the database, and one running server. */
final class NakamaServers implements AutoCloseable {

  private static final String MODULE = "/nakama/index.js";

  private final NakamaProgram program;
  private final Path folder;
  private final TestDatabase database;
  private final NakamaProcess shared;
  private final String reason;

  private NakamaServers(
      NakamaProgram program, Path folder, TestDatabase database, NakamaProcess shared) {
    this.program = program;
    this.folder = folder;
    this.database = database;
    this.shared = shared;
    this.reason = "";
  }

  private NakamaServers(String reason) {
    this.program = null;
    this.folder = null;
    this.database = null;
    this.shared = null;
    this.reason = reason;
  }

  /** Those of this run, started when they are asked for first. */
  static NakamaServers of(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.GLOBAL)
        .getOrComputeIfAbsent(
            NakamaServers.class, key -> NakamaServers.start(), NakamaServers.class);
  }

  /** Whether there are any. */
  boolean isAvailable() {
    return shared != null;
  }

  /** Why there are none. */
  String reason() {
    return reason;
  }

  NakamaProcess shared() {
    return shared;
  }

  /** Null where Nakama is in a container. */
  ServerPrograms programs() throws IOException {
    List<String> nakama = program.command();
    return nakama.size() == 1
        ? new ServerPrograms(Path.of(nakama.get(0)), database.programs())
        : null;
  }

  NakamaProcess start(List<String> settings) throws IOException {
    return NakamaProcess.start(program, folder, database.newDatabase(), settings);
  }

  NakamaProcess startAt(NakamaPlace place) throws IOException {
    return NakamaProcess.startAt(place, program, folder, database.newDatabaseByFile(), List.of());
  }

  @Override
  public void close() throws IOException {
    if (shared != null) {
      shared.close();
      database.close();
    }
  }

  private static NakamaServers start() {
    try {
      Path folder = Files.createDirectories(Path.of("target", "nakama").toAbsolutePath());
      NakamaProgram program = NakamaProgram.find(folder);
      unpackModule(folder.resolve("module"));
      TestDatabase database = TestDatabase.start(Files.createTempDirectory("onlinematch-pg"));
      NakamaProcess shared =
          NakamaProcess.start(program, folder, database.newDatabase(), List.of());
      return new NakamaServers(program, folder, database, shared);
    } catch (NakamaProgram.UnavailableException e) {
      String reason = "Tests against a real Nakama did not run: " + e.getMessage();
      System.out.println(reason);
      return new NakamaServers(reason);
    } catch (IOException e) {
      // There is one and it does not work: that is a failure, and not to be passed over.
      throw new UncheckedIOException(e);
    }
  }

  private static void unpackModule(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (InputStream module = NakamaServers.class.getResourceAsStream(MODULE)) {
      Files.write(folder.resolve("index.js"), module.readAllBytes());
    }
  }
}
