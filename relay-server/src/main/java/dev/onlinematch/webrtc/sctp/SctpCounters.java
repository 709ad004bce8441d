package dev.onlinematch.webrtc.sctp;

/** Counts of what was refused, for metrics: the rest is counted where it happens. */
final class SctpCounters {

  long malformedPackets;
  long misaddressedPackets;
  long ignoredChunks;
}
