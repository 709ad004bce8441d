package dev.onlinematch.webrtc.sctp.rx;

/** What the TSN of a chunk means to {@link ReceivedTsns}. */
enum Arrival {
  /** Not seen before. */
  NEW,
  /** Seen before, or given up. */
  DUPLICATE,
  /** Too far ahead to be remembered: as if it had not come. */
  OUT_OF_WINDOW
}
