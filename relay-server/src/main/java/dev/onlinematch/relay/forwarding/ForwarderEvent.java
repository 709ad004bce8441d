package dev.onlinematch.relay.forwarding;

import dev.onlinematch.wire.GoodbyeReason;

/** What the forwarder wants done. */
public sealed interface ForwarderEvent {

  /**
   * Frames wait for this member: fetch them by {@link Forwarder#pollFrame} as fast as the
   * connection takes them. Said again only after pollFrame has returned null.
   */
  record FramesWaiting(Member member) implements ForwarderEvent {}

  /**
   * The member was put out of its room. Its goodbye is the last that {@link Forwarder#pollFrame}
   * gives; then its connection is to be closed.
   */
  record PutOut(Member member, GoodbyeReason reason) implements ForwarderEvent {}
}
