package dev.onlinematch.relay.nakama;

import dev.onlinematch.signalling.UserId;

/** The answer of {@link Accounts}. */
public sealed interface AccountDecision {

  /** Proven. */
  record Known(UserId user) implements AccountDecision {}

  /** No session token of ours, or one that does not count any more. */
  record Unknown() implements AccountDecision {}

  /** The signalling server does not answer. */
  record Unavailable() implements AccountDecision {}
}
