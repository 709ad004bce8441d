package dev.onlinematch.link;

import dev.onlinematch.peer.IceCandidate;
import dev.onlinematch.signalling.LinkCandidates;
import dev.onlinematch.time.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Collects candidates for a moment and sends them together, because each message through the server
 * costs everyone more than the 30 ms that the last candidate waits. Remembers them all, to send
 * them again with a repeated offer.
 */
final class CandidateBatch {

  /** More of one connection is not a home network but a mistake. */
  static final int MOST_PER_CONNECTION = 48;

  private final Scheduler scheduler;
  private final int delayMs;
  private final Consumer<List<IceCandidate>> send;
  private final List<IceCandidate> all = new ArrayList<>();
  private int sent;
  private Scheduler.Timer timer;

  CandidateBatch(Scheduler scheduler, int delayMs, Consumer<List<IceCandidate>> send) {
    this.scheduler = scheduler;
    this.delayMs = delayMs;
    this.send = send;
  }

  /** One more. */
  void add(IceCandidate candidate) {
    if (all.size() >= MOST_PER_CONNECTION) {
      return;
    }
    all.add(candidate);
    if (timer == null) {
      timer = scheduler.schedule(delayMs, this::flush);
    }
  }

  /** Sends all there have been, for somebody who may have missed them. */
  void repeat() {
    sent = 0;
    flush();
  }

  /** A new round has new candidates. */
  void clear() {
    cancel();
    all.clear();
    sent = 0;
  }

  /** Sends nothing any more. */
  void cancel() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }

  private void flush() {
    cancel();
    while (sent < all.size()) {
      List<IceCandidate> batch = new ArrayList<>();
      while (sent < all.size() && batch.size() < LinkCandidates.MOST) {
        batch.add(all.get(sent));
        sent++;
      }
      send.accept(batch);
    }
  }
}
