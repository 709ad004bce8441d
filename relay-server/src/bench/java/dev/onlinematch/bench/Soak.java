package dev.onlinematch.bench;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * A match that plays for a long time while others come and go: what the relay holds before and
 * after, and whether anything was lost.
 */
final class Soak {

  private static final String ROOM = "steady";

  /** Who vanished is forgotten when his consent has run out (30 s), or his socket's silence. */
  private static final int SETTLE_SECONDS = 45;

  private static final int WARM_SECONDS = 60;
  private static final int LAST_WORDS_SECONDS = 30;

  private final int minutes;
  private final int warmSeconds;
  private final int joins;
  private final int clients;
  private final SteadyMatch match;

  Soak(Arguments arguments) {
    minutes = arguments.get("minutes", 30);
    warmSeconds = arguments.get("warm", WARM_SECONDS);
    joins = arguments.get("joins", 5);
    clients = arguments.get("clients", 8);
    match = new SteadyMatch(clients, arguments.get("rate", 60), arguments.get("reliable", 10));
  }

  String run(RelayUnderTest relay) throws Exception {
    try (Players all = new Players(relay, match::sendDue)) {
      // So that what the first visitors load is not counted as a leak.
      visit(relay, all, warmSeconds);
      Vitals start = relay.vitals();
      say("start: " + start);
      match.join(all, Seat.open(ROOM, "steady", clients));
      onLoop(all, () -> begin());
      String visits = play(relay, all);
      HeardTotals totals = finish(all);
      int broken = onLoop(all, () -> all.peers.broken());
      closeAll(all);
      TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
      Vitals end = relay.vitals();
      return String.join(
          "\n",
          "soak of " + minutes + " minutes",
          "start: " + start,
          "end:   " + end,
          "match: " + totals,
          "churn: " + visits + "; connections broken: " + broken,
          relay.metrics("onlinematch_"));
    }
  }

  private void visit(RelayUnderTest relay, Players all, int seconds) throws Exception {
    try (Churn churn = new Churn(relay, all, ROOM, joins)) {
      TimeUnit.SECONDS.sleep(seconds);
    }
    TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
  }

  private String play(RelayUnderTest relay, Players all) throws Exception {
    Churn churn = new Churn(relay, all, ROOM, joins);
    try (churn) {
      for (int minute = 1; minute <= minutes; minute++) {
        TimeUnit.MINUTES.sleep(1);
        Histogram latencyUs = onLoop(all, match::takeLatencyUs);
        say(
            String.format(
                "minute %d: latency p50 %.2f p99 %.2f max %.1f ms; %s; %s; %s",
                minute,
                latencyUs.getValueAtPercentile(50) / 1e3,
                latencyUs.getValueAtPercentile(99) / 1e3,
                latencyUs.getMaxValue() / 1e3,
                onLoop(all, match::totals),
                churn,
                relay.vitals()));
      }
    }
    return churn.toString();
  }

  private Boolean begin() {
    match.begin(System.nanoTime());
    return true;
  }

  private HeardTotals finish(Players all) throws Exception {
    onLoop(
        all,
        () -> {
          match.end();
          return true;
        });
    HeardTotals totals = onLoop(all, match::totals);
    for (int i = 0; i < LAST_WORDS_SECONDS && !totals.isAllReliableHeard(); i++) {
      TimeUnit.SECONDS.sleep(1);
      totals = onLoop(all, match::totals);
    }
    return totals;
  }

  private static void closeAll(Players all) {
    all.onLoop(
        () -> {
          all.peers.closeAll();
          return null;
        });
  }

  private static <T> T onLoop(Players all, Supplier<T> question) throws Exception {
    CompletableFuture<T> answer = new CompletableFuture<>();
    all.peers.execute(() -> answer.complete(question.get()));
    return answer.get(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
  }

  @SuppressWarnings("SystemOut") // A command that takes half an hour says where it is.
  private static void say(String line) {
    System.out.println(line);
  }
}
