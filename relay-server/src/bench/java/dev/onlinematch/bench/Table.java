package dev.onlinematch.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onlinematch.live.NakamaAlone;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * All that is asked of the relay's speed, each figure beside its peer's of the same run: the
 * contestants take turns, several times over, and medians are compared. The relay is a new process
 * for each of these times, and is not new any more when it is measured: see {@link #warm}.
 */
final class Table {

  private static final Path LOG = Path.of("target", "bench-table.log");
  private static final Path RESULT = Path.of("target", "bench-table.md");

  /** On another Java: enough to see what it makes of it. */
  private static final int RUNS_BESIDE = 3;

  private final int runs;
  private final int rooms;
  private final int cpu;
  private final Jvm jvm = Jvm.given();
  private final String beside = System.getProperty("relay.java.beside", "");
  private final Samples samples = new Samples(LOG);
  private final RelayBench bench = new RelayBench();

  Table(Arguments arguments, int cpu) throws IOException, InterruptedException {
    this.runs = arguments.get("runs", 5);
    this.rooms = arguments.get("rooms", 40);
    this.cpu = cpu;
  }

  @SuppressWarnings("SystemOut") // It is a command: this is where its result goes.
  void run() throws Exception {
    try (NakamaAlone nakama = new NakamaAlone()) {
      // As every other server; it was started on the generator's core, as we are there.
      if (cpu >= 0 && !Bench.pin(nakama.pid(), cpu)) {
        throw new IllegalStateException("Nakama cannot be put on the relay's core");
      }
      for (int i = 1; i <= runs; i++) {
        System.out.println("run " + i + " of " + runs + ", load " + load());
        try (RelayUnderTest relay = new RelayUnderTest(cpu, jvm)) {
          warm(relay);
          fanOut(relay, 40);
          fanOut(relay, 10);
          bulk(relay);
          setUp(relay);
          match(relay, nakama);
          distance(relay);
          rooms(relay);
        }
        if (!beside.isEmpty() && i <= RUNS_BESIDE) {
          onAnotherJava();
        }
        try (RelayUnderTest fresh = new RelayUnderTest(cpu, jvm)) {
          Figures crowd = new Crowd(arguments("--clients=1000")).run(fresh);
          samples.add("crowd", crowd.get("KiB of RSS each"));
        }
      }
    }
    String table = new TableRows(samples).toString();
    Files.writeString(RESULT, table);
    System.out.println("Java " + jvm.version() + ", medians of " + runs + "\n" + table);
  }

  private static String load() throws IOException {
    return Files.readString(Path.of("/proc/loadavg")).split(" ", -1)[0];
  }

  private static Arguments arguments(String... arguments) {
    return new Arguments(("mode " + String.join(" ", arguments)).split(" ", -1));
  }

  // What a relay does in its first minutes is mostly to compile itself, more than half of its time
  // in a small room; a program that is compiled beforehand has no such minutes.
  private static void warm(RelayUnderTest relay) throws Exception {
    new SetUp(arguments("--warm=600", "--count=300")).run(relay);
    new FanOut(arguments("--clients=40", "--warm=1", "--seconds=9")).run(relay);
    new FanOut(arguments("--clients=10", "--warm=1", "--seconds=9")).run(relay);
    new Bulk(arguments("--warm=1", "--seconds=9")).run(relay);
  }

  private void fanOut(RelayUnderTest relay, int clients) throws Exception {
    String row = "fan-out " + clients;
    List<String> options = List.of("--clients=" + clients, "--warm=2", "--secs=6");
    ours(row, "relay", relay, "fanout", options);
    measure(row, "ndc", "ndc", "fanout", options, Map.of());
    measure(row, "ws", "ws", "fanout", options, Map.of());
  }

  private void bulk(RelayUnderTest relay) throws Exception {
    List<String> options = List.of("--warm=3", "--secs=5");
    ours("bulk", "relay", relay, "bulk", options);
    measure("bulk", "ndc", "ndc", "bulk", options, Map.of());
    measure("bulk", "ws", "ws", "bulk", options, Map.of());
  }

  private void setUp(RelayUnderTest relay) throws Exception {
    ours("set-up", "relay", relay, "setup", List.of("--count=250"));
    // Where its first flight is lost, each takes a second.
    measure("set-up", "ndc", "ndc", "setup", List.of("--count=15"), Map.of());
  }

  private void match(RelayUnderTest relay, NakamaAlone nakama) throws Exception {
    List<String> options = List.of("--clients=8", "--warm=10", "--secs=6");
    ours("match", "relay", relay, "fanout", options);
    String adapter = RelayBench.ours("nakama.mjs");
    measure("match", "nakama", adapter, "fanout", options, running(nakama.uri(), nakama.pid()));
  }

  private void distance(RelayUnderTest relay) throws Exception {
    for (int roundTripMs : new int[] {50, 100}) {
      Arguments far = arguments("--rtt=" + roundTripMs, "--warm=4", "--seconds=5");
      samples.add("distance " + roundTripMs, new Distance(far).run(relay).get("Mbit/s"));
    }
    Figures loss = new Loss(arguments("--rtt=50", "--seconds=10")).run(relay);
    samples.add("loss", loss.get("added round trips"));
  }

  private void rooms(RelayUnderTest relay) throws Exception {
    String pace = "--clients=10 --rate=20 --warm=4 --seconds=5";
    samples.add("one room", new FanOut(arguments(pace)).run(relay).get("us"));
    Figures many = new FanOut(arguments("--rooms=" + rooms, pace)).run(relay);
    samples.add("rooms", many.get("us"));
    samples.add("rooms/delivery ratio", many.get("delivery ratio"));
  }

  private void onAnotherJava() throws Exception {
    try (RelayUnderTest relay = new RelayUnderTest(cpu, new Jvm(Path.of(beside), jvm.options()))) {
      warm(relay);
      List<String> options = List.of("--clients=40", "--warm=3", "--secs=6");
      ours("fan-out 40", "beside", relay, "fanout", options);
      ours("set-up", "beside", relay, "setup", List.of("--count=250"));
    }
  }

  private void ours(
      String row, String contestant, RelayUnderTest relay, String mode, List<String> options)
      throws IOException, InterruptedException {
    String adapter = RelayBench.ours("onlinematch.mjs");
    measure(row, contestant, adapter, mode, options, running(relay.uri(), relay.pid()));
  }

  private static Map<String, String> running(URI uri, long pid) {
    return Map.of("BENCH_URL", uri.toString(), "BENCH_PID", Long.toString(pid));
  }

  @SuppressWarnings("SystemOut") // As above.
  private void measure(
      String row,
      String contestant,
      String adapter,
      String mode,
      List<String> options,
      Map<String, String> environment)
      throws IOException, InterruptedException {
    try (LoopbackBytes bytes = new LoopbackBytes()) {
      JsonNode result;
      try {
        result = bench.measure(adapter, mode, options, environment);
      } catch (IOException e) {
        // Peers fail now and then; the medians are then of fewer.
        System.out.println(row + " of " + contestant + " failed: " + e.getMessage());
        return;
      }
      String key = row + "/" + contestant + "/";
      addAll(key, result);
      double perSecond = result.path("delivered_per_s").asDouble();
      if (perSecond > 0) {
        samples.add(key + "wire_bytes", bytes.highestPerSecond() / perSecond);
      }
    }
  }

  private void addAll(String key, JsonNode result) throws IOException {
    for (Map.Entry<String, JsonNode> field : result.properties()) {
      if (field.getValue().isObject()) {
        addAll(key + field.getKey() + "/", field.getValue());
      } else if (field.getValue().isNumber()) {
        samples.add(key + field.getKey(), field.getValue().asDouble());
      }
    }
  }
}
