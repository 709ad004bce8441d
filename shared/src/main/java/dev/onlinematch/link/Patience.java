package dev.onlinematch.link;

import dev.onlinematch.time.Scheduler;

/**
 * How long a way is waited for until it is given up: {@link LinkTimeouts#giveUpMs()}. Time in which
 * the other side can be told nothing does not count against it.
 */
final class Patience {

  private final LinkSettings settings;
  private final Owner owner;
  private Scheduler.Timer timer;

  Patience(LinkSettings settings, Owner owner) {
    this.settings = settings;
    this.owner = owner;
  }

  /** Nothing is there now: all the time begins anew. */
  void begin() {
    end();
    timer = settings.scheduler().schedule(settings.timeouts().giveUpMs(), this::runOut);
  }

  /** All the time anew, where something is waited for. */
  void renew() {
    if (timer != null) {
      begin();
    }
  }

  /** Nothing is waited for any more. */
  void end() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }

  private void runOut() {
    if (!owner.giveUp()) {
      begin();
    }
  }

  /** Whose patience it is. */
  interface Owner {

    /**
     * It has run out: the owner gives up and ends it.
     *
     * @return false where the other side can be told nothing, so that he does not give up yet
     */
    boolean giveUp();
  }
}
