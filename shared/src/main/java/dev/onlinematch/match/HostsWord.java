package dev.onlinematch.match;

import dev.onlinematch.signalling.RosterUpdate;
import dev.onlinematch.signalling.SessionId;
import java.util.List;

/** What the host says about who is in, and how it becomes true here. */
final class HostsWord {

  private final RosterBook book;
  private final Leadership leadership;
  private final Attendance attendance;
  private final MemberLinks links;
  private final OwnReturn ownReturn;
  private final Departed departed;
  private final Membership.Owner owner;
  private boolean isStartUnheard;

  HostsWord(
      RosterBook book,
      Leadership leadership,
      Attendance attendance,
      MemberLinks links,
      OwnReturn ownReturn,
      Departed departed,
      Membership.Owner owner) {
    this.book = book;
    this.leadership = leadership;
    this.attendance = attendance;
    this.links = links;
    this.ownReturn = ownReturn;
    this.departed = departed;
    this.owner = owner;
  }

  /** The host has spoken. */
  void follow(SessionId host, RosterUpdate update) {
    Roster next = Roster.of(update);
    List<Player> known = book.roster().players();
    leadership.follow(host);
    leadership.hear(update);
    removeWhoIsNotOn(next);
    Roster before = book.roster();
    if (next.pathPolicy() != before.pathPolicy()) {
      book.usePaths(next.pathPolicy());
    }
    if (next.relayTurn() != before.relayTurn()) {
      book.useRelay(next.relayTurn());
    }
    isStartUnheard = before.hasBegun() && !next.hasBegun();
    Roster sifted = departed.sift(next);
    Roster now = isStartUnheard ? sifted.begun() : sifted;
    book.set(now);
    attendance.learn(update, before);
    for (Player player : now.players()) {
      if (before.player(player.sessionId()) == null) {
        book.announce(player);
      }
    }
    leadership.announceHost();
    now.players().forEach(book::openLink);
    if (next.hasBegun()) {
      book.beginPlaying();
    } else if (isStartUnheard) {
      // Play never ends before the match: a host who has not heard that it began hears it now.
      attendance.companions().tell(host, book.update());
      owner.onStartUnheard();
    }
    book.refresh(!known.equals(book.roster().players()));
    attendance.lookSoon();
    if (knowsMySession(update)) {
      links.sendAgain(host);
      ownReturn.beBack();
    }
  }

  private void removeWhoIsNotOn(Roster next) {
    for (Player player : book.roster().players()) {
      Player then = next.player(player.sessionId());
      if (then == null || !then.peerId().equals(player.peerId())) {
        book.remove(player, reasonOfHost(player));
      }
    }
  }

  private LeaveReason reasonOfHost(Player player) {
    if (attendance.isAway(player.sessionId())) {
      return LeaveReason.CONNECTION_LOST;
    }
    boolean isThere = attendance.companions().contains(player.sessionId());
    return isThere ? LeaveReason.REMOVED_BY_HOST : LeaveReason.NEVER_CAME;
  }

  private boolean knowsMySession(RosterUpdate update) {
    for (RosterUpdate.Entry entry : update.entries()) {
      if (book.isMe(entry.sessionId()) && entry.current().equals(attendance.mySession())) {
        return true;
      }
    }
    return false;
  }

  /** Whether somebody else leads who has not told me who is in. */
  boolean isUnheard() {
    return book.me() != null && !book.isHost() && !leadership.hasSpoken();
  }

  /** Whether somebody else leads who does not know that play has begun. */
  boolean isStartUnheard() {
    return isStartUnheard && !book.isHost();
  }

  /** Whether my own number would be another one. */
  boolean isRenumbered(Roster next) {
    return book.me() != null && !next.player(book.mySession()).peerId().equals(book.me().peerId());
  }

  /** Whether a roster of the host is not newer than what it said before. */
  boolean isStale(Roster next) {
    return leadership.hasSpoken() && next.version() <= book.roster().version();
  }
}
