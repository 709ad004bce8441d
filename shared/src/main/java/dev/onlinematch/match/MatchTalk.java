package dev.onlinematch.match;

import dev.onlinematch.signalling.Farewell;
import dev.onlinematch.signalling.HostNotice;
import dev.onlinematch.signalling.JoinRefusal;
import dev.onlinematch.signalling.JoinRequest;
import dev.onlinematch.signalling.LinkReport;
import dev.onlinematch.signalling.LinkSignal;
import dev.onlinematch.signalling.Presence;
import dev.onlinematch.signalling.RelayReport;
import dev.onlinematch.signalling.ReturnRequest;
import dev.onlinematch.signalling.RosterUpdate;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.signalling.SignalMessage;

/**
 * What those in a match say to each other through the server, and whom of them to believe.
 *
 * <p>What is said about the roster counts only from the host. A joiner does not know yet who that
 * is: he asks all who are there, and the first who answers with a roster that has both of them on
 * it is host from then on, until the members agree on the next.
 */
final class MatchTalk {

  private final MatchContext context;
  private final Entry entry;
  private final Player former;
  private final Membership members;
  private final Membership.Owner owner;
  private boolean hasEnded;

  /**
   * @param former who I was in the same match before; null if I was not in it
   */
  MatchTalk(
      MatchContext context,
      Entry entry,
      Player former,
      Membership members,
      Membership.Owner owner) {
    this.context = context;
    this.entry = entry;
    this.former = former;
    this.members = members;
    this.owner = owner;
  }

  /** Believes nobody any more. */
  void close() {
    hasEnded = true;
  }

  /** Somebody said something. */
  void handle(Presence sender, SignalMessage message) {
    SessionId from = members.sessions().member(sender.sessionId());
    if (message instanceof ReturnRequest request) {
      members.onReturn(sender, request);
    } else if (from == null || (members.isMe(from) && !(message instanceof LinkReport))) {
      // A page that is no more. What I said myself is told back to me only where I asked for it.
      context.drop(MatchDrop.STRANGER);
    } else if (message instanceof LinkSignal signal) {
      members.handleSignal(from, signal);
    } else if (message instanceof JoinRequest request) {
      // It goes to all, because a joiner does not know who is host.
      if (members.isHost()) {
        answer(sender, from, request);
      } else {
        // A member asks whom he takes for the host.
        members.contradict(from);
      }
    } else if (message instanceof JoinRefusal refusal) {
      onRefusal(from, refusal);
    } else if (message instanceof RosterUpdate update) {
      onRoster(sender, update, true);
    } else if (message instanceof LinkReport report) {
      members.leadership().handleReport(from, report);
    } else if (message instanceof RelayReport report) {
      members.onRelayReport(from, report.turn());
    } else if (message instanceof Farewell) {
      members.onFarewell(sender);
    } else if (message instanceof HostNotice notice) {
      members.onNotice(from, notice);
    }
  }

  private void answer(Presence sender, SessionId from, JoinRequest request) {
    // The question proves that he is there, even when the server's event has not come yet.
    members.onJoin(sender);
    members.admission().noteEntry(from, request.entry());
    Roster roster = members.roster();
    if (roster.player(from) != null) {
      // The answer crossed the repeated question.
      members.tell(from, members.rosterUpdate());
      return;
    }
    JoinErrorReason refusal = JoinPolicy.refusal(request, roster, entry.mode(), context.options());
    if (refusal == null) {
      members.admission().admit(sender, request.isSpectator());
    } else {
      members.tell(from, new JoinRefusal(refusal.value()));
    }
  }

  private void onRefusal(SessionId sender, JoinRefusal refusal) {
    boolean isUnsure = members.hostsWord().isUnheard() || members.ownReturn().isReturning();
    boolean isAwaited =
        members.me() == null ? entry.asksHost() : isUnsure && sender.equals(members.hostSession());
    if (!isAwaited) {
      members.ownReturn().onDoubtfulRefusal(JoinErrorReason.of(refusal.reason()));
      context.drop(MatchDrop.NOT_THE_HOST);
    } else if (!members.isThere(sender)) {
      context.drop(MatchDrop.STRANGER);
    } else {
      JoinErrorReason reason = JoinErrorReason.of(refusal.reason());
      owner.fail(codeOf(reason), reason == null ? "The host refused you." : reason.sentence());
    }
  }

  private static ErrorCode codeOf(JoinErrorReason reason) {
    if (reason == JoinErrorReason.CLIENT_VERSION_ERROR) {
      return ErrorCode.CLIENT_VERSION_ERROR;
    }
    return reason == JoinErrorReason.NOT_RESUMED
        ? ErrorCode.NOT_RESUMED
        : ErrorCode.CLIENT_JOIN_ERROR;
  }

  /**
   * @param canWait whether what only the next host may say is kept until I see that it is
   */
  private void onRoster(Presence sender, RosterUpdate update, boolean canWait) {
    if (hasEnded) {
      return;
    }
    boolean isAwaited = members.hostSession() == null;
    SessionId from =
        isAwaited
            ? memberOf(update, sender.sessionId())
            : members.sessions().member(sender.sessionId());
    Roster next = Roster.of(update);
    // Before I am in, a roster that lists me under another session is no answer to me.
    boolean namesMe =
        members.me() == null
            ? members.mySession().equals(memberOf(update, members.mySessionNow()))
            : next.player(members.mySession()) != null;
    boolean isFromHost = isAwaited || members.leadership().isHost(from);
    boolean renumbersMe = namesMe && members.hostsWord().isRenumbered(next);
    boolean isRenumbering = !renumbersMe && !next.keepsNumbersOf(members.roster());
    if (namesMe && isFormerMe(next.player(members.mySession()))) {
      // The host has not seen yet that I left, and will let me in again when he has.
      context.drop(MatchDrop.STALE_ROSTER);
    } else if (from == null
        || next.player(from) == null
        || (isRenumbering && isFromHost && members.leadership().hasSpoken())) {
      context.drop(MatchDrop.MALFORMED);
    } else if (!isFromHost
        && !members.leadership().believes(from, next)
        && !(namesMe && members.leadership().goesBackTo(from, next))) {
      onForeignRoster(sender, from, update, canWait);
    } else if ((isFromHost && members.hostsWord().isStale(next)) || (isAwaited && !namesMe)) {
      // Without me it is the answer to somebody else who asked at the same time.
      context.drop(MatchDrop.STALE_ROSTER);
    } else if (!namesMe) {
      failRemoved();
    } else if (renumbersMe) {
      // Two hosts in succession let me in at the same moment, each under a number of its own; or
      // one host let me in twice, because I left and came again at once.
      owner.fail(ErrorCode.JOIN_MATCH_FAILED, "The match changed while you joined. Join again.");
    } else {
      members.hostsWord().follow(from, update);
    }
  }

  /** Somebody speaks as host who is not mine, and that he is does not follow from what I know. */
  private void onForeignRoster(
      Presence sender, SessionId from, RosterUpdate update, boolean canWait) {
    Roster next = Roster.of(update);
    if (next.hasBegun() && members.leadership().isStartProven(from)) {
      members.startPlaying();
      // Here it begins now; with those who had heard of it, it has gone on meanwhile.
      members.stateShare().oweAll();
      return;
    }
    members.leadership().handleNotice(from, new HostNotice(from, next.term(), false));
    if (members.leadership().isHost(from)) {
      onRoster(sender, update, false);
    } else if (!canWait
        || !members.leadership().holdsClaim(from, next, () -> onRoster(sender, update, false))) {
      members.contradict(from);
      context.drop(MatchDrop.NOT_THE_HOST);
    }
  }

  private boolean isFormerMe(Player me) {
    return former != null
        && former.sessionId().equals(me.sessionId())
        && former.peerId().compareTo(me.peerId()) >= 0;
  }

  /** Who has that session now, by the roster alone. */
  private static SessionId memberOf(RosterUpdate update, SessionId session) {
    for (RosterUpdate.Entry entry : update.entries()) {
      if (entry.current().equals(session)) {
        return entry.sessionId();
      }
    }
    return null;
  }

  private void failRemoved() {
    if (members.leadership().linkFailure() == null) {
      owner.fail(ErrorCode.REMOVED_BY_HOST, "The host took you off the match.");
    } else {
      owner.fail(ErrorCode.LINK_FAILED, members.leadership().linkFailure());
    }
  }
}
