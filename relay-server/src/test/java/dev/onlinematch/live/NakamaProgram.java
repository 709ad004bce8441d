package dev.onlinematch.live;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * How to run Nakama on this computer: words that come before its own.
 *
 * @param command a program, or Docker with all that makes a container of it look like one
 */
record NakamaProgram(List<String> command) {

  /** The one whose protocol the embedded server is held to. */
  static final String VERSION = "3.40.0";

  private static final String IMAGE = "heroiclabs/nakama:" + VERSION;
  private static final long DOCKER_CHECK_MINUTES = 5;

  /** Takes a copy of the list. */
  NakamaProgram {
    command = List.copyOf(command);
  }

  /**
   * Looks on the PATH, then for Docker, then installs it by Go; the installation takes minutes, the
   * first time.
   *
   * @param folder what a container has to see of this computer
   * @throws UnavailableException when there is no way
   */
  static NakamaProgram find(Path folder) throws UnavailableException {
    Path installed = onPath("nakama");
    if (installed != null) {
      return new NakamaProgram(List.of(installed.toString()));
    }
    NakamaProgram container = container(folder);
    if (Commands.succeeds(container.with(List.of("--version")), DOCKER_CHECK_MINUTES)) {
      return container;
    }
    return new NakamaProgram(List.of(NakamaInstallation.program().toString()));
  }

  /** The whole command line. */
  List<String> with(List<String> arguments) {
    List<String> all = new ArrayList<>(command);
    all.addAll(arguments);
    return all;
  }

  // The host's own network: the same addresses and ports as without a container.
  static NakamaProgram container(Path folder) {
    return new NakamaProgram(
        List.of(
            "docker",
            "run",
            "--rm",
            "--init",
            "--network=host",
            "--env=NAKAMA_TELEMETRY=0",
            "--volume=" + folder + ":" + folder,
            "--entrypoint=/nakama/nakama",
            IMAGE));
  }

  /** A program on the PATH, or null. */
  static Path onPath(String name) {
    Predicate<Path> isProgram = path -> Files.isExecutable(path) && !Files.isDirectory(path);
    String folders = System.getenv().getOrDefault("PATH", "");
    for (String folder : folders.split(File.pathSeparator, -1)) {
      for (String suffix : List.of("", ".exe")) {
        Path candidate = Path.of(folder.isEmpty() ? "." : folder, name + suffix);
        if (isProgram.test(candidate)) {
          return candidate.toAbsolutePath();
        }
      }
    }
    return null;
  }

  /** There is no Nakama to be had; the message says why, in a line. */
  static final class UnavailableException extends IOException {
    UnavailableException(String message) {
      super(message);
    }
  }
}
