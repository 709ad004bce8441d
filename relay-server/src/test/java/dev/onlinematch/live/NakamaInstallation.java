package dev.onlinematch.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Builds Nakama with Go, once: the program is kept in {@code ~/.cache/onlinematch}, for all runs to
 * come.
 *
 * <p>Not by {@code go install}: that asks for the list of all versions, to warn of withdrawn ones,
 * and not every module proxy has one. Building inside of the downloaded module makes the same
 * program, of the same dependencies, by the module's own checksums.
 */
final class NakamaInstallation {

  private static final String MODULE = "github.com/heroiclabs/nakama/v3@v" + NakamaProgram.VERSION;
  private static final Path USUAL_GO = Path.of("/usr/local/go/bin/go");
  private static final long DEADLINE_MINUTES = 12;

  private NakamaInstallation() {}

  /** The program, built if need be; who asks meanwhile waits. */
  static synchronized Path program() throws NakamaProgram.UnavailableException {
    Path folder = Path.of(System.getProperty("user.home"), ".cache", "onlinematch");
    Path program = folder.resolve("nakama-" + NakamaProgram.VERSION);
    if (Files.isExecutable(program)) {
      return program;
    }
    try {
      Files.createDirectories(folder);
      // Two builds of this project may run on one computer.
      try (FileChannel channel =
              FileChannel.open(
                  folder.resolve("nakama.lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (lock.isValid() && !Files.isExecutable(program)) {
          build(go(), program);
        }
      }
      return program;
    } catch (NakamaProgram.UnavailableException e) {
      throw e;
    } catch (IOException e) {
      throw new NakamaProgram.UnavailableException("it cannot be kept in " + folder + ": " + e);
    }
  }

  private static Path go() throws NakamaProgram.UnavailableException {
    Path onPath = NakamaProgram.onPath("go");
    if (onPath != null) {
      return onPath;
    }
    if (Files.isExecutable(USUAL_GO)) {
      return USUAL_GO;
    }
    throw new NakamaProgram.UnavailableException(
        "there is no nakama on the PATH, no Docker that answers and no Go to install it with");
  }

  private static void build(Path go, Path program) throws IOException {
    System.out.println("No Nakama yet: building it with Go, which takes minutes, once");
    long startNs = System.nanoTime();
    Path folder = program.getParent();
    Path unfinished = folder.resolve("nakama-unfinished");
    // Downloads run where there is no module, so that nobody else's go.mod has a say.
    Commands.Outcome download =
        run(folder, List.of(go.toString(), "mod", "download", "-json", MODULE));
    Path source = Path.of(field(download, "Dir"));
    List<String> build =
        List.of(go.toString(), "build", "-trimpath", "-o", unfinished.toString(), ".");
    run(source, behindOthers(build));
    Files.move(unfinished, program, StandardCopyOption.ATOMIC_MOVE);
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startNs);
    System.out.println("Nakama " + NakamaProgram.VERSION + " built in " + seconds + " s");
  }

  /** Tests go on meanwhile, and browsers in them that are to move. */
  private static List<String> behindOthers(List<String> command) {
    List<String> all = new ArrayList<>();
    if (NakamaProgram.onPath("nice") != null) {
      all.addAll(List.of("nice", "-n", "19"));
    }
    all.addAll(command);
    return all;
  }

  private static Commands.Outcome run(Path folder, List<String> command)
      throws NakamaProgram.UnavailableException {
    Commands.Outcome outcome =
        Commands.run(command, folder, Map.of("CGO_ENABLED", "0"), DEADLINE_MINUTES);
    if (!outcome.isSuccess()) {
      throw new NakamaProgram.UnavailableException("Go could not build it: " + outcome.lastLine());
    }
    return outcome;
  }

  private static String field(Commands.Outcome download, String name)
      throws NakamaProgram.UnavailableException {
    try {
      // Go may speak of what it downloads before it answers.
      String output = download.output();
      JsonNode answer = new ObjectMapper().readTree(output.substring(output.indexOf('{')));
      return answer.required(name).asText();
    } catch (IOException | IllegalArgumentException | StringIndexOutOfBoundsException e) {
      throw new NakamaProgram.UnavailableException("Go answered strangely: " + download.lastLine());
    }
  }
}
