package dev.onlinematch.relay.forwarding;

import dev.onlinematch.wire.GoodbyeReason;

/** What became of somebody who wants to join. */
public sealed interface JoinOutcome {

  /** Is in the room; the welcome waits. */
  record Joined(Member member) implements JoinOutcome {}

  /** There is no place: {@code FULL}, or {@code DRAINING}. */
  record Refused(GoodbyeReason reason) implements JoinOutcome {}
}
