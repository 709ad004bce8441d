package dev.onlinematch.live;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** PostgreSQL on loopback, from Maven Central; a database of its own for each server. */
final class TestDatabase implements AutoCloseable {

  private final EmbeddedPostgres postgres;
  private final Path folder;
  private final Leash leash;
  private int databases;

  private TestDatabase(EmbeddedPostgres postgres, Path folder, Leash leash) {
    this.postgres = postgres;
    this.folder = folder;
    this.leash = leash;
  }

  /** Starts it, with its files in a folder. */
  static TestDatabase start(Path folder) throws IOException {
    ProcessBuilder.Redirect log = ProcessBuilder.Redirect.DISCARD;
    EmbeddedPostgres postgres =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder)
            .setOutputRedirector(log)
            .setErrorRedirector(log)
            .setServerConfig("max_connections", "100")
            .setServerConfig("unix_socket_directories", folder.toString())
            .start();
    // The first line of this file is the process to end.
    String pid = Files.readAllLines(folder.resolve("postmaster.pid")).get(0).strip();
    return new TestDatabase(postgres, folder, Leash.of(Long.parseLong(pid)));
  }

  /** Where its programs are. */
  Path programs() throws IOException {
    // The server notes how it was started, the program first.
    String started = Files.readString(folder.resolve("postmaster.opts"));
    return Path.of(started.substring(0, started.indexOf(' '))).getParent();
  }

  /** A new, empty database, as Nakama wants to be told of it. */
  String newDatabase() throws IOException {
    return "postgres@127.0.0.1:" + postgres.getPort() + "/" + create();
  }

  /** The same for a Nakama in another network, where this loopback is not: files are the same. */
  String newDatabaseByFile() throws IOException {
    return "postgres@localhost:" + postgres.getPort() + "/" + create() + "?host=" + folder;
  }

  private String create() throws IOException {
    databases++;
    String name = "nakama" + databases;
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IOException("no new database", e);
    }
    return name;
  }

  @Override
  public void close() throws IOException {
    postgres.close();
    leash.close();
  }
}
