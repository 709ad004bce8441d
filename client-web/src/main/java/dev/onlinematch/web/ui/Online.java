package dev.onlinematch.web.ui;

import dev.onlinematch.match.OnlineMatch;
import dev.onlinematch.time.Scheduler;

/**
 * Everything that online play needs, once the page knows where its server is.
 *
 * @param accounts who is playing
 * @param match the match
 * @param details of that match
 * @param scheduler the page's time
 */
public record Online(
    Accounts accounts, OnlineMatch match, MatchDetails details, Scheduler scheduler) {

  /** Port: gets it. */
  public interface Door {

    /** Whether this browser can connect to other players at all. */
    boolean hasWebRtc();

    /** Reads the configuration if that was not done yet; a failure may be tried again. */
    void open(Reply<Online> reply);
  }
}
