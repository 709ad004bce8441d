package dev.onlinematch.match;

import dev.onlinematch.wire.DropCounter;
import java.util.ArrayList;
import java.util.List;

/**
 * Events that overtook the answer that they depend on: a presence before the reply to joining, a
 * match before the ticket. They wait, within a bound, and are then handled in order.
 */
final class EarlyEvents {

  private static final int MOST = 64;

  private final DropCounter<MatchDrop> drops;
  private final List<Runnable> waiting = new ArrayList<>();

  EarlyEvents(DropCounter<MatchDrop> drops) {
    this.drops = drops;
  }

  void add(Runnable event) {
    if (waiting.size() < MOST) {
      waiting.add(event);
    } else {
      drops.count(MatchDrop.UNEXPECTED);
    }
  }

  void handleAll() {
    List<Runnable> events = List.copyOf(waiting);
    waiting.clear();
    events.forEach(Runnable::run);
  }
}
