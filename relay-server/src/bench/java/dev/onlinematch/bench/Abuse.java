package dev.onlinematch.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/** A match that plays on while the relay is attacked: what its players notice of it. */
final class Abuse {

  private static final int DEADLINE_SECONDS = 30;

  /** Until what the last attack has left behind is over. */
  private static final int CALM_SECONDS = 3;

  private final int clients;
  private final int seconds;
  private final int warmSeconds;
  private final SteadyMatch match;

  Abuse(Arguments arguments) {
    clients = arguments.get("clients", 8);
    seconds = arguments.get("seconds", 10);
    warmSeconds = arguments.get("warm", 15);
    match = new SteadyMatch(clients, arguments.get("rate", 60), arguments.get("reliable", 10));
  }

  String run(RelayUnderTest relay) throws Exception {
    Attacks[] attacks = new Attacks[1];
    try (Players all =
        new Players(
            relay,
            nowNs -> {
              match.sendDue(nowNs);
              if (attacks[0] != null) {
                attacks[0].shoutDue(nowNs);
              }
            })) {
      List<Seat> seats = seats(relay.uri().getPort());
      match.join(all, seats);
      Attacks ready = new Attacks(relay, all, seats.get(0).match());
      onLoop(
          all,
          () -> {
            attacks[0] = ready;
            match.begin(System.nanoTime());
            return true;
          });
      TimeUnit.SECONDS.sleep(warmSeconds);
      StringBuilder table =
          new StringBuilder(
              "| attack | limit | what came of it | counted | p50 / p99 before | during | lost |\n");
      for (Attack attack : ready.list()) {
        String row = row(relay, all, attack);
        say(row);
        table.append(row).append('\n');
      }
      onLoop(
          all,
          () -> {
            match.end();
            return true;
          });
      TimeUnit.SECONDS.sleep(CALM_SECONDS);
      return table + "match: " + onLoop(all, match::totals);
    }
  }

  private List<Seat> seats(int port) {
    List<Seat> seats = new ArrayList<>();
    seats.add(new Account(port, "player0").create());
    for (int i = 1; i < clients; i++) {
      seats.add(new Account(port, "player" + i).join(seats.get(0).match()));
    }
    return seats;
  }

  private String row(RelayUnderTest relay, Players all, Attack attack) throws Exception {
    TimeUnit.SECONDS.sleep(CALM_SECONDS);
    onLoop(all, match::takeLatencyUs);
    TimeUnit.SECONDS.sleep(seconds);
    Histogram before = onLoop(all, match::takeLatencyUs);
    HeardTotals heardBefore = onLoop(all, match::totals);
    Map<String, Double> countedBefore = counted(relay);
    AutoCloseable running = attack.begin().run();
    try (running) {
      TimeUnit.SECONDS.sleep(seconds);
    }
    Histogram during = onLoop(all, match::takeLatencyUs);
    HeardTotals heard = onLoop(all, match::totals);
    return String.format(
        "| %s | %s | %s | %s | %s | %s | %d |",
        attack.name(),
        attack.limit(),
        running.toString().startsWith("{") ? running : "",
        difference(countedBefore, counted(relay)),
        latency(before),
        latency(during),
        heard.unreliableSent
            - heard.unreliableHeard
            - heardBefore.unreliableSent
            + heardBefore.unreliableHeard);
  }

  private static String latency(Histogram us) {
    return String.format(
        "%.2f / %.2f ms", us.getValueAtPercentile(50) / 1e3, us.getValueAtPercentile(99) / 1e3);
  }

  /** What was refused, dropped and put out so far. */
  private static Map<String, Double> counted(RelayUnderTest relay) throws Exception {
    Map<String, Double> counted = new TreeMap<>();
    relay
        .metrics("onlinematch_")
        .lines()
        .filter(line -> line.matches("\\S*(refusals|over_rate|put_out|dropped|drops)_total\\S* .*"))
        .forEach(
            line -> {
              int space = line.lastIndexOf(' ');
              counted.put(line.substring(0, space), Double.parseDouble(line.substring(space + 1)));
            });
    return counted;
  }

  private static String difference(Map<String, Double> before, Map<String, Double> after) {
    List<String> more = new ArrayList<>();
    after.forEach(
        (name, count) -> {
          long grown = Math.round(count - before.getOrDefault(name, 0.0));
          if (grown > 0) {
            more.add(
                grown
                    + " "
                    + name.replaceAll("onlinematch_(relay_)?|_total", "")
                        .replaceAll("\\{reason=\"|\"\\}", " ")
                        .strip());
          }
        });
    return String.join(", ", more);
  }

  private static <T> T onLoop(Players all, Supplier<T> question) throws Exception {
    CompletableFuture<T> answer = new CompletableFuture<>();
    all.peers.execute(() -> answer.complete(question.get()));
    return answer.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
  }

  @SuppressWarnings("SystemOut") // A command that takes minutes says where it is.
  private static void say(String line) {
    System.out.println(line);
  }
}
