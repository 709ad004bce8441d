package dev.onlinematch.match;

import dev.onlinematch.link.PathPolicy;
import dev.onlinematch.link.PlayerLink;
import dev.onlinematch.signalling.Farewell;
import dev.onlinematch.signalling.HostNotice;
import dev.onlinematch.signalling.JoinedMatch;
import dev.onlinematch.signalling.LinkSignal;
import dev.onlinematch.signalling.Presence;
import dev.onlinematch.signalling.ReturnRequest;
import dev.onlinematch.signalling.RosterUpdate;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.signalling.SignalMessage;
import dev.onlinematch.signalling.Signalling;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.transport.PeerId;
import java.util.ArrayList;
import java.util.List;

/**
 * Who is in the match, and how far it is: the roster, a link to everyone on it who is there, and
 * the state that follows from both.
 *
 * <p>The host decides who is in: it numbers the members and tells everyone the roster, one version
 * higher with each change. Everyone else follows it. Who has left the server's match, though,
 * everyone sees at once and need not be told; if it was the host, everyone knows who is next.
 */
final class Membership implements MemberLinks.Members, Leadership.Members, Attendance.Members {

  /** How I stand with the server. */
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
  private final MatchMode mode;
  private final Owner owner;
  private final MatchProgress progress;
  private final Leadership leadership;
  private final MemberLinks links;
  private final Attendance attendance;
  private final Departed departed = new Departed();
  private Roster roster = Roster.EMPTY;
  private boolean hasPublished;
  private boolean isStartUnheard;
  private Companions companions;
  private SessionId mySession;
  private Standing standing = Standing.CONNECTED;

  /** Whether somebody has said that I am not in any more, who may be nobody. */
  private boolean isDoubted;

  Membership(MatchContext context, MatchMode mode, Owner owner) {
    this.context = context;
    this.mode = mode;
    this.owner = owner;
    this.progress = new MatchProgress(context, mode);
    this.leadership = new Leadership(context, this);
    this.attendance = new Attendance(context, this);
    this.links = new MemberLinks(context, leadership, attendance, this);
  }

  MatchState state() {
    return progress.state();
  }

  @Override
  public Roster roster() {
    return roster;
  }

  SessionId mySession() {
    return mySession;
  }

  @Override
  public SessionId hostSession() {
    return leadership.host();
  }

  @Override
  public Player me() {
    return mySession == null ? null : roster.player(mySession);
  }

  boolean isMe(SessionId sessionId) {
    return sessionId.equals(mySession);
  }

  /** The session that I have now. */
  SessionId mySessionNow() {
    return attendance.mySession();
  }

  /** Which sessions the members have. */
  Sessions sessions() {
    return attendance.sessions();
  }

  /** My word about who I am; null before the server has let me in. */
  ReturnRequest myReturn() {
    return attendance.mine();
  }

  @Override
  public boolean isHost() {
    return leadership.isHost(mySession);
  }

  /** The link to a session, or null. */
  PlayerLink link(SessionId sessionId) {
    return links.link(sessionId);
  }

  // ---- Getting in ----

  /**
   * The matchmaker's word is the first roster: everyone has the same, numbered by rank of session.
   */
  void matched(SessionId me, List<Presence> users) {
    List<Presence> byRank = new ArrayList<>(users);
    byRank.sort((one, other) -> one.sessionId().compareTo(other.sessionId()));
    mySession = me;
    roster = roster.with(context.options().pathPolicy());
    for (Presence user : byRank) {
      roster = roster.plus(user.sessionId(), user.username(), false);
    }
    List<Player> players = roster.players();
    leadership.follow(players.get(0).sessionId());
    context.signals().emit(listener -> listener.matchmakerMatched(players));
    emitConnected(me());
  }

  /**
   * The server has let me into its match.
   *
   * @param me who I am: another session than this one after a reload
   * @param token proves it
   */
  void entered(JoinedMatch joined, Signalling signalling, SessionId me, String token) {
    mySession = me;
    attendance.enter(joined, signalling, me, token);
    companions = attendance.companions();
    links.entered(joined, mySession, roster.pathPolicy(), companions);
    if (hasPublished) {
      companions.tell(roster, rosterUpdate());
    }
    // After the matchmaker everyone is known already.
    roster.players().forEach(this::openLink);
    refresh(false);
    leadership.watchHost();
  }

  // ---- Away and back ----

  /** The server is lost; links may live on. */
  void cutOff() {
    Player me = me();
    if (standing == Standing.CONNECTED) {
      context.signals().emit(listener -> listener.playerReconnecting(me));
    }
    standing = Standing.CUT_OFF;
  }

  /** The server has let me in again. */
  void enteredAgain(JoinedMatch joined) {
    standing = Standing.RETURNING;
    attendance.enterAgain(joined);
    links.enteredAgain(joined);
    roster.players().forEach(this::openLink);
    leadership.catchUp();
    if (isHost()) {
      tellAll(myReturn());
      publishIfHost();
      beBack();
    }
    refresh(false);
  }

  /** All who have to know that I am back do. */
  private void beBack() {
    if (standing == Standing.RETURNING) {
      standing = Standing.CONNECTED;
      Player me = me();
      context.signals().emit(listener -> listener.playerReconnected(me, false));
      owner.onReturned();
    }
  }

  @Override
  public boolean isCutOff() {
    return standing == Standing.CUT_OFF;
  }

  /** Whether I am back and the host has not told me so. */
  boolean isReturning() {
    return standing == Standing.RETURNING;
  }

  /** A member who has seen me come back says whom he follows. */
  void onNotice(SessionId member, HostNotice notice) {
    if (me() != null) {
      links.sendAgain(member);
      leadership.handleNotice(member, notice);
    }
  }

  /** Somebody who is not my host says that I am not in. It is true if nobody else comes back. */
  void onDoubtfulRefusal(JoinErrorReason reason) {
    isDoubted |= reason == JoinErrorReason.NOT_RESUMED;
  }

  /** A member speaks as host who is not mine: he may not know. */
  void contradict(SessionId member) {
    if (roster.player(member) != null && hostSession() != null) {
      companions.tell(member, attendance.notice());
    }
  }

  /** Somebody says that he is a member who is back. */
  void onReturn(Presence somebody, ReturnRequest request) {
    if (me() != null) {
      attendance.handle(somebody, request);
    }
  }

  @Override
  public RosterUpdate rosterUpdate() {
    return toUpdate(roster);
  }

  private RosterUpdate toUpdate(Roster of) {
    return of.toUpdate(attendance.sessions(), leadership.haveLed());
  }

  @Override
  public void relink(Player player, SessionId session, boolean hasRestarted) {
    if (hasRestarted) {
      links.replace(player);
    }
    links.moved(player, session);
    openLink(player);
    if (hasRestarted) {
      leadership.restarted(player.sessionId());
    }
  }

  @Override
  public void onMoved() {
    publishIfHost();
    refresh(false);
  }

  @Override
  public void onNotBack(Player player) {
    boolean isMyWord = isHost() || leadership.isHost(player.sessionId());
    if (isCutOff() || me() == null) {
      return;
    }
    if (isMyWord) {
      leave(player, LeaveReason.CONNECTION_LOST);
    } else if (attendance.isForgotten(player.sessionId())) {
      remove(player, LeaveReason.CONNECTION_LOST);
      refresh();
    }
    if (isDoubted && isHost() && roster.players().size() == 1) {
      JoinErrorReason reason = JoinErrorReason.NOT_RESUMED;
      owner.fail(ErrorCode.NOT_RESUMED, reason.sentence());
    }
  }

  @Override
  public boolean isExpected(Player player) {
    // Whom the matchmaker matched may be on his way still, while I was matched with him just now.
    boolean mayComeFirst =
        mode == MatchMode.MATCHMAKER
            && !roster.hasBegun()
            && sessions().page(mySession).equals(mySession);
    return !isCutOff() && !mayComeFirst;
  }

  @Override
  public void onTakenOver() {
    standing = Standing.REPLACED;
    owner.fail(ErrorCode.NOT_RESUMED, "This match goes on in another page.");
  }

  /** I opened the match, so I am its host. */
  void beHost(Presence self, boolean isSpectator) {
    leadership.follow(mySession);
    leadership.beFirst();
    roster = roster.with(context.options().pathPolicy());
    links.setPolicy(roster.pathPolicy());
    admit(self, isSpectator);
  }

  // ---- What a host does ----

  /** Somebody asks as the one who he is now: it may be that he left, and I have not seen it. */
  void noteEntry(SessionId member, int entry) {
    Player player = roster.player(member);
    if (attendance.isAnotherEntry(member, entry) && player != null) {
      leave(player, LeaveReason.LEFT);
    }
    attendance.noteEntry(member, entry);
  }

  /** Gives somebody a number and tells everyone; the roster goes out before any offer. */
  void admit(Presence presence, boolean isSpectator) {
    roster = roster.plus(presence.sessionId(), presence.username(), isSpectator);
    Player player = roster.player(presence.sessionId());
    companions.tell(roster, rosterUpdate());
    announce(player);
    openLink(player);
    refresh(true);
  }

  /** As host: play begins, here and at all others. */
  void startPlaying() {
    beginPlaying();
    links.sendControl(MatchControl.START);
    // The server's word reaches all or none, whatever becomes of me and my links.
    publishIfHost();
  }

  /** As host: the match prefers other paths, here and at all others. */
  void setPathPolicy(PathPolicy policy) {
    if (policy != roster.pathPolicy()) {
      usePaths(policy);
      publishIfHost();
    }
  }

  private void usePaths(PathPolicy policy) {
    roster = roster.with(policy);
    links.setPolicy(policy);
    context.signals().emit(listener -> listener.pathPolicyChanged(policy));
  }

  private void publishIfHost() {
    if (isHost()) {
      roster = roster.next();
      hasPublished = true;
      // The matchmaker can make a host of somebody whom the server has not let in yet.
      if (companions != null) {
        companions.tell(roster, rosterUpdate());
      }
    }
  }

  // ---- What everyone else does ----

  /** The host's word about who is in. */
  void follow(SessionId host, RosterUpdate update) {
    Roster next = Roster.of(update);
    List<Player> known = roster.players();
    leadership.follow(host);
    leadership.hear(update);
    for (Player player : roster.players()) {
      Player then = next.player(player.sessionId());
      if (then == null || !then.peerId().equals(player.peerId())) {
        remove(player, reasonOfHost(player));
      }
    }
    Roster before = roster;
    if (next.pathPolicy() != before.pathPolicy()) {
      usePaths(next.pathPolicy());
    }
    isStartUnheard = before.hasBegun() && !next.hasBegun();
    Roster sifted = departed.sift(next);
    Roster now = isStartUnheard ? sifted.begun() : sifted;
    roster = now;
    attendance.learn(update, before);
    for (Player player : now.players()) {
      if (before.player(player.sessionId()) == null) {
        announce(player);
      }
    }
    now.players().forEach(this::openLink);
    if (next.hasBegun()) {
      beginPlaying();
    } else if (isStartUnheard) {
      // Play never ends before the match: a host who has not heard that it began hears it now.
      companions.tell(host, rosterUpdate());
      owner.onStartUnheard();
    }
    refresh(!known.equals(roster.players()));
    attendance.lookSoon();
    for (RosterUpdate.Entry entry : update.entries()) {
      if (isMe(entry.sessionId()) && entry.current().equals(mySessionNow())) {
        links.sendAgain(host);
        beBack();
      }
    }
  }

  private LeaveReason reasonOfHost(Player player) {
    if (attendance.isAway(player.sessionId())) {
      return LeaveReason.CONNECTION_LOST;
    }
    boolean isThere = companions.contains(player.sessionId());
    return isThere ? LeaveReason.REMOVED_BY_HOST : LeaveReason.NEVER_CAME;
  }

  // ---- What the server shows ----

  /** Whether a session is in the server's match, on the roster or not. */
  boolean isThere(SessionId sessionId) {
    return companions.contains(sessionId);
  }

  boolean isAlone() {
    return companions.all().isEmpty();
  }

  /** Tells everyone who is there, on the roster or not. */
  void tellAll(SignalMessage message) {
    companions.tell(companions.all(), message);
  }

  void tell(SessionId sessionId, SignalMessage message) {
    companions.tell(sessionId, message);
  }

  /** The same, or I have. */
  boolean isReconnecting(Player player) {
    return player.equals(me()) ? standing != Standing.CONNECTED : isAway(player.sessionId());
  }

  /** Whether a member has lost the server and may come back. */
  boolean isAway(SessionId member) {
    return attendance.isAway(member);
  }

  void onJoin(Presence presence) {
    departed.remove(presence.sessionId());
    Player player = attendance.arrive(presence);
    if (player != null) {
      if (!attendance.comeBack(player) && mode == MatchMode.MATCHMAKER) {
        context.signals().emit(listener -> listener.playerJoined(player));
      }
      if (isHost() && hasPublished) {
        // He knows what the matchmaker said, and not what has become of it.
        companions.tell(player.sessionId(), rosterUpdate());
      }
      openLink(player);
      refresh(false);
    } else if (mode == MatchMode.MATCHMAKER
        && roster.player(sessions().member(presence.sessionId())) == null) {
      context.drop(MatchDrop.STRANGER);
    }
  }

  /** Somebody is not in the server's match any more, and has not said that he leaves. */
  void onLeave(Presence presence) {
    links.forgetSignals(presence.sessionId());
    Player player = attendance.depart(presence);
    if (player != null) {
      attendance.goAway(player);
    }
  }

  /** Somebody leaves on purpose. */
  void onFarewell(Presence presence) {
    links.forgetSignals(presence.sessionId());
    SessionId member = sessions().member(presence.sessionId());
    Player player = attendance.depart(presence);
    if (player != null || member == null || roster.player(member) == null) {
      departed.add(presence.sessionId(), player);
    }
    if (player != null) {
      departed.add(player.sessionId(), player);
      leave(player, LeaveReason.LEFT);
    }
  }

  private void leave(Player player, LeaveReason reason) {
    remove(player, reason);
    if (leadership.isHost(player.sessionId())) {
      leadership.replaceHost();
    } else {
      publishIfHost();
      leadership.replaceHostIfDeposed();
    }
    refresh();
  }

  // ---- Who leads ----

  /** Who is host, and who is next. */
  Leadership leadership() {
    return leadership;
  }

  /** Whether somebody else leads who has not told me who is in. */
  boolean isHostUnheard() {
    return me() != null && !isHost() && !leadership.hasSpoken();
  }

  /** Whether somebody else leads who does not know that play has begun. */
  boolean isStartUnheard() {
    return isStartUnheard && !isHost();
  }

  /** Whether my own number would be another one. */
  boolean isRenumbered(Roster next) {
    return me() != null && !next.player(mySession).peerId().equals(me().peerId());
  }

  /** Whether a roster of the host is not newer than what it said before. */
  boolean isStale(Roster next) {
    return leadership.hasSpoken() && next.version() <= roster.version();
  }

  @Override
  public boolean isThereOrMe(SessionId sessionId) {
    return isMe(sessionId) || companions.contains(sessionId);
  }

  @Override
  public boolean isInOrMe(SessionId sessionId) {
    return isThereOrMe(sessionId) || isAway(sessionId);
  }

  @Override
  public long silentMs(SessionId sessionId) {
    return links.silentMs(sessionId);
  }

  @Override
  public void tellRoster(SignalMessage message) {
    companions.tell(roster, message);
  }

  @Override
  public void enterNextTerm() {
    roster = roster.ofNextTerm();
  }

  @Override
  public void takeOver() {
    links.sendControl(MatchControl.HOST);
    publishIfHost();
    beBack();
  }

  @Override
  public void expel(Player player) {
    SessionId session = sessions().current(player.sessionId());
    remove(player, LeaveReason.REMOVED_BY_HOST);
    companions.tellSession(session, toUpdate(roster.next()));
    publishIfHost();
    leadership.replaceHostIfDeposed();
    refresh();
  }

  @Override
  public void onHostUnheard() {
    owner.onHostUnheard();
  }

  @Override
  public void fail(ErrorCode code, String message) {
    owner.fail(code, message);
  }

  /** Those whom the matchmaker matched and who are not there. */
  List<Player> absent() {
    List<Player> absent = new ArrayList<>();
    for (Player player : roster.players()) {
      if (!isInOrMe(player.sessionId())) {
        absent.add(player);
      }
    }
    return absent;
  }

  void drop(List<Player> absent) {
    absent.forEach(player -> remove(player, LeaveReason.NEVER_CAME));
    publishIfHost();
    refresh(true);
  }

  // ---- Links ----

  /** What another member, or somebody who may become one, says about his link to me. */
  void handleSignal(SessionId sender, LinkSignal signal) {
    links.handleSignal(sender, signal);
  }

  /** Ends everything that goes on by itself. */
  void close() {
    if (companions != null && standing != Standing.REPLACED) {
      companions.tell(companions.all(), new Farewell());
    }
    attendance.close();
    leadership.close();
    links.closeAll();
  }

  @Override
  public void onLinkStatus() {
    refresh(false);
  }

  @Override
  public void onMessage(Player from, Delivery delivery, byte[] payload) {
    owner.onMessage(from.peerId(), delivery, payload);
  }

  private void openLink(Player player) {
    if (!isMe(player.sessionId()) && companions.contains(player.sessionId())) {
      attendance.see(player);
      links.open(me(), player);
    }
  }

  private void remove(Player player, LeaveReason reason) {
    links.close(player.sessionId());
    leadership.forget(player.sessionId());
    attendance.forget(player.sessionId());
    roster = roster.without(player.sessionId());
    context.signals().emit(listener -> listener.playerLeft(player, reason));
  }

  // ---- State ----

  @Override
  public void beginPlaying() {
    roster = roster.begun();
    progress.begin();
  }

  @Override
  public void refresh() {
    refresh(true);
  }

  private void refresh(boolean haveMembersChanged) {
    if (me() != null) {
      progress.refresh(roster, mySession, links.table(), haveMembersChanged);
    }
  }

  private void announce(Player player) {
    context.signals().emit(listener -> listener.playerJoined(player));
    if (isMe(player.sessionId())) {
      emitConnected(player);
    }
  }

  private void emitConnected(Player player) {
    context
        .signals()
        .emit(listener -> listener.playerStatusChanged(player, PlayerStatus.CONNECTED));
  }

  /** Whoever takes part. */
  interface Owner {

    /** It cannot go on: leave, and tell the game why. */
    void fail(ErrorCode code, String message);

    /** Another is host, and has not said who is in. */
    void onHostUnheard();

    /** I was away, and the host has told that I am back. */
    void onReturned();

    /** I play, and the host has not heard that play has begun. */
    void onStartUnheard();

    /** A message of the game. */
    void onMessage(PeerId from, Delivery delivery, byte[] payload);
  }
}
