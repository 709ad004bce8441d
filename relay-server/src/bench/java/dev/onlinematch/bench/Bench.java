package dev.onlinematch.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * The command: a mode and its numbers, as in {@code fanout --clients=40}. Starts a relay as a
 * process of its own, pinned to the first core, and itself stays on the second, where there are two
 * and {@code taskset}.
 */
public final class Bench {

  private Bench() {}

  /** See BENCHMARKS.md. */
  @SuppressWarnings("SystemOut") // It is a command: this is where its result goes.
  public static void main(String[] args) throws Exception {
    String mode = args.length == 0 ? "" : args[0];
    if (mode.equals("micro")) {
      org.openjdk.jmh.Main.main(Arrays.copyOfRange(args, 1, args.length));
      return;
    }
    Arguments arguments = new Arguments(args);
    boolean isPinned = Runtime.getRuntime().availableProcessors() > 1 && pinMyself();
    String options = System.getProperty("relay.options", "");
    List<String> javaOptions = options.isEmpty() ? List.of() : List.of(options.split(" ", -1));
    try (RelayUnderTest relay = new RelayUnderTest(isPinned ? 0 : -1, javaOptions)) {
      System.out.println(
          switch (mode) {
            case "fanout" -> new FanOut(arguments).run(relay);
            case "bulk" -> new Bulk(arguments).run(relay);
            case "setup" -> new SetUp(arguments).run(relay);
            case "crowd" -> new Crowd(arguments).run(relay);
            case "soak" -> new Soak(arguments).run(relay);
            default -> "modes: fanout, bulk, setup, crowd, soak, micro; see BENCHMARKS.md";
          });
    }
  }

  private static boolean pinMyself() throws InterruptedException {
    try {
      String pid = Long.toString(ProcessHandle.current().pid());
      return new ProcessBuilder("taskset", "-a", "-c", "-p", "1", pid)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
