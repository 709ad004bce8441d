package dev.onlinematch.match;

import dev.onlinematch.link.LinkFailure;
import dev.onlinematch.signalling.LinkReport;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.time.Scheduler;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * The links that are lost for good, mine and those of others: of two who cannot reach each other
 * one goes. Everybody hears of it, and the host says who, see {@link LinkJudge}.
 */
final class LostLinks {

  /** Both ends of a broken link notice it, and others who lost the same one: all may speak. */
  private static final int VERDICT_AFTER_MS = 2_000;

  private final MatchContext context;
  private final Leadership.Members members;
  private final BooleanSupplier amHost;
  private final LinkJudge judge = new LinkJudge();

  /** To whom my link is lost. */
  private final Set<SessionId> mine = new LinkedHashSet<>();

  private Scheduler.Timer verdictTimer;
  private String reason;

  LostLinks(MatchContext context, Leadership.Members members, BooleanSupplier amHost) {
    this.context = context;
    this.members = members;
    this.amHost = amHost;
  }

  /** My link to somebody other than the host is lost. */
  void add(Player player, String message) {
    reason = message;
    mine.add(player.sessionId());
    judge.report(members.me().sessionId(), player.sessionId());
    members.tellRoster(new LinkReport(player.sessionId(), false));
    cancelVerdict();
    verdictTimer =
        context.scheduler().schedule(context.options().timeouts().joinMs(), this::leaveUnjudged);
  }

  /** Why the host may have taken me off the match: the link that I lost for good, or null. */
  String reason() {
    return reason;
  }

  /** Somebody is not in the match any more, or begins anew. */
  void forget(SessionId member) {
    mine.remove(member);
    judge.forget(member);
  }

  /** A member says that he cannot reach another. */
  void handleReport(SessionId reporter, SessionId about) {
    Player player = members.roster().player(about);
    if (player == null) {
      // He has gone meanwhile, and the report with him.
      return;
    }
    if (reporter.equals(members.me().sessionId())) {
      if (amHost.getAsBoolean()) {
        carryOut(player);
      }
    } else if (reporter.equals(about)) {
      context.drop(MatchDrop.UNEXPECTED);
    } else {
      // Whoever will be host has to know as well.
      judge.report(reporter, about);
      if (amHost.getAsBoolean()) {
        sentenceSoon();
      }
    }
  }

  /** I am host: not the wait of somebody who is judged, I judge now. */
  void takeOver() {
    cancelVerdict();
    sentenceSoon();
  }

  /** Stops what goes on by itself. */
  void close() {
    cancelVerdict();
  }

  /** The host has not decided: of the two one goes; or I am host by now, and decide. */
  private void leaveUnjudged() {
    verdictTimer = null;
    if (amHost.getAsBoolean()) {
      sentence();
      return;
    }
    for (SessionId lost : List.copyOf(mine)) {
      Player other = members.roster().player(lost);
      if (other != null && goesBefore(members.me(), other)) {
        members.fail(ErrorCode.LINK_FAILED, reason);
        return;
      }
    }
  }

  /** Who watches goes, or who came later. */
  private static boolean goesBefore(Player me, Player other) {
    return me.isSpectator() == other.isSpectator()
        ? me.peerId().compareTo(other.peerId()) > 0
        : me.isSpectator();
  }

  private void sentenceSoon() {
    if (verdictTimer == null) {
      verdictTimer = context.scheduler().schedule(VERDICT_AFTER_MS, this::sentence);
    }
  }

  /**
   * A verdict counts when the server tells it, as a complaint does: a host who is cut off and has
   * not noticed would part from somebody who hears nothing of it, and neither would know what the
   * other had.
   */
  private void sentence() {
    cancelVerdict();
    Player goes = amHost.getAsBoolean() ? judge.verdict(members.roster()) : null;
    if (goes != null) {
      members.tellMe(new LinkReport(goes.sessionId(), false));
      sentenceSoon();
    }
  }

  private void carryOut(Player goes) {
    if (goes.equals(members.me())) {
      // I became host, and most of those whom I lead cannot reach me.
      members.fail(ErrorCode.LINK_FAILED, LinkFailure.NOT_REPAIRED.sentence());
    } else {
      members.expel(goes);
      sentence();
    }
  }

  private void cancelVerdict() {
    if (verdictTimer != null) {
      verdictTimer.cancel();
      verdictTimer = null;
    }
  }
}
