package dev.onlinematch.match;

import dev.onlinematch.signalling.JoinRefusal;
import dev.onlinematch.signalling.JoinRequest;
import dev.onlinematch.signalling.LinkReport;
import dev.onlinematch.signalling.LinkSignal;
import dev.onlinematch.signalling.Presence;
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
  private final MatchMode mode;
  private final Player former;
  private final Membership members;
  private final Membership.Owner owner;
  private boolean hasEnded;

  /**
   * @param former who I was in the same match before; null if I was not in it
   */
  MatchTalk(
      MatchContext context,
      MatchMode mode,
      Player former,
      Membership members,
      Membership.Owner owner) {
    this.context = context;
    this.mode = mode;
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
    if (message instanceof LinkSignal signal) {
      members.handleSignal(sender.sessionId(), signal);
    } else if (message instanceof JoinRequest request) {
      // It goes to all, because a joiner does not know who is host.
      if (members.isHost()) {
        answer(sender, request);
      }
    } else if (message instanceof JoinRefusal refusal) {
      onRefusal(sender, refusal);
    } else if (message instanceof RosterUpdate update) {
      onRoster(sender, Roster.of(update), true);
    } else if (message instanceof LinkReport report) {
      members.leadership().handleReport(sender.sessionId(), report.about());
    }
  }

  private void answer(Presence sender, JoinRequest request) {
    // The question proves that he is there, even when the server's event has not come yet.
    members.onJoin(sender);
    Roster roster = members.roster();
    if (roster.player(sender.sessionId()) != null) {
      // The answer crossed the repeated question.
      members.tell(sender.sessionId(), roster.toUpdate());
      return;
    }
    JoinErrorReason refusal = JoinPolicy.refusal(request, roster, mode, context.options());
    if (refusal == null) {
      members.admit(sender, request.isSpectator());
    } else {
      members.tell(sender.sessionId(), new JoinRefusal(refusal.value()));
    }
  }

  private void onRefusal(Presence sender, JoinRefusal refusal) {
    boolean isAwaited =
        members.me() == null
            ? mode == MatchMode.JOIN
            : members.isHostUnheard() && sender.sessionId().equals(members.hostSession());
    if (!isAwaited) {
      context.drop(MatchDrop.NOT_THE_HOST);
    } else if (!members.isThere(sender.sessionId())) {
      context.drop(MatchDrop.STRANGER);
    } else {
      JoinErrorReason reason = JoinErrorReason.of(refusal.reason());
      owner.fail(
          reason == JoinErrorReason.CLIENT_VERSION_ERROR
              ? ErrorCode.CLIENT_VERSION_ERROR
              : ErrorCode.CLIENT_JOIN_ERROR,
          reason == null ? "The host refused you." : reason.sentence());
    }
  }

  /**
   * @param canWait whether what only the next host may say is kept until I see that it is
   */
  private void onRoster(Presence sender, Roster next, boolean canWait) {
    if (hasEnded) {
      return;
    }
    SessionId from = sender.sessionId();
    Player me = next.player(members.mySession());
    boolean namesMe = me != null;
    boolean namesFormerMe =
        namesMe
            && former != null
            && former.sessionId().equals(me.sessionId())
            && former.peerId().compareTo(me.peerId()) >= 0;
    boolean isAwaited = members.hostSession() == null;
    boolean isFromHost = isAwaited || from.equals(members.hostSession());
    boolean renumbersMe = namesMe && members.isRenumbered(next);
    boolean isRenumbering = !renumbersMe && !next.keepsNumbersOf(members.roster());
    if (namesFormerMe) {
      // The host has not seen yet that I left, and will let me in again when he has.
      context.drop(MatchDrop.STALE_ROSTER);
    } else if (next.player(from) == null
        || (isRenumbering && isFromHost && members.leadership().hasSpoken())) {
      context.drop(MatchDrop.MALFORMED);
    } else if (!isFromHost
        && !members.leadership().believes(from, next)
        && !(namesMe && members.leadership().goesBackTo(from, next))) {
      if (next.hasBegun() && members.leadership().isStartProven(from)) {
        members.startPlaying();
      } else if (!canWait
          || !members.leadership().holdsClaim(from, next, () -> onRoster(sender, next, false))) {
        context.drop(MatchDrop.NOT_THE_HOST);
      }
    } else if ((isFromHost && members.isStale(next)) || (isAwaited && !namesMe)) {
      // Without me it is the answer to somebody else who asked at the same time.
      context.drop(MatchDrop.STALE_ROSTER);
    } else if (!namesMe) {
      failRemoved();
    } else if (renumbersMe) {
      // Two hosts in succession let me in at the same moment, each under a number of its own; or
      // one host let me in twice, because I left and came again at once.
      owner.fail(ErrorCode.JOIN_MATCH_FAILED, "The match changed while you joined. Join again.");
    } else {
      members.follow(from, next);
    }
  }

  private void failRemoved() {
    if (members.leadership().linkFailure() == null) {
      owner.fail(ErrorCode.REMOVED_BY_HOST, "The host took you off the match.");
    } else {
      owner.fail(ErrorCode.LINK_FAILED, members.leadership().linkFailure());
    }
  }
}
