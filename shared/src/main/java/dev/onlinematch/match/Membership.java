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
 * <p>The host decides who is in ({@link Admission}): it numbers the members and tells everyone the
 * roster, one version higher with each change. Everyone else follows it ({@link HostsWord}). Who
 * has left the server's match, though, everyone sees at once and need not be told; if it was the
 * host, everyone knows who is next ({@link Leadership}).
 */
final class Membership implements MemberLinks.Members, Leadership.Members, Attendance.Members {

  private final MatchContext context;
  private final MatchMode mode;
  private final Owner owner;
  private final MatchProgress progress;
  private final Leadership leadership;
  private final Attendance attendance;
  private final MemberLinks links;
  private final RosterBook book;
  private final OwnReturn ownReturn;
  private final Admission admission;
  private final HostsWord hostsWord;
  private final StateShare stateShare;
  private final RelayTurn relayTurn;
  private final Departed departed = new Departed();
  private boolean hasTimeToComeEnded;

  Membership(MatchContext context, MatchMode mode, Owner owner) {
    this.context = context;
    this.mode = mode;
    this.owner = owner;
    this.progress = new MatchProgress(context, mode);
    this.leadership = new Leadership(context, this);
    this.attendance = new Attendance(context, this);
    this.links = new MemberLinks(context, leadership, attendance, this);
    this.book = new RosterBook(context, progress, leadership, attendance, links);
    this.ownReturn = new OwnReturn(context, book, leadership, attendance, links, owner);
    this.admission = new Admission(context, book, leadership, attendance, links);
    this.relayTurn = new RelayTurn(context, book, leadership, attendance, links);
    this.hostsWord = new HostsWord(book, leadership, attendance, links, ownReturn, departed, owner);
    this.stateShare = new StateShare(context.signals(), book, links, owner);
  }

  /** Who is to be told how the game stands. */
  StateShare stateShare() {
    return stateShare;
  }

  MatchState state() {
    return progress.state();
  }

  /** Who is host, and who is next. */
  Leadership leadership() {
    return leadership;
  }

  /** Who is let in. */
  Admission admission() {
    return admission;
  }

  /** What the host has said. */
  HostsWord hostsWord() {
    return hostsWord;
  }

  /** How I stand with the server. */
  OwnReturn ownReturn() {
    return ownReturn;
  }

  @Override
  public Roster roster() {
    return book.roster();
  }

  SessionId mySession() {
    return book.mySession();
  }

  @Override
  public SessionId hostSession() {
    return leadership.host();
  }

  @Override
  public Player me() {
    return book.me();
  }

  boolean isMe(SessionId sessionId) {
    return book.isMe(sessionId);
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
    return book.isHost();
  }

  /** The link to a session, or null. */
  PlayerLink link(SessionId sessionId) {
    return links.link(sessionId);
  }

  /** The links to all others. */
  MemberLinks links() {
    return links;
  }

  /**
   * The server has let me into its match.
   *
   * @param me who I am: another session than this one after a reload
   * @param token proves it
   */
  void entered(JoinedMatch joined, Signalling signalling, SessionId me, String token) {
    book.setMySession(me);
    attendance.enter(joined, signalling, me, token);
    links.entered(joined, me, roster().pathPolicy(), attendance.companions());
    links.useRelay(roster().relayTurn());
    if (book.hasPublished()) {
      book.tell();
    }
    // After the matchmaker everyone is known already.
    book.openLinks();
    book.refresh(false);
    leadership.watchHost();
  }

  /** As host: play begins, here and at all others. */
  void startPlaying() {
    beginPlaying();
    links.sendControl(MatchControl.START);
    // The server's word reaches all or none, whatever becomes of me and my links.
    book.publishIfHost();
  }

  /** As host: the match prefers other paths, here and at all others. */
  void setPathPolicy(PathPolicy policy) {
    if (policy != roster().pathPolicy()) {
      book.usePaths(policy);
      book.publishIfHost();
    }
  }

  // ---- What the server shows ----

  /** Whether a session is in the server's match, on the roster or not. */
  boolean isThere(SessionId sessionId) {
    return attendance.companions().contains(sessionId);
  }

  boolean isAlone() {
    return attendance.companions().all().isEmpty();
  }

  /** Tells everyone who is there, on the roster or not. */
  void tellAll(SignalMessage message) {
    attendance.companions().tell(attendance.companions().all(), message);
  }

  void tell(SessionId sessionId, SignalMessage message) {
    attendance.companions().tell(sessionId, message);
  }

  /** Whether somebody, perhaps I, has lost the server and may come back. */
  boolean isReconnecting(Player player) {
    return player.equals(me()) ? !ownReturn.isConnected() : isAway(player.sessionId());
  }

  /** Whether another member has lost the server and may come back. */
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
      if (isHost() && book.hasPublished()) {
        // He knows what the matchmaker said, and not what has become of it.
        tell(player.sessionId(), rosterUpdate());
      }
      book.openLink(player);
      book.refresh(false);
    } else if (mode == MatchMode.MATCHMAKER
        && roster().player(sessions().member(presence.sessionId())) == null) {
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
    if (player != null || member == null || roster().player(member) == null) {
      departed.add(presence.sessionId(), player);
    }
    if (player != null) {
      departed.add(player.sessionId(), player);
      book.leave(player, LeaveReason.LEFT);
    }
  }

  // ---- Who is there, and who comes back ----

  /** Somebody says that he is a member who is back. */
  void onReturn(Presence somebody, ReturnRequest request) {
    if (me() != null) {
      attendance.handle(somebody, request);
    }
  }

  @Override
  public RosterUpdate rosterUpdate() {
    return book.update();
  }

  @Override
  public void relink(Player player, SessionId session, boolean hasRestarted) {
    if (hasRestarted) {
      links.replace(player);
    }
    links.moved(player, session);
    book.openLink(player);
    if (hasRestarted) {
      leadership.restarted(player.sessionId());
    }
  }

  @Override
  public void onMoved() {
    book.publishIfHost();
    book.refresh(false);
  }

  @Override
  public void onNotBack(Player player) {
    ownReturn.giveUp(player);
  }

  @Override
  public boolean isExpected(Player player) {
    // Whom the matchmaker matched may be on his way still, while I was matched with him just now.
    boolean mayComeFirst =
        mode == MatchMode.MATCHMAKER
            && !hasTimeToComeEnded
            && !roster().hasBegun()
            && sessions().page(mySession()).equals(mySession());
    return !isCutOff() && !mayComeFirst;
  }

  @Override
  public void onTakenOver() {
    ownReturn.beReplaced();
  }

  /** All whom the matchmaker matched have had time to come: who is not there now is away. */
  void endTimeToCome() {
    hasTimeToComeEnded = true;
  }

  /** Those whom the matchmaker matched and who are not there. */
  List<Player> absent() {
    List<Player> absent = new ArrayList<>();
    for (Player player : roster().players()) {
      if (!isInOrMe(player.sessionId())) {
        absent.add(player);
      }
    }
    return absent;
  }

  /** A member cannot use the relay; as to anybody else, he tells the wrong one. */
  void onRelayReport(SessionId member, int turn) {
    if (isHost() && roster().player(member) != null) {
      relayTurn.report(turn);
    } else {
      context.drop(MatchDrop.STRANGER);
    }
  }

  // ---- Who leads ----

  /** A member who has seen me come back says whom he follows. */
  void onNotice(SessionId member, HostNotice notice) {
    if (me() != null) {
      links.sendAgain(member);
      leadership.handleNotice(member, notice);
      if (notice.hasMissed() && isMe(notice.host()) && !stateShare.onMissed(member)) {
        context.drop(MatchDrop.UNEXPECTED);
      }
    }
  }

  /** A member speaks as host who is not mine: he may not know. */
  void contradict(SessionId member) {
    if (roster().player(member) != null && hostSession() != null) {
      tell(member, attendance.notice());
    }
  }

  @Override
  public boolean isThereOrMe(SessionId sessionId) {
    return isMe(sessionId) || isThere(sessionId);
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
    attendance.companions().tell(roster(), message);
  }

  @Override
  public void tellRosterAndMe(SignalMessage message) {
    attendance.companions().tell(roster(), attendance.self(), message);
  }

  @Override
  public void tellMe(SignalMessage message) {
    attendance.companions().tell(List.of(attendance.self()), message);
  }

  @Override
  public boolean isCutOff() {
    return ownReturn.isCutOff();
  }

  @Override
  public void enterNextTerm() {
    book.set(roster().ofNextTerm());
  }

  @Override
  public void takeOver() {
    links.sendControl(MatchControl.HOST);
    book.publishIfHost();
    ownReturn.beBack();
    tellState();
  }

  @Override
  public void tellState() {
    stateShare.onTakeOver();
  }

  @Override
  public void expel(Player player) {
    SessionId session = sessions().current(player.sessionId());
    book.remove(player, LeaveReason.REMOVED_BY_HOST);
    attendance.companions().tellSession(session, book.toUpdate(roster().next()));
    book.publishIfHost();
    leadership.replaceHostIfDeposed();
    refresh();
  }

  @Override
  public void onHostUnheard() {
    owner.onHostUnheard();
  }

  @Override
  public void beginPlaying() {
    book.beginPlaying();
  }

  @Override
  public void refresh() {
    book.refresh(true);
  }

  @Override
  public void fail(ErrorCode code, String message) {
    owner.fail(code, message);
  }

  // ---- Links ----

  /** What another member, or somebody who may become one, says about his link to me. */
  void handleSignal(SessionId sender, LinkSignal signal) {
    links.handleSignal(sender, signal);
  }

  @Override
  public void onNewLink(Player player) {
    stateShare.onNewLink(player.sessionId());
  }

  @Override
  public void onState(byte[] state) {
    owner.onState(state);
  }

  @Override
  public void onLinkStatus() {
    book.refresh(false);
    stateShare.settleSoon();
  }

  @Override
  public void onRelayUnwell(int turn) {
    relayTurn.report(turn);
  }

  @Override
  public void onMessage(Player from, Delivery delivery, byte[] payload) {
    owner.onMessage(from.peerId(), delivery, payload);
  }

  /** Ends everything that goes on by itself. */
  void close() {
    if (attendance.companions() != null && !ownReturn.isReplaced()) {
      tellAll(new Farewell());
    }
    attendance.close();
    leadership.close();
    links.closeAll();
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

    /** As host: how the game stands; null if the game does not say. */
    byte[] tellState(Player receiver);

    /** How the game stands at the host's. */
    void onState(byte[] state);

    /** A message of the game. */
    void onMessage(PeerId from, Delivery delivery, byte[] payload);
  }
}
