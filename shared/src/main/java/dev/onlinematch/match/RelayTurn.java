package dev.onlinematch.match;

import dev.onlinematch.signalling.RelayReport;

/**
 * Which of several relays the match uses: the host says so in the roster, so that all are at the
 * same one, and moves on to the next when this one goes down or cannot be reached.
 */
final class RelayTurn {

  /**
   * A relay has so long to take in whom it can; and nobody can drive a match from one to another.
   */
  static final int SHORTEST_STAY_MS = 3_000;

  private final MatchContext context;
  private final RosterBook book;
  private final Leadership leadership;
  private final Attendance attendance;
  private final MemberLinks links;
  private long stayUntilMs;

  RelayTurn(
      MatchContext context,
      RosterBook book,
      Leadership leadership,
      Attendance attendance,
      MemberLinks links) {
    this.context = context;
    this.book = book;
    this.leadership = leadership;
    this.attendance = attendance;
    this.links = links;
  }

  /** Somebody, perhaps I, cannot use the relay of that turn, or not for long. */
  void report(int turn) {
    boolean isAnswered = turn != book.roster().relayTurn();
    if (isAnswered || book.me() == null || leadership.host() == null) {
      return;
    }
    if (!book.isHost()) {
      attendance.companions().tell(leadership.host(), new RelayReport(turn));
    } else if (!links.isRelayWell() && context.scheduler().nowMs() >= stayUntilMs) {
      // Whoever cannot reach a relay that I can is one of few: they have other ways to the rest.
      stayUntilMs = context.scheduler().nowMs() + SHORTEST_STAY_MS;
      book.useRelay(turn + 1);
      book.publishIfHost();
    }
  }
}
