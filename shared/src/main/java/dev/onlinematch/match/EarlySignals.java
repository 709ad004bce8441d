package dev.onlinematch.match;

import dev.onlinematch.signalling.LinkSignal;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.wire.DropCounter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Signalling from sessions that the roster does not explain yet: two who join at the same moment
 * hear of each other before the host has told them. It waits here, within bounds; an offer that is
 * lost all the same is repeated by its sender.
 */
final class EarlySignals {

  /** Some joiners with an offer and their candidates each. */
  static final int MOST = 64;

  private record Early(SessionId sender, LinkSignal signal) {}

  private final ArrayDeque<Early> waiting = new ArrayDeque<>();
  private final DropCounter<MatchDrop> drops;

  EarlySignals(DropCounter<MatchDrop> drops) {
    this.drops = drops;
  }

  /** Keeps it; the oldest makes room. */
  void add(SessionId sender, LinkSignal signal) {
    if (waiting.size() >= MOST) {
      waiting.remove();
      drops.count(MatchDrop.STRANGER);
    }
    waiting.add(new Early(sender, signal));
  }

  /** What a session has said so far, in order; it is kept no longer. */
  List<LinkSignal> take(SessionId sender) {
    List<LinkSignal> taken = new ArrayList<>();
    for (int left = waiting.size(); left > 0; left--) {
      Early early = waiting.remove();
      if (early.sender.equals(sender)) {
        taken.add(early.signal);
      } else {
        waiting.add(early);
      }
    }
    return taken;
  }
}
