package dev.onlinematch.nakama;

import dev.onlinematch.nakama.NakamaFailure.Reason;
import dev.onlinematch.time.Scheduler;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps somebody signed in: holds the session and refreshes it before it ends. Nakama's tokens live
 * a minute by default, its refresh tokens an hour, and each refresh gives a new one of both.
 *
 * <p>Only one refresh is under way at a time; whoever asks meanwhile waits for it. While the server
 * cannot be reached refreshing is tried again, for as long as the refresh token lives.
 */
public final class SessionKeeper {

  /** What a token must have left to be given out: enough for a slow request to arrive. */
  private static final long MARGIN_MS = 15_000;

  /** Browsers keep a delay in 32 bits, and a tab may sleep through longer ones. */
  private static final long MAX_DELAY_MS = 3_600_000;

  private static final long MIN_DELAY_MS = 1_000;
  private static final long FIRST_RETRY_MS = 2_000;
  private static final long LAST_RETRY_MS = 60_000;
  private static final int MAX_WAITING = 64;

  /** Hears of changes, to remember the newest refresh token and to show who is signed in. */
  public interface Listener {

    /** There is a session, or a newer one. */
    void onSession(NakamaSession session);

    /** The session is over and could not be refreshed. Not called for {@link #signOut}. */
    void onLost(NakamaFailure failure);
  }

  private final NakamaClient client;
  private final Scheduler scheduler;
  private final Listener listener;
  private final List<NakamaReply<NakamaSession>> waiting = new ArrayList<>();
  private NakamaSession session;
  private Scheduler.Timer timer;
  private boolean isRefreshing;
  private long retryMs = FIRST_RETRY_MS;

  /** Answers to an older attempt are of a session that was replaced or given up. */
  private int attempt;

  /** A keeper of nothing yet. */
  public SessionKeeper(NakamaClient client, Scheduler scheduler, Listener listener) {
    this.client = client;
    this.scheduler = scheduler;
    this.listener = listener;
    this.timer = () -> {};
  }

  /** The session, or null. Its token may be about to end: for use, ask {@link #fresh}. */
  public NakamaSession session() {
    return session;
  }

  /** Keeps a session that was just received; replaces the one before without ending it. */
  public void keep(NakamaSession received) {
    startOver();
    failWaiting(new NakamaFailure(Reason.SESSION_EXPIRED, "Somebody else signed in."));
    adopt(received);
  }

  /** Signs in again with a refresh token that was remembered. */
  public void restore(String refreshToken, NakamaReply<NakamaSession> reply) {
    startOver();
    failWaiting(new NakamaFailure(Reason.SESSION_EXPIRED, "Somebody else signed in."));
    session = null;
    waiting.add(reply);
    refresh(refreshToken);
  }

  /** Gives the session with a token that can be used now, refreshed first if need be. */
  public void fresh(NakamaReply<NakamaSession> reply) {
    if (session == null && !isRefreshing) {
      later(() -> reply.onFailure(new NakamaFailure(Reason.SESSION_EXPIRED, "Not signed in.")));
    } else if (session != null && session.remainingMs(scheduler.nowMs()) >= marginMs(session)) {
      NakamaSession current = session;
      later(() -> reply.onResult(current));
    } else if (waiting.size() >= MAX_WAITING) {
      later(
          () -> reply.onFailure(new NakamaFailure(Reason.SERVER_BUSY, "Too many requests wait.")));
    } else {
      waiting.add(reply);
      if (!isRefreshing) {
        refresh(session.refreshToken());
      }
    }
  }

  /** Forgets the session here and ends it on the server. */
  public void signOut(NakamaReply<Void> reply) {
    NakamaSession ended = session;
    startOver();
    session = null;
    failWaiting(new NakamaFailure(Reason.SESSION_EXPIRED, "Signed out."));
    if (ended == null) {
      later(() -> reply.onResult(null));
    } else {
      client.logout(ended, reply);
    }
  }

  private void adopt(NakamaSession received) {
    session = received;
    retryMs = FIRST_RETRY_MS;
    timer = scheduler.schedule(untilRefreshMs(received), this::refreshInTime);
    listener.onSession(received);
  }

  // A server may be set up so that the refresh token ends before the token does.
  private static long untilRefreshMs(NakamaSession session) {
    long untilMs = session.lifetimeMs() - marginMs(session);
    if (!session.refreshToken().isEmpty()) {
      long refreshMs = session.refreshLifetimeMs();
      untilMs = Math.min(untilMs, refreshMs - Math.min(MARGIN_MS, refreshMs / 2));
    }
    return Math.max(MIN_DELAY_MS, Math.min(untilMs, MAX_DELAY_MS));
  }

  private static long marginMs(NakamaSession session) {
    return Math.min(MARGIN_MS, session.lifetimeMs() / 2);
  }

  private void refreshInTime() {
    if (!isRefreshing) {
      refresh(session.refreshToken());
    }
  }

  private void refresh(String refreshToken) {
    timer.cancel();
    if (refreshToken.isEmpty()) {
      int ofAttempt = attempt;
      later(
          () -> {
            if (ofAttempt == attempt) {
              lose(new NakamaFailure(Reason.SESSION_EXPIRED, "The session is over."));
            }
          });
      return;
    }
    isRefreshing = true;
    client.refresh(refreshToken, new Refreshed(attempt));
  }

  private void lose(NakamaFailure failure) {
    boolean hadSession = session != null;
    startOver();
    session = null;
    failWaiting(failure);
    if (hadSession) {
      listener.onLost(failure);
    }
  }

  private void startOver() {
    attempt++;
    isRefreshing = false;
    timer.cancel();
  }

  private void failWaiting(NakamaFailure failure) {
    for (NakamaReply<NakamaSession> reply : takeWaiting()) {
      later(() -> reply.onFailure(failure));
    }
  }

  private List<NakamaReply<NakamaSession>> takeWaiting() {
    List<NakamaReply<NakamaSession>> taken = new ArrayList<>(waiting);
    waiting.clear();
    return taken;
  }

  private void later(Runnable task) {
    scheduler.schedule(0, task);
  }

  /** Whether the same request may succeed another time. */
  private static boolean mayPass(Reason reason) {
    return switch (reason) {
      case UNREACHABLE, TIMED_OUT, SERVER_ERROR, SERVER_BUSY, MALFORMED_ANSWER -> true;
      case INVALID_CREDENTIALS,
          USER_NOT_FOUND,
          EMAIL_IN_USE,
          USERNAME_IN_USE,
          ACCOUNT_BANNED,
          BAD_INPUT,
          SESSION_EXPIRED,
          WRONG_SERVER_KEY ->
          false;
    };
  }

  private final class Refreshed implements NakamaReply<NakamaSession> {

    private final int ofAttempt;

    Refreshed(int ofAttempt) {
      this.ofAttempt = ofAttempt;
    }

    @Override
    public void onResult(NakamaSession received) {
      if (ofAttempt != attempt) {
        return;
      }
      isRefreshing = false;
      adopt(received);
      for (NakamaReply<NakamaSession> reply : takeWaiting()) {
        later(() -> reply.onResult(received));
      }
    }

    @Override
    public void onFailure(NakamaFailure failure) {
      if (ofAttempt != attempt) {
        return;
      }
      isRefreshing = false;
      if (session == null || !mayPass(failure.reason())) {
        lose(failure);
      } else if (session.refreshRemainingMs(scheduler.nowMs()) == 0) {
        lose(new NakamaFailure(Reason.SESSION_EXPIRED, "The session ended meanwhile."));
      } else {
        failWaiting(failure);
        timer = scheduler.schedule(retryMs, SessionKeeper.this::refreshInTime);
        retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
      }
    }
  }
}
