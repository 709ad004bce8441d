package dev.onlinematch.match;

import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.MatchmakerRequest;

/** How somebody wants to get into a match. */
sealed interface Entry {

  /** Open one. */
  record Create(boolean isSpectator) implements Entry {}

  /** Join one that exists. */
  record Join(MatchId matchId, boolean isSpectator) implements Entry {}

  /** Come back into one after the page was loaded again. */
  record Resume(Resumption resumption) implements Entry {}

  /** Let the matchmaker find one. */
  record Matchmake(MatchmakerRequest request) implements Entry {}

  default MatchMode mode() {
    if (this instanceof Create) {
      return MatchMode.CREATE;
    } else if (this instanceof Resume resume) {
      return resume.resumption.mode();
    }
    return this instanceof Join ? MatchMode.JOIN : MatchMode.MATCHMAKER;
  }

  default boolean isSpectator() {
    return (this instanceof Create create && create.isSpectator)
        || (this instanceof Join join && join.isSpectator)
        || (this instanceof Resume resume && resume.resumption.isSpectator());
  }

  /** Whether the host of a match that exists has to let me in. */
  default boolean asksHost() {
    return this instanceof Join || this instanceof Resume;
  }
}
