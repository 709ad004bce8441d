package dev.onlinematch.match;

import dev.onlinematch.signalling.JoinedMatch;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.Signalling;
import dev.onlinematch.signalling.SignallingFailure;
import dev.onlinematch.time.Scheduler;

/**
 * The way back into a match whose server was lost: a new connection, tried again and again, the
 * match, and the word of its host. It ends in time, one way or the other.
 */
final class WayBack {

  /** The first time at once: most often only one connection broke. */
  static final int SHORTEST_PAUSE_MS = 500;

  static final int LONGEST_PAUSE_MS = 4_000;

  private final MatchContext context;
  private final Signalling signalling;
  private final ServerStay stay;
  private final Owner owner;
  private State state = new Here();

  WayBack(MatchContext context, Signalling signalling, ServerStay stay, Owner owner) {
    this.context = context;
    this.signalling = signalling;
    this.stay = stay;
    this.owner = owner;
  }

  /** The server is lost. */
  void begin(MatchId matchId, String reason) {
    if (state instanceof Here) {
      new Attempt(matchId, context.scheduler().nowMs() + graceMs(), reason).begin();
    } else if (state instanceof Attempt before) {
      // Lost again before the host has said a word.
      state.end();
      new Attempt(matchId, before.untilMs, reason).begin();
    }
  }

  /** The host has told that I am in. */
  void arrive() {
    state.end();
    state = new Here();
  }

  /** It may work at this moment: does not wait for the next attempt. */
  void hurry() {
    if (state instanceof Attempt attempt && attempt.isPausing) {
      attempt.next.cancel();
      attempt.pauseMs = SHORTEST_PAUSE_MS;
      attempt.reopen();
    }
  }

  /** Nobody wants to go back any more. */
  void close() {
    state.end();
    state = new Closed();
  }

  private int graceMs() {
    return context.options().timeouts().reconnectMs();
  }

  /** Where I am. */
  private sealed interface State {

    default void end() {}
  }

  private record Here() implements State {}

  /** The match was left. A connection that is being opened stays with whoever gave it to us. */
  private record Closed() implements State {}

  /** Under way: from the loss until the host has told that I am in. */
  private final class Attempt implements State {

    private final MatchId matchId;
    private final long untilMs;
    private final String reason;
    private int pauseMs = SHORTEST_PAUSE_MS;
    private boolean isPausing;
    private Scheduler.Timer deadline;
    private Scheduler.Timer next = () -> {};

    Attempt(MatchId matchId, long untilMs, String reason) {
      this.matchId = matchId;
      this.untilMs = untilMs;
      this.reason = reason;
    }

    void begin() {
      state = this;
      long leftMs = Math.max(0, untilMs - context.scheduler().nowMs());
      deadline = context.scheduler().schedule(leftMs, () -> owner.onNotBack(reason));
      reopen();
    }

    @Override
    public void end() {
      deadline.cancel();
      next.cancel();
    }

    private void reopen() {
      isPausing = false;
      signalling.reopen(new Reopened());
    }

    private void later() {
      isPausing = true;
      next = context.scheduler().schedule(pauseMs, this::reopen);
      pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
    }

    private void ask() {
      owner.askToReturn();
      next = context.scheduler().schedule(context.options().timeouts().joinRepeatMs(), this::ask);
    }

    private final class Reopened implements Signalling.Reply<Void> {

      @Override
      public void onResult(Void nothing) {
        if (state == Attempt.this) {
          stay.joinAgain(matchId, new Rejoined());
        }
      }

      @Override
      public void onFailure(SignallingFailure failure) {
        if (state != Attempt.this) {
          return;
        }
        if (failure.reason() == SignallingFailure.Reason.CLOSED) {
          owner.onNotBack(reason);
        } else {
          later();
        }
      }
    }

    private final class Rejoined implements Signalling.Reply<JoinedMatch> {

      @Override
      public void onResult(JoinedMatch joined) {
        if (state == Attempt.this) {
          owner.onEnteredAgain(joined);
        }
        if (state == Attempt.this) {
          ask();
        }
      }

      @Override
      public void onFailure(SignallingFailure failure) {
        if (state == Attempt.this) {
          later();
        }
      }
    }
  }

  /** Who has lost the server. */
  interface Owner {

    /** The server has let me in again. */
    void onEnteredAgain(JoinedMatch joined);

    /** Everyone who is there is to hear that I am back. */
    void askToReturn();

    /** It took too long, or is of no use. */
    void onNotBack(String reason);
  }
}
