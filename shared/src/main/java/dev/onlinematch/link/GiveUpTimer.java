package dev.onlinematch.link;

import dev.onlinematch.time.Scheduler;

/**
 * How long a way is waited for until it is given up: {@link LinkTimeouts#giveUpMs()}. Time in which
 * the other side can be told nothing does not count against it.
 */
final class GiveUpTimer {

  private final LinkSettings settings;
  private final Owner owner;
  private Scheduler.Timer timer;

  GiveUpTimer(LinkSettings settings, Owner owner) {
    this.settings = settings;
    this.owner = owner;
  }

  /** Nothing is there now: all the time begins anew. */
  void start() {
    cancel();
    timer = settings.scheduler().schedule(settings.timeouts().giveUpMs(), this::runOut);
  }

  /** All the time anew, where something is waited for. */
  void restart() {
    if (timer != null) {
      start();
    }
  }

  /** Nothing is waited for any more. */
  void cancel() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }

  private void runOut() {
    if (!owner.giveUp()) {
      start();
    }
  }

  /** Who gives up. */
  interface Owner {

    /**
     * The time has run out: the owner gives up and cancels it.
     *
     * @return false where the other side can be told nothing, so that he does not give up yet
     */
    boolean giveUp();
  }
}
