package dev.onlinematch.link;

/** Which paths a link prefers. It belongs to the match, so both ends have the same. */
public enum PathPolicy {
  /** From browser to browser; through the relay where that does not work. */
  MESH,
  /**
   * Through the relay; from browser to browser only while there is no relay. Whoever may not be
   * seen by the others then is so by {@link CandidatePolicy#ONLY_TURN}.
   */
  CLIENT_SERVER
}
