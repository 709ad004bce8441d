package dev.onlinematch.bench;

import dev.onlinematch.browser.PageBench;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * The command: a mode and its numbers, as in {@code fanout --clients=40}. Starts a relay as a
 * process of its own, pinned to the first core, and itself stays on the second, where there are two
 * and {@code taskset}.
 */
public final class Bench {

  private static final int PIN_SECONDS = 5;

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
    // Browsers take what they need: they are children of this process.
    int cpu = !mode.equals("page") && pinMyself() ? 0 : -1;
    if (mode.equals("table")) {
      new Table(arguments, cpu).run();
    } else {
      System.out.println(measure(mode, arguments, cpu, Jvm.given()));
    }
    // libwebrtc's threads would keep the process.
    System.exit(0);
  }

  /** Measures a relay that is started for it. */
  static String measure(String mode, Arguments arguments, int cpu, Jvm jvm) throws Exception {
    String entry = mode.equals("abuse") ? "members" : "everybody";
    try (RelayUnderTest relay = new RelayUnderTest(cpu, jvm, entry)) {
      return switch (mode) {
        case "fanout" -> new FanOut(arguments).run(relay).toString();
        case "bulk" -> new Bulk(arguments).run(relay).toString();
        case "setup" -> new SetUp(arguments).run(relay).toString();
        case "crowd" -> new Crowd(arguments).run(relay).toString();
        case "distance" -> new Distance(arguments).run(relay).toString();
        case "loss" -> new Loss(arguments).run(relay).toString();
        case "soak" -> new Soak(arguments).run(relay);
        case "abuse" -> new Abuse(arguments).run(relay);
        case "page" -> page(arguments, relay).toString();
        default ->
            throw new IllegalArgumentException(
                "modes: fanout, bulk, setup, crowd, distance, loss, soak, abuse, page, table, micro;"
                    + " see BENCHMARKS.md");
      };
    }
  }

  private static Figures page(Arguments arguments, RelayUnderTest relay) throws Exception {
    Figures figures = new Figures();
    try (PageBench page = new PageBench(relay.uri())) {
      page.openTitle(arguments.get("titles", 9), figures::put);
      page.play(arguments.get("players", 8), arguments.get("seconds", 10), figures::put);
    }
    return figures;
  }

  private static boolean pinMyself() throws InterruptedException {
    return Runtime.getRuntime().availableProcessors() > 1 && pin(ProcessHandle.current().pid(), 1);
  }

  /** Leaves a process and all its threads one core; false where there is no way to say so. */
  static boolean pin(long pid, int core) throws InterruptedException {
    try {
      Process pinning =
          new ProcessBuilder(
                  "taskset", "-a", "-c", "-p", Integer.toString(core), Long.toString(pid))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return pinning.waitFor(PIN_SECONDS, TimeUnit.SECONDS) && pinning.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
