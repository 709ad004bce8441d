package dev.onlinematch.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Ends a process when this JVM is gone, however it went: a shell waits at a pipe that closes then.
 * Where there is no shell, only an orderly end is one.
 */
public final class Leash implements AutoCloseable {

  private static final Path SHELL = Path.of("/bin/sh");
  private static final String WAIT_AND_END = "cat > /dev/null; kill \"$1\" 2> /dev/null";

  private final Process holder;

  private Leash(Process holder) {
    this.holder = holder;
  }

  /** For a process of this one's making. */
  public static Leash of(long pid) throws IOException {
    return Files.isExecutable(SHELL)
        ? new Leash(
            new ProcessBuilder(
                    List.of(SHELL.toString(), "-c", WAIT_AND_END, "leash", Long.toString(pid)))
                .start())
        : new Leash(null);
  }

  /** Lets go: the process has ended, and its number may be another's soon. */
  @Override
  public void close() throws IOException {
    if (holder != null) {
      holder.destroyForcibly();
      holder.getOutputStream().close();
    }
  }
}
