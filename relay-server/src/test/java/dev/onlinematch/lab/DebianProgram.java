package dev.onlinematch.lab;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.opentest4j.TestAbortedException;

/** A program that a test needs: the installed one, else, as root on Debian, its package. */
public final class DebianProgram {

  private static final long INSTALL_SECONDS = 300;
  private static final ReentrantLock INSTALLING = new ReentrantLock();

  private DebianProgram() {}

  /**
   * Where it is.
   *
   * @throws TestAbortedException if it cannot be had here; the message says what to do
   */
  public static Path find(String program, String debianPackage) throws InterruptedException {
    INSTALLING.lock();
    try {
      Path found = installed(program);
      if (found == null && Files.isExecutable(Path.of("/usr/bin/apt-get")) && isRoot()) {
        install(debianPackage);
        found = installed(program);
      }
      if (found == null) {
        throw new TestAbortedException(
            "not run: there is no " + program + " here; install " + debianPackage);
      }
      return found;
    } finally {
      INSTALLING.unlock();
    }
  }

  /** Whether this process may do what only root may. */
  public static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static Path installed(String program) {
    for (String folder :
        (System.getenv("PATH") + ":/usr/sbin:/sbin").split(File.pathSeparator, -1)) {
      Path path = Path.of(folder, program);
      if (!folder.isEmpty() && Files.isExecutable(path)) {
        return path;
      }
    }
    return null;
  }

  private static void install(String debianPackage) throws InterruptedException {
    for (List<String> command :
        List.of(
            List.of("apt-get", "-qq", "update"),
            List.of("apt-get", "-qq", "install", "-y", "--no-install-recommends", debianPackage))) {
      try {
        Process process =
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(INSTALL_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (IOException e) {
        throw new TestAbortedException("not run: " + debianPackage + " cannot be installed", e);
      }
    }
  }
}
