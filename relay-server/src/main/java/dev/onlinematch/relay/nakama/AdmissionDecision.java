package dev.onlinematch.relay.nakama;

/** The answer of an {@link Admission}. */
public sealed interface AdmissionDecision {

  /** Proven. */
  record Admitted(Entrant entrant) implements AdmissionDecision {}

  /** Not proven. */
  record Refused(Reason reason) implements AdmissionDecision {}

  /** Why not. */
  enum Reason {
    /** No session token of ours, or one that does not count any more. */
    BAD_TOKEN,
    /** That session is not in that match, or it is another player's. */
    NOT_IN_MATCH,
    /** The signalling server does not answer. */
    UNAVAILABLE
  }
}
