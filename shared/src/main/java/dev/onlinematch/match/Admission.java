package dev.onlinematch.match;

import dev.onlinematch.signalling.Presence;
import dev.onlinematch.signalling.SessionId;
import java.util.ArrayList;
import java.util.List;

/** Who gets a number: by the matchmaker's word, by opening a match, and from its host. */
final class Admission {

  private final MatchContext context;
  private final RosterBook book;
  private final Leadership leadership;
  private final Attendance attendance;
  private final MemberLinks links;

  Admission(
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

  /**
   * The matchmaker's word is the first roster: everyone has the same, numbered by rank of session.
   */
  void matched(SessionId me, List<Presence> users) {
    List<Presence> byRank = new ArrayList<>(users);
    byRank.sort((one, other) -> one.sessionId().compareTo(other.sessionId()));
    book.setMySession(me);
    Roster roster = book.roster().with(context.options().pathPolicy());
    for (Presence user : byRank) {
      roster = roster.plus(user.sessionId(), user.username(), false);
    }
    book.set(roster);
    List<Player> players = roster.players();
    leadership.follow(players.get(0).sessionId());
    context.signals().emit(listener -> listener.matchmakerMatched(players));
    book.emitConnected(book.me());
  }

  /** I opened the match, so I am its host. */
  void beHost(Presence self, boolean isSpectator) {
    leadership.follow(book.mySession());
    leadership.beFirst();
    book.set(book.roster().with(context.options().pathPolicy()));
    links.setPolicy(book.roster().pathPolicy());
    admit(self, isSpectator);
    leadership.announceHost();
  }

  /** Somebody asks as the one who he is now: it may be that he left, and I have not seen it. */
  void noteEntry(SessionId member, int entry) {
    Player player = book.roster().player(member);
    if (attendance.isAnotherEntry(member, entry) && player != null) {
      book.leave(player, LeaveReason.LEFT);
    }
    attendance.noteEntry(member, entry);
  }

  /** Gives somebody a number and tells everyone; the roster goes out before any offer. */
  void admit(Presence presence, boolean isSpectator) {
    book.set(book.roster().plus(presence.sessionId(), presence.username(), isSpectator));
    Player player = book.roster().player(presence.sessionId());
    book.tell();
    book.announce(player);
    book.openLink(player);
    book.refresh(true);
  }

  /** Matched players have not come. */
  void drop(List<Player> absent) {
    absent.forEach(player -> book.remove(player, LeaveReason.NEVER_CAME));
    book.publishIfHost();
    book.refresh(true);
  }
}
