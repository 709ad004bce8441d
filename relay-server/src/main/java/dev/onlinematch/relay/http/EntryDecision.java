package dev.onlinematch.relay.http;

import dev.onlinematch.relay.limits.Refusal;
import dev.onlinematch.relay.nakama.Entrant;

/** What the doorkeeper says. */
sealed interface EntryDecision {

  /** Come in. */
  record Welcome(Entrant entrant) implements EntryDecision {}

  /**
   * Stay out.
   *
   * @param reason for the count
   * @param status of HTTP
   * @param words for people
   */
  record Refused(Refusal reason, int status, String words) implements EntryDecision {}
}
