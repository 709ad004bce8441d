package dev.onlinematch.match;

import dev.onlinematch.signalling.JoinedMatch;

/** How I stand with the server: in, without it, in again, or with another page in my place. */
final class OwnReturn {

  private enum Standing {
    /** It has let me in, if it has; and if I was away, I am back. */
    CONNECTED,
    /** It is lost. */
    CUT_OFF,
    /** It has let me in again, and the host has not told so. */
    RETURNING,
    /** Another page is in my place. */
    REPLACED
  }

  private final MatchContext context;
  private final RosterBook book;
  private final Leadership leadership;
  private final Attendance attendance;
  private final MemberLinks links;
  private final Membership.Owner owner;
  private Standing standing = Standing.CONNECTED;

  /** Whether somebody has said that I am not in any more, who may be nobody. */
  private boolean isDoubted;

  OwnReturn(
      MatchContext context,
      RosterBook book,
      Leadership leadership,
      Attendance attendance,
      MemberLinks links,
      Membership.Owner owner) {
    this.context = context;
    this.book = book;
    this.leadership = leadership;
    this.attendance = attendance;
    this.links = links;
    this.owner = owner;
  }

  /** Neither away nor on the way back. */
  boolean isConnected() {
    return standing == Standing.CONNECTED;
  }

  boolean isCutOff() {
    return standing == Standing.CUT_OFF;
  }

  /** Whether I am back and the host has not told me so. */
  boolean isReturning() {
    return standing == Standing.RETURNING;
  }

  /** Whether another page of mine is in my place. */
  boolean isReplaced() {
    return standing == Standing.REPLACED;
  }

  /** The server is lost; links may live on. */
  void cutOff() {
    Player me = book.me();
    if (isConnected()) {
      context.signals().emit(listener -> listener.playerReconnecting(me));
    }
    standing = Standing.CUT_OFF;
  }

  /** The server has let me in again. */
  void enteredAgain(JoinedMatch joined) {
    standing = Standing.RETURNING;
    attendance.enterAgain(joined);
    links.enteredAgain(joined);
    book.openLinks();
    leadership.catchUp();
    if (book.isHost()) {
      Companions companions = attendance.companions();
      companions.tell(companions.all(), attendance.mine());
      book.publishIfHost();
      beBack();
    }
    book.refresh(false);
  }

  /** All who have to know that I am back do. */
  void beBack() {
    if (isReturning()) {
      standing = Standing.CONNECTED;
      Player me = book.me();
      context.signals().emit(listener -> listener.playerReconnected(me, false));
      owner.onReturned();
    }
  }

  /** Another page of mine is in my place. */
  void beReplaced() {
    standing = Standing.REPLACED;
    owner.fail(ErrorCode.NOT_RESUMED, "This match goes on in another page.");
  }

  /** Somebody who is not my host says that I am not in. It is true if nobody else comes back. */
  void onDoubtfulRefusal(JoinErrorReason reason) {
    isDoubted |= reason == JoinErrorReason.NOT_RESUMED;
  }

  /** A member has not come back in time. */
  void giveUp(Player player) {
    boolean isMyWord = book.isHost() || leadership.isHost(player.sessionId());
    if (isCutOff() || book.me() == null) {
      return;
    }
    if (isMyWord) {
      book.leave(player, LeaveReason.CONNECTION_LOST);
    } else if (attendance.isForgotten(player.sessionId())) {
      book.remove(player, LeaveReason.CONNECTION_LOST);
      book.refresh(true);
    }
    if (isDoubted && book.isHost() && book.roster().players().size() == 1) {
      owner.fail(ErrorCode.NOT_RESUMED, JoinErrorReason.NOT_RESUMED.sentence());
    }
  }
}
