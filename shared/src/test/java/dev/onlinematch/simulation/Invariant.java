package dev.onlinematch.simulation;

/** What must always be so, or must be so again when faults have ended for a while. */
enum Invariant {
  /** All who are in have the same roster, and it lists exactly those who are in. */
  SAME_ROSTER,
  /** All who are in have the same host. */
  SAME_HOST,
  /** All who are in are in the same of mesh and client-server. */
  SAME_MODE,
  /** All who are in are at the same point on the way to play, and all are linked. */
  SAME_STATE,
  /** Signals have told everything that the match says. */
  SIGNALS_TELL_ALL,
  /** Nobody enters, connects or signs in for ever, and nobody is out without a word. */
  EVERY_WAIT_ENDS,
  /** Reliable messages come once and in order. */
  RELIABLE_ONCE_AND_IN_ORDER,
  /** Reliable messages come. */
  RELIABLE_ARRIVES,
  /** Unreliable messages come once at most, ordered ones in order. */
  UNRELIABLE_ONCE_AT_MOST,
  /** A message is from whom it seems to be from, and for whom it was meant. */
  SENDER_IS_PROVEN,
  /** Play begins before what the host says afterwards. */
  PLAY_BEGINS_FIRST,
  /** Who comes while the match is played is told how it stands, before what the host says. */
  STATE_FIRST,
  /** The game stands the same at everybody's. */
  REPLICAS_AGREE,
  /** Nothing that waits or remembers grows without bound. */
  QUEUES_ARE_BOUNDED,
  /** When all have left, nothing goes on by itself and no connection is open. */
  NOTHING_GOES_ON,
  /** The signalling server has in its matches who is in them, and nobody else. */
  SERVER_HAS_WHO_IS_IN,
  /** Who has another version, is one too many or was not asked in is not in. */
  NOBODY_UNINVITED,
  /** Where nothing went wrong, everybody gets in. */
  NOTHING_FAILS_BY_ITSELF,
  /** Nothing is thrown out of the engines. */
  NO_EXCEPTION,
  /** The same plan goes the same way again. */
  SAME_TRACE
}
