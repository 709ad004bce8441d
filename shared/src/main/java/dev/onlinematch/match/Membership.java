package dev.onlinematch.match;

import dev.onlinematch.link.PathPolicy;
import dev.onlinematch.link.PlayerLink;
import dev.onlinematch.signalling.JoinedMatch;
import dev.onlinematch.signalling.LinkSignal;
import dev.onlinematch.signalling.Presence;
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
final class Membership implements MemberLinks.Members, Leadership.Members {

  private final MatchContext context;
  private final MatchMode mode;
  private final Owner owner;
  private final MatchProgress progress;
  private final Leadership leadership;
  private final MemberLinks links;
  private final Departed departed = new Departed();
  private Roster roster = Roster.EMPTY;
  private boolean hasPublished;
  private boolean isStartUnheard;
  private Companions companions;
  private SessionId mySession;

  Membership(MatchContext context, MatchMode mode, Owner owner) {
    this.context = context;
    this.mode = mode;
    this.owner = owner;
    this.progress = new MatchProgress(context, mode);
    this.leadership = new Leadership(context, this);
    this.links = new MemberLinks(context, leadership, this);
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

  /** The host's session; null until it is known. */
  SessionId hostSession() {
    return leadership.host();
  }

  @Override
  public Player me() {
    return mySession == null ? null : roster.player(mySession);
  }

  boolean isMe(SessionId sessionId) {
    return sessionId.equals(mySession);
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

  /** The server has let me into its match. */
  void entered(JoinedMatch joined, Signalling signalling) {
    mySession = joined.self().sessionId();
    companions = new Companions(signalling, joined.matchId(), context.drops());
    links.entered(joined, roster.pathPolicy(), companions);
    joined.others().forEach(companions::add);
    if (hasPublished) {
      companions.tell(roster, roster.toUpdate());
    }
    // After the matchmaker everyone is known already.
    roster.players().forEach(this::openLink);
    refresh(false);
    leadership.watchHost();
  }

  /** I opened the match, so I am its host. */
  void beHost(Presence self, boolean isSpectator) {
    leadership.follow(mySession);
    roster = roster.with(context.options().pathPolicy());
    links.setPolicy(roster.pathPolicy());
    admit(self, isSpectator);
  }

  // ---- What a host does ----

  /** Gives somebody a number and tells everyone; the roster goes out before any offer. */
  void admit(Presence presence, boolean isSpectator) {
    roster = roster.plus(presence.sessionId(), presence.username(), isSpectator);
    Player player = roster.player(presence.sessionId());
    companions.tell(roster, roster.toUpdate());
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
        companions.tell(roster, roster.toUpdate());
      }
    }
  }

  // ---- What everyone else does ----

  /** The host's word about who is in. */
  void follow(SessionId host, Roster next) {
    leadership.follow(host);
    leadership.hear();
    for (Player player : roster.players()) {
      Player then = next.player(player.sessionId());
      if (then == null || !then.peerId().equals(player.peerId())) {
        boolean isThere = companions.contains(player.sessionId());
        remove(player, isThere ? LeaveReason.REMOVED_BY_HOST : LeaveReason.NEVER_CAME);
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
      companions.tell(host, now.toUpdate());
      owner.onStartUnheard();
    }
    refresh(true);
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

  void onJoin(Presence presence) {
    departed.remove(presence.sessionId());
    boolean isNew = !companions.contains(presence.sessionId());
    companions.add(presence);
    Player player = roster.player(presence.sessionId());
    if (player != null && isNew) {
      if (mode == MatchMode.MATCHMAKER) {
        context.signals().emit(listener -> listener.playerJoined(player));
      }
      if (isHost() && hasPublished) {
        // He knows what the matchmaker said, and not what has become of it.
        companions.tell(presence.sessionId(), roster.toUpdate());
      }
      openLink(player);
      refresh(false);
    } else if (player == null && mode == MatchMode.MATCHMAKER) {
      context.drop(MatchDrop.STRANGER);
    }
  }

  void onLeave(Presence presence) {
    SessionId session = presence.sessionId();
    companions.remove(session);
    links.forgetSignals(session);
    Player player = roster.player(session);
    departed.add(session, player);
    if (player != null) {
      remove(player, LeaveReason.LEFT);
      if (leadership.isHost(session)) {
        leadership.replaceHost();
      } else {
        publishIfHost();
        leadership.replaceHostIfDeposed();
      }
      refresh();
    }
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
  }

  @Override
  public void expel(Player player) {
    remove(player, LeaveReason.REMOVED_BY_HOST);
    companions.tell(player.sessionId(), roster.next().toUpdate());
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
      if (!isMe(player.sessionId()) && !companions.contains(player.sessionId())) {
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
      links.open(me(), player);
    }
  }

  private void remove(Player player, LeaveReason reason) {
    links.close(player.sessionId());
    leadership.forget(player.sessionId());
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

    /** I play, and the host has not heard that play has begun. */
    void onStartUnheard();

    /** A message of the game. */
    void onMessage(PeerId from, Delivery delivery, byte[] payload);
  }
}
