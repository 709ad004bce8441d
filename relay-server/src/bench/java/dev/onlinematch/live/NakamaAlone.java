package dev.onlinematch.live;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A Nakama without our module, to be measured. */
public final class NakamaAlone implements AutoCloseable {

  private final TestDatabase database;
  private final NakamaProcess nakama;

  /** Starts one with a database of its own; builds it if need be, as the tests do. */
  public NakamaAlone() throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "nakama-alone").toAbsolutePath());
    Files.createDirectories(folder.resolve("module"));
    NakamaProgram program = NakamaProgram.find(folder);
    database = TestDatabase.start(Files.createTempDirectory("onlinematch-pg"));
    nakama = NakamaProcess.start(program, folder, database.newDatabase(), List.of());
  }

  /** Where its API is. */
  public URI uri() {
    return nakama.uri();
  }

  /** Its process. */
  public long pid() {
    return nakama.pid();
  }

  @Override
  public void close() throws IOException {
    nakama.close();
    database.close();
  }
}
