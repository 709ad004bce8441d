package dev.onlinematch.link;

import dev.onlinematch.signalling.LinkSignal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** The last things the other side said about a direct path that is not wanted here, or not yet. */
final class HeldSignals {

  /** An offer and its candidates, twice. */
  private static final int MOST = 8;

  private final ArrayDeque<LinkSignal> signals = new ArrayDeque<>();

  /** Keeps it; the oldest makes room. An offer that is lost by that is repeated by its sender. */
  void add(LinkSignal signal) {
    if (signals.size() >= MOST) {
      signals.remove();
    }
    signals.add(signal);
  }

  List<LinkSignal> takeAll() {
    List<LinkSignal> taken = new ArrayList<>(signals);
    signals.clear();
    return taken;
  }
}
