package dev.onlinematch.relay.http;

import dev.onlinematch.relay.nakama.Entrant;

/** What the doorkeeper says. */
sealed interface EntryDecision {

  /** Come in. */
  record Welcome(Entrant entrant) implements EntryDecision {}

  /**
   * Stay out.
   *
   * @param status of HTTP
   * @param words for people
   */
  record Refused(int status, String words) implements EntryDecision {}
}
