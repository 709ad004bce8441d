package dev.onlinematch.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The rows that are asked for, from the medians of the {@link Samples}. */
final class TableRows {

  private static final String CPU = "server_cpu_s_per_M";
  private static final String P50 = "lat_ms/p50";
  private static final String P99 = "lat_ms/p99";

  private final Samples samples;
  private final List<String> rows = new ArrayList<>();

  TableRows(Samples samples) {
    this.samples = samples;
    rows.add("| what | this relay | beside it | asked for | |");
    rows.add("|---|--:|--:|--:|---|");
    fanOut(40, 0.4);
    ws("40 players, CPU", "fan-out 40/", CPU, 0.9);
    fanOut(10, 0.6);
    nakama("p99 ms", P99);
    nakama("CPU us", CPU);
    nakama("bytes on the wire", "wire_bytes");
    setUp();
    atMost("RSS per player of 1,000, KiB", "crowd", 150);
    bulk();
    atLeast("reliable to libwebrtc over 50 ms, Mbit/s", "distance 50", 200);
    atLeast("reliable to libwebrtc over 100 ms, Mbit/s", "distance 100", 100);
    atMost("2 % lost, 50 ms: added p99, round trips", "loss", 1.5);
    ratio("many rooms of 10 against one, CPU us", "rooms", "one room", "one room", 1.3);
    beside();
  }

  private void fanOut(int players, double share) {
    String row = "fan-out " + players + "/";
    ndc(players + " players x 60 Hz x 64 B, CPU us", row, CPU, share);
    ndc(players + " players, p50 ms", row, P50, 0.6);
    ndc(players + " players, p99 ms", row, P99, 0.6);
    ws(players + " players, p50 ms", row, P50, Double.NaN);
    ws(players + " players, p99 ms", row, P99, Double.NaN);
  }

  private void ndc(String what, String row, String figure, double share) {
    ratio(what, row + "relay/" + figure, row + "ndc/" + figure, "node-datachannel", share);
  }

  private void ws(String what, String row, String figure, double share) {
    ratio(what, row + "relay/" + figure, row + "ws/" + figure, "WebSocket", share);
  }

  private void nakama(String what, String figure) {
    String ours = "match/relay/" + figure;
    ratio("8 players x 60 Hz, " + what, ours, "match/nakama/" + figure, "Nakama", 1);
  }

  private void setUp() {
    String ours = "set-up/relay/";
    String theirs = "set-up/ndc/";
    setUp("one at a time, p50", "sequential_ms/p50", 15);
    setUp("one at a time, p99", "sequential_ms/p99", 60);
    setUp("eight at a time, p99", "parallel_ms/p99", 80);
    double perSecond = samples.median(ours + "setups_per_s");
    add(
        "set-ups per second",
        figure(perSecond) + spread(ours + "setups_per_s"),
        "node-datachannel " + figure(samples.median(theirs + "setups_per_s")),
        ">= 150",
        perSecond >= 150);
  }

  private void setUp(String what, String figure, double most) {
    double ours = samples.median("set-up/relay/" + figure);
    add(
        "set-up to first echo, " + what + ", ms",
        figure(ours) + spread("set-up/relay/" + figure),
        "node-datachannel " + figure(samples.median("set-up/ndc/" + figure)),
        "<= " + figure(most),
        ours <= most);
  }

  private void bulk() {
    double ours = samples.median("bulk/relay/MBps");
    double theirs = samples.median("bulk/ndc/MBps");
    add(
        "bulk, reliable, 16 KiB, MB/s",
        figure(ours) + spread("bulk/relay/MBps"),
        "node-datachannel " + figure(theirs),
        ">= node-datachannel",
        ours >= theirs);
    ndc("bulk, CPU s per GB", "bulk/", "server_cpu_s_per_GB", 0.6);
    ws("bulk, CPU s per GB", "bulk/", "server_cpu_s_per_GB", Double.NaN);
  }

  private void beside() {
    if (!Double.isNaN(samples.median("fan-out 40/beside/" + CPU))) {
      ratio(
          "40 players, CPU us",
          "fan-out 40/relay/" + CPU,
          "fan-out 40/beside/" + CPU,
          "older JVM",
          Double.NaN);
      ratio(
          "set-up, p50 ms",
          "set-up/relay/sequential_ms/p50",
          "set-up/beside/sequential_ms/p50",
          "older JVM",
          Double.NaN);
      ratio(
          "set-ups per second",
          "set-up/relay/setups_per_s",
          "set-up/beside/setups_per_s",
          "older JVM",
          Double.NaN);
    }
  }

  private void atMost(String what, String key, double most) {
    double ours = samples.median(key);
    add(what, figure(ours) + spread(key), "", "<= " + figure(most), ours <= most);
  }

  private void atLeast(String what, String key, double least) {
    double ours = samples.median(key);
    add(what, figure(ours) + spread(key), "", ">= " + figure(least), ours >= least);
  }

  /** Not a number for {@code share}: nothing is asked for. */
  private void ratio(String what, String ours, String theirs, String whose, double share) {
    double own = samples.median(ours);
    double other = samples.median(theirs);
    boolean isAsked = !Double.isNaN(share);
    add(
        what,
        figure(own) + spread(ours),
        whose + " " + figure(other) + ", ratio " + figure(own / other),
        isAsked ? "<= " + figure(share) + " x" : "",
        !isAsked || own <= share * other);
  }

  private String spread(String key) {
    return " (" + samples.range(key) + ")";
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }

  private void add(String what, String ours, String theirs, String asked, boolean isMet) {
    rows.add(
        "| " + String.join(" | ", what, ours, theirs, asked, isMet ? "" : "**missed**") + " |");
  }

  @Override
  public String toString() {
    return String.join("\n", rows) + "\n";
  }
}
