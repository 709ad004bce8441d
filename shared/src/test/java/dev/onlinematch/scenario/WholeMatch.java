package dev.onlinematch.scenario;

import dev.onlinematch.match.MatchState;
import dev.onlinematch.match.Seat;
import dev.onlinematch.match.Table;
import dev.onlinematch.transport.Delivery;
import java.util.List;

/**
 * Four players meet over a bad network, talk, start, and one leaves: OnlineMatch, links, signalling
 * and the Nakama protocol together, from one seed.
 */
final class WholeMatch implements Traced {

  private static final int MESSAGES = 30;

  private final int seed;
  private final Trace trace = new Trace();

  WholeMatch(int seed) {
    this.seed = seed;
  }

  @Override
  public String name() {
    return "a whole match of four over a bad network, seed " + seed;
  }

  @Override
  public void run() {
    Table table = new Table(seed);
    table.nakama.setLatencyMs(20);
    table.network.setLatencyMs(35);
    table.network.setLossPercent(10);
    List<Seat> seats = table.play(4);
    table.time.advance(20_000);
    for (Seat seat : seats) {
      Expect.equal("state of " + seat.name, MatchState.READY, seat.state());
      Expect.equal("roster of " + seat.name, 4, seat.roster().size());
    }

    seats.get(0).match.startPlaying();
    for (int i = 0; i < MESSAGES; i++) {
      seats.get(1).says(seats.get(2), Delivery.RELIABLE, "number " + i);
      table.time.advance(50);
    }
    table.time.advance(20_000);
    Expect.equal("messages that came", MESSAGES, seats.get(2).messages.size());

    seats.get(3).match.leave();
    table.time.advance(20_000);
    for (Seat seat : seats.subList(0, 3)) {
      Expect.equal("state of " + seat.name, MatchState.PLAYING, seat.state());
      Expect.equal("roster of " + seat.name, 3, seat.roster().size());
    }
    for (Seat seat : seats) {
      seat.heard.forEach(trace::add);
      seat.messages.forEach(trace::add);
    }
  }

  @Override
  public int trace() {
    return trace.sum();
  }
}
