package dev.onlinematch.match;

import dev.onlinematch.signalling.HostNotice;
import dev.onlinematch.signalling.JoinRefusal;
import dev.onlinematch.signalling.JoinedMatch;
import dev.onlinematch.signalling.Presence;
import dev.onlinematch.signalling.ReturnRequest;
import dev.onlinematch.signalling.RosterUpdate;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.signalling.Signalling;
import dev.onlinematch.time.Scheduler;
import java.util.HashMap;
import java.util.Map;

/**
 * Which members are there, as the server shows it, and who of those that are not may come back:
 * with the next session of the same page, or with a page that was loaded again.
 *
 * <p>Everyone decides alone whether somebody is back, seeing the account and the token; whoever
 * cannot (he came later, say) learns it from the host's roster.
 */
final class Attendance {

  /** Many more than a match has members. */
  private static final int MOST_ENTRIES = 64;

  private final MatchContext context;
  private final Members members;
  private final Sessions sessions = new Sessions();
  private final Proofs proofs = new Proofs();
  private final Absences absences;

  /** By which number those entered who asked me. */
  private final Map<SessionId, Integer> entries = new HashMap<>();

  private Companions companions;
  private ReturnRequest mine;
  private Presence self;
  private Scheduler.Timer look;

  Attendance(MatchContext context, Members members) {
    this.context = context;
    this.members = members;
    this.absences =
        new Absences(
            context.scheduler(), context.options().timeouts().reconnectMs(), this::graceIsOver);
  }

  Sessions sessions() {
    return sessions;
  }

  Companions companions() {
    return companions;
  }

  /** My own word about who I am. */
  ReturnRequest mine() {
    return mine;
  }

  /** The session that I have now. */
  SessionId mySession() {
    return self.sessionId();
  }

  /** Me, as the server shows me. */
  Presence self() {
    return self;
  }

  // ---- I ----

  /**
   * The server has let me in.
   *
   * @param me the session in which I came in
   * @param token proves it
   */
  void enter(JoinedMatch joined, Signalling signalling, SessionId me, String token) {
    self = joined.self();
    companions = new Companions(signalling, joined.matchId(), sessions, context.drops());
    joined.others().forEach(companions::add);
    sessions.move(me, self.sessionId(), self.sessionId());
    mine = new ReturnRequest(me, self.sessionId(), token, true);
  }

  /** The server has let me in again, after I had lost it. */
  void enterAgain(JoinedMatch joined) {
    self = joined.self();
    companions.enterAgain(joined.matchId(), joined.others());
    sessions.move(mine.member(), mine.page(), self.sessionId());
    for (Player player : members.roster().players()) {
      if (isMine(player.sessionId())) {
        continue;
      }
      if (companions.contains(player.sessionId())) {
        comeBack(player);
      } else if (proofs.haveSeen(player.sessionId())) {
        goAway(player);
      }
    }
    lookSoon();
  }

  boolean isMine(SessionId member) {
    return mine != null && member.equals(mine.member());
  }

  // ---- What the server shows ----

  /** Somebody is in the server's match; the player who he is, if he has not been there. */
  Player arrive(Presence presence) {
    SessionId member = sessions.member(presence.sessionId());
    boolean isNew = !companions.containsSession(presence.sessionId());
    if (member != null && isMine(member)) {
      return null;
    }
    companions.add(presence);
    boolean isCurrent = member != null && presence.sessionId().equals(sessions.current(member));
    return isNew && isCurrent ? members.roster().player(member) : null;
  }

  /** Somebody is not in the server's match any more; the player who he was, if he is one. */
  Player depart(Presence presence) {
    SessionId session = presence.sessionId();
    companions.remove(session);
    SessionId member = sessions.member(session);
    boolean isCurrent = member != null && session.equals(sessions.current(member));
    return isCurrent && !isMine(member) ? members.roster().player(member) : null;
  }

  /** A member is there and on the roster: his account is known from now on. */
  void see(Player player) {
    Presence presence = companions.presence(player.sessionId());
    if (presence != null) {
      proofs.see(player.sessionId(), presence);
    }
  }

  /** Whether somebody has entered by another number than he did before. */
  boolean isAnotherEntry(SessionId member, int entry) {
    return entries.getOrDefault(member, entry) != entry;
  }

  void noteEntry(SessionId member, int entry) {
    if (entries.size() < MOST_ENTRIES || entries.containsKey(member)) {
      entries.put(member, entry);
    }
  }

  /** A member tells his token over the link. */
  void hear(SessionId member, String token) {
    proofs.hear(member, token);
  }

  boolean isAway(SessionId member) {
    return absences.contain(member);
  }

  /** Whether a member was to be taken off long ago, and the host has not done so. */
  boolean isForgotten(SessionId member) {
    return absences.isForgotten(member);
  }

  /** A member is not there. He has so long to come back, and then the host decides. */
  void goAway(Player player) {
    if (absences.begin(player.sessionId())) {
      context.signals().emit(listener -> listener.playerReconnecting(player));
    }
  }

  /** A member is there whose session is the one that is known; false if he was not away. */
  boolean comeBack(Player player) {
    boolean wasAway = absences.end(player.sessionId());
    if (wasAway) {
      context.signals().emit(listener -> listener.playerReconnected(player, false));
    }
    return wasAway;
  }

  /** The host has told who is in: the server should have shown them in a moment. */
  void lookSoon() {
    cancelLook();
    look =
        context.scheduler().schedule(context.options().timeouts().joinRepeatMs(), this::lookForAll);
  }

  private void lookForAll() {
    for (Player player : members.roster().players()) {
      boolean isThere = isMine(player.sessionId()) || companions.contains(player.sessionId());
      if (!isThere && members.isExpected(player)) {
        goAway(player);
      }
    }
  }

  private void cancelLook() {
    if (look != null) {
      look.cancel();
    }
  }

  private void graceIsOver(SessionId member) {
    Player player = members.roster().player(member);
    if (player == null) {
      absences.end(member);
    } else {
      members.onNotBack(player);
    }
  }

  // ---- Who says that he is back ----

  /** Somebody says that he is a member. */
  void handle(Presence somebody, ReturnRequest request) {
    SessionId member = request.member();
    SessionId session = somebody.sessionId();
    Player player = members.roster().player(member);
    companions.add(somebody);
    if (isMine(member)) {
      boolean isProven =
          somebody.userId().equals(self.userId()) && request.token().equals(mine.token());
      if (isProven) {
        members.onTakenOver();
      } else {
        context.drop(MatchDrop.STRANGER);
      }
      return;
    }
    boolean isKnown =
        session.equals(sessions.current(member)) && request.page().equals(sessions.page(member));
    if (player != null && (isKnown || isBack(somebody, request))) {
      if (request.asks()) {
        answer(session);
      }
      return;
    }
    context.drop(MatchDrop.STRANGER);
    if (request.asks() && members.isHost()) {
      companions.tellSession(session, new JoinRefusal(JoinErrorReason.NOT_RESUMED.value()));
    }
  }

  private boolean isBack(Presence somebody, ReturnRequest request) {
    if (!proofs.prove(somebody, request)
        || !isNewer(request.member(), somebody.sessionId())
        || !isPageCredible(request, somebody.sessionId())) {
      return false;
    }
    move(members.roster().player(request.member()), request.page(), somebody.sessionId());
    members.onMoved();
    return true;
  }

  /** Who begins with another page names it by the session that he has. */
  private boolean isPageCredible(ReturnRequest request, SessionId session) {
    return request.page().equals(sessions.page(request.member())) || request.page().equals(session);
  }

  private boolean isNewer(SessionId member, SessionId session) {
    return !sessions.isFormer(member, session)
        || (companions.containsSession(session) && !companions.contains(member));
  }

  /** Whom I follow. */
  HostNotice notice() {
    return new HostNotice(members.hostSession(), members.roster().term(), false);
  }

  private void answer(SessionId session) {
    if (!mySession().equals(mine.member())) {
      // He may have been away when I came back, and not know me.
      companions.tellSession(
          session, new ReturnRequest(mine.member(), mine.page(), mine.token(), false));
    }
    if (members.isHost()) {
      companions.tellSession(session, members.rosterUpdate());
    } else if (members.hostSession() != null) {
      companions.tellSession(session, notice());
    }
  }

  /** The host tells which sessions the members have; {@code before} are those known before. */
  void learn(RosterUpdate update, Roster before) {
    for (RosterUpdate.Entry entry : update.entries()) {
      SessionId member = entry.sessionId();
      boolean isSame =
          entry.current().equals(sessions.current(member))
              && entry.page().equals(sessions.page(member));
      if (isSame || isMine(member) || !isNewer(member, entry.current())) {
        continue;
      }
      Player player = before.player(member);
      if (player == null) {
        sessions.move(member, entry.page(), entry.current());
      } else {
        move(player, entry.page(), entry.current());
        companions.tell(member, notice());
      }
    }
  }

  private void move(Player player, SessionId page, SessionId session) {
    SessionId member = player.sessionId();
    boolean hasRestarted = !page.equals(sessions.page(member));
    boolean wasAway = absences.end(member);
    sessions.move(member, page, session);
    if (hasRestarted) {
      entries.remove(member);
    }
    if (hasRestarted && !wasAway) {
      context.signals().emit(listener -> listener.playerReconnecting(player));
    }
    members.relink(player, session, hasRestarted);
    if (members.roster().player(member) == null) {
      // If he was host, the next one's word counts by now, and he may not be on it.
      return;
    }
    if (wasAway || hasRestarted) {
      context.signals().emit(listener -> listener.playerReconnected(player, hasRestarted));
    }
    if (!companions.contains(member)) {
      goAway(player);
    }
  }

  /** Somebody is not a member any more. */
  void forget(SessionId member) {
    absences.end(member);
    sessions.forget(member);
    proofs.forget(member);
    entries.remove(member);
  }

  void close() {
    cancelLook();
    absences.close();
  }

  /** Those who attend. */
  interface Members {

    Roster roster();

    boolean isHost();

    /** The host; null until known. */
    SessionId hostSession();

    RosterUpdate rosterUpdate();

    /** A member has another session, and perhaps another page. */
    void relink(Player player, SessionId session, boolean hasRestarted);

    /** After that. */
    void onMoved();

    /** Whether the server should show a member at this moment. */
    boolean isExpected(Player player);

    /** A member has not come back in time. */
    void onNotBack(Player player);

    /** Another page of mine is in my place. */
    void onTakenOver();
  }
}
