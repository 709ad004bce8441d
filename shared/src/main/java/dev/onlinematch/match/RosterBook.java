package dev.onlinematch.match;

import dev.onlinematch.link.PathPolicy;
import dev.onlinematch.signalling.RosterUpdate;
import dev.onlinematch.signalling.SessionId;

/**
 * The roster as I have it, and what follows from each change of it: a link to everyone who is
 * there, the signals to the game, the state of the match, and as host the word to all others.
 */
final class RosterBook {

  private final MatchContext context;
  private final MatchProgress progress;
  private final Leadership leadership;
  private final Attendance attendance;
  private final MemberLinks links;
  private Roster roster = Roster.EMPTY;
  private SessionId mySession;
  private boolean hasPublished;

  RosterBook(
      MatchContext context,
      MatchProgress progress,
      Leadership leadership,
      Attendance attendance,
      MemberLinks links) {
    this.context = context;
    this.progress = progress;
    this.leadership = leadership;
    this.attendance = attendance;
    this.links = links;
  }

  Roster roster() {
    return roster;
  }

  /** Another roster; what follows from it is the caller's to begin. */
  void set(Roster next) {
    roster = next;
  }

  /** The session in which I came in; null before that. */
  SessionId mySession() {
    return mySession;
  }

  void setMySession(SessionId me) {
    mySession = me;
  }

  /** Null before I am on the roster. */
  Player me() {
    return mySession == null ? null : roster.player(mySession);
  }

  boolean isMe(SessionId sessionId) {
    return sessionId.equals(mySession);
  }

  boolean isHost() {
    return leadership.isHost(mySession);
  }

  // ---- The word to others ----

  /** The roster for the wire. */
  RosterUpdate update() {
    return toUpdate(roster);
  }

  RosterUpdate toUpdate(Roster of) {
    return of.toUpdate(attendance.sessions(), leadership.haveLed());
  }

  /** Whether I have told the roster as host. */
  boolean hasPublished() {
    return hasPublished;
  }

  /** As host: tells all that something has changed. */
  void publishIfHost() {
    if (isHost()) {
      roster = roster.next();
      hasPublished = true;
      tell();
    }
  }

  /** Tells the roster as it is. */
  void tell() {
    Companions companions = attendance.companions();
    // The matchmaker can make a host of somebody whom the server has not let in yet.
    if (companions != null) {
      companions.tell(roster, update());
    }
  }

  // ---- What follows from a change ----

  /** The match prefers other paths from now on. */
  void usePaths(PathPolicy policy) {
    roster = roster.with(policy);
    links.setPolicy(policy);
    context.signals().emit(listener -> listener.pathPolicyChanged(policy));
  }

  /** The match uses that of its relays from now on. */
  void useRelay(int turn) {
    roster = roster.atRelay(turn);
    links.useRelay(turn);
  }

  /** Connects to all who are there. */
  void openLinks() {
    roster.players().forEach(this::openLink);
  }

  /** Connects to somebody who is there. */
  void openLink(Player player) {
    if (!isMe(player.sessionId()) && attendance.companions().contains(player.sessionId())) {
      attendance.see(player);
      links.open(me(), player);
    }
  }

  /** Somebody is on the roster now. */
  void announce(Player player) {
    context.signals().emit(listener -> listener.playerJoined(player));
    if (isMe(player.sessionId())) {
      emitConnected(player);
    }
  }

  void emitConnected(Player player) {
    context
        .signals()
        .emit(listener -> listener.playerStatusChanged(player, PlayerStatus.CONNECTED));
  }

  /** Somebody is not on the roster any more. */
  void remove(Player player, LeaveReason reason) {
    links.close(player.sessionId());
    leadership.forget(player.sessionId());
    attendance.forget(player.sessionId());
    roster = roster.without(player.sessionId());
    context.signals().emit(listener -> listener.playerLeft(player, reason));
  }

  /** Somebody has left, and if he was host, another is. */
  void leave(Player player, LeaveReason reason) {
    remove(player, reason);
    if (leadership.isHost(player.sessionId())) {
      leadership.replaceHost();
    } else {
      publishIfHost();
      leadership.replaceHostIfDeposed();
    }
    refresh(true);
  }

  /** Play has begun. */
  void beginPlaying() {
    roster = roster.begun();
    progress.begin();
  }

  /** Derives anew how far the match is. */
  void refresh(boolean haveMembersChanged) {
    if (me() != null) {
      progress.refresh(roster, mySession, links.table(), haveMembersChanged);
    }
  }
}
