package dev.onlinematch.match;

import dev.onlinematch.link.PlayerLink;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.transport.PeerId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who is to be told by me, the host, how the game stands. He is when messages can travel to him, or
 * right before the first reliable one that the game sends him: whatever comes later than what he
 * was told then follows it.
 */
final class StateShare {

  private final Signals signals;
  private final RosterBook book;
  private final MemberLinks links;
  private final Membership.Owner owner;
  private final Set<SessionId> owed = new LinkedHashSet<>();

  /** Those who said that they had missed it. */
  private final Set<SessionId> missed = new LinkedHashSet<>();

  StateShare(Signals signals, RosterBook book, MemberLinks links, Membership.Owner owner) {
    this.signals = signals;
    this.book = book;
    this.links = links;
    this.owner = owner;
  }

  /**
   * Somebody did not know yet that I am host when I told him: he is told again, once.
   *
   * @return false if that was done already, or if he is nobody to be told
   */
  boolean onMissed(SessionId member) {
    missed.removeIf(one -> book.roster().player(one) == null);
    boolean isNews = links.link(member) != null && missed.add(member);
    if (isNews) {
      onNewLink(member);
    }
    return isNews;
  }

  /** There is a link to somebody that was not there before. */
  void onNewLink(SessionId member) {
    if (book.isHost() && book.roster().hasBegun()) {
      owed.add(member);
      settleSoon();
    }
  }

  /** I am host from now on. */
  void onTakeOver() {
    missed.clear();
    oweAll();
  }

  /** Nobody knows how it stands with me. */
  void oweAll() {
    if (book.roster().hasBegun()) {
      for (Player player : book.roster().players()) {
        if (links.link(player.sessionId()) != null) {
          owed.add(player.sessionId());
        }
      }
      settleSoon();
    }
  }

  /** Messages travel to somebody, or not any more. */
  void settleSoon() {
    if (!owed.isEmpty()) {
      signals.then(this::settleAll);
    }
  }

  private void settleAll() {
    for (SessionId member : List.copyOf(owed)) {
      PlayerLink link = links.link(member);
      if (link == null || link.isUp()) {
        settle(member);
      }
    }
  }

  /** The game is about to send something reliable. */
  void settle(PeerId to) {
    if (!owed.isEmpty()) {
      settle(book.roster().player(to).sessionId());
    }
  }

  private void settle(SessionId member) {
    Player player = book.roster().player(member);
    PlayerLink link = links.link(member);
    if (owed.remove(member) && player != null && link != null && book.isHost()) {
      byte[] state = owner.tellState(player);
      if (state != null) {
        link.sendControl(MatchControl.stateMessage(state));
      }
    }
  }
}
