package dev.onlinematch.match;

import dev.onlinematch.link.LinkFailure;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who is in the match, and how far it is: the roster, a link to everyone on it who is there, and
 * the state that follows from both.
 *
 * <p>The host decides who is in: it numbers the members and tells everyone the roster, one version
 * higher with each change. Everyone else follows it. Who has left the server's match, though,
 * everyone sees at once and need not be told.
 */
final class Membership implements LinkTable.Owner {

  /**
   * Sessions that left are remembered: a roster that crossed their leaving must not bring them
   * back.
   */
  private static final int MOST_DEPARTED = 256;

  private final MatchContext context;
  private final MatchMode mode;
  private final Owner owner;
  private final EarlySignals earlySignals;
  private final Set<SessionId> departed = new LinkedHashSet<>();
  private MatchState state;
  private Roster roster = Roster.EMPTY;
  private Companions companions;
  private LinkTable links;
  private SessionId mySession;
  private SessionId hostSession;
  private int nextPeerId = PeerId.FIRST.value();

  Membership(MatchContext context, MatchMode mode, Owner owner) {
    this.context = context;
    this.mode = mode;
    this.owner = owner;
    this.earlySignals = new EarlySignals(context.drops());
    this.state = mode == MatchMode.MATCHMAKER ? MatchState.MATCHING : MatchState.LOBBY;
  }

  MatchState state() {
    return state;
  }

  Roster roster() {
    return roster;
  }

  SessionId mySession() {
    return mySession;
  }

  /** The host's session; null until it is known. */
  SessionId hostSession() {
    return hostSession;
  }

  Player me() {
    return mySession == null ? null : roster.player(mySession);
  }

  boolean isMe(SessionId sessionId) {
    return sessionId.equals(mySession);
  }

  boolean isHost() {
    return mySession != null && mySession.equals(hostSession);
  }

  /** The link to a session, or null. */
  PlayerLink link(SessionId sessionId) {
    return links == null ? null : links.link(sessionId);
  }

  // ---- Getting in ----

  /**
   * The matchmaker's word is the first roster: everyone has the same, numbered by rank of session.
   */
  void matched(SessionId me, List<Presence> users) {
    List<Presence> byRank = new ArrayList<>(users);
    byRank.sort((one, other) -> one.sessionId().compareTo(other.sessionId()));
    List<Player> players = new ArrayList<>();
    for (Presence user : byRank) {
      PeerId peerId = new PeerId(nextPeerId++);
      players.add(new Player(user.sessionId(), peerId, user.username(), false));
    }
    mySession = me;
    roster = new Roster(1, false, context.options().pathPolicy(), players);
    hostSession = players.get(0).sessionId();
    context.signals().emit(listener -> listener.matchmakerMatched(List.copyOf(players)));
    emitConnected(me());
  }

  /** The server has let me into its match. */
  void entered(JoinedMatch joined, Signalling signalling) {
    mySession = joined.self().sessionId();
    companions = new Companions(signalling, joined.matchId(), context.drops());
    links = new LinkTable(mySession, joined.matchId(), roster.pathPolicy(), context, this);
    joined.others().forEach(companions::add);
    // After the matchmaker everyone is known already.
    roster.players().forEach(this::openLink);
    refresh(false);
  }

  /** I opened the match, so I am its host. */
  void beHost(Presence self, boolean isSpectator) {
    hostSession = mySession;
    roster = roster.with(context.options().pathPolicy());
    links.setPolicy(roster.pathPolicy());
    admit(self, isSpectator);
  }

  // ---- What a host does ----

  /** Gives somebody a number and tells everyone; the roster goes out before any offer. */
  void admit(Presence presence, boolean isSpectator) {
    PeerId peerId = new PeerId(nextPeerId++);
    Player player = new Player(presence.sessionId(), peerId, presence.username(), isSpectator);
    roster = roster.plus(player);
    companions.tell(roster, roster.toUpdate());
    announce(player);
    openLink(player);
    refresh(true);
  }

  /** As host: play begins, here and at all others. */
  void startPlaying() {
    beginPlaying();
    links.sendControl(MatchControl.start());
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
      companions.tell(roster, roster.toUpdate());
    }
  }

  // ---- What everyone else does ----

  /** The host's word about who is in. */
  void follow(SessionId host, Roster next) {
    hostSession = host;
    for (Player player : roster.players()) {
      if (next.player(player.sessionId()) == null) {
        boolean isThere = companions.contains(player.sessionId());
        remove(player, isThere ? LeaveReason.REMOVED_BY_HOST : LeaveReason.NEVER_CAME);
      }
    }
    Roster before = roster;
    if (next.pathPolicy() != before.pathPolicy()) {
      usePaths(next.pathPolicy());
    }
    Roster now = next;
    for (SessionId session : departed) {
      now = now.without(session);
    }
    roster = now;
    for (Player player : now.players()) {
      if (before.player(player.sessionId()) == null) {
        announce(player);
      }
    }
    now.players().forEach(this::openLink);
    if (next.hasBegun()) {
      beginPlaying();
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
      openLink(player);
      refresh(false);
    } else if (player == null && mode == MatchMode.MATCHMAKER) {
      context.drop(MatchDrop.STRANGER);
    }
  }

  void onLeave(Presence presence) {
    SessionId session = presence.sessionId();
    companions.remove(session);
    earlySignals.take(session);
    departed.add(session);
    if (departed.size() > MOST_DEPARTED) {
      departed.remove(departed.iterator().next());
    }
    Player player = roster.player(session);
    if (session.equals(hostSession)) {
      owner.fail(ErrorCode.HOST_DISCONNECTED, "Host has disconnected");
    } else if (player != null) {
      remove(player, LeaveReason.LEFT);
      publishIfHost();
      refresh(true);
    }
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
    if (!links.handleSignal(sender, signal)) {
      earlySignals.add(sender, signal);
    }
  }

  void closeLinks() {
    if (links != null) {
      links.closeAll();
    }
  }

  @Override
  public void sendSignal(Player to, LinkSignal signal) {
    companions.tell(to.sessionId(), signal);
  }

  @Override
  public void onStatus(Player player, PlayerStatus status) {
    context.signals().emit(listener -> listener.playerStatusChanged(player, status));
    refresh(false);
  }

  @Override
  public void onLinkFailed(Player player, LinkFailure failure) {
    ErrorCode code =
        switch (failure) {
          case NEVER_CONNECTED, NOT_REPAIRED, NO_PATH -> ErrorCode.LINK_FAILED;
          case NO_PEER_CONNECTION, WRONG_CHANNELS -> ErrorCode.WEBRTC_OFFER_ERROR;
        };
    String message = failure.sentence() + " (" + player.username() + ")";
    // Without its link a pair cannot play. Who came later goes; nobody can be made to go by
    // another.
    if (me().peerId().compareTo(player.peerId()) > 0) {
      owner.fail(code, message);
      return;
    }
    context.signals().emit(listener -> listener.error(code, message));
    if (isHost()) {
      remove(player, LeaveReason.REMOVED_BY_HOST);
      companions.tell(player.sessionId(), roster.next().toUpdate());
      publishIfHost();
      refresh(true);
    }
  }

  @Override
  public void onMessage(Player from, Delivery delivery, byte[] payload) {
    // Signals that came before this message, such as the start of play, are heard before it.
    context.signals().drain();
    owner.onMessage(from.peerId(), delivery, payload);
  }

  @Override
  public void onControl(Player from, byte[] message) {
    if (!MatchControl.isStart(message)) {
      context.drop(MatchDrop.MALFORMED);
    } else if (!from.sessionId().equals(hostSession)) {
      context.drop(MatchDrop.NOT_THE_HOST);
    } else {
      beginPlaying();
    }
  }

  private void openLink(Player player) {
    if (!isMe(player.sessionId()) && companions.contains(player.sessionId())) {
      links.open(player);
      for (LinkSignal signal : earlySignals.take(player.sessionId())) {
        links.handleSignal(player.sessionId(), signal);
      }
    }
  }

  private void remove(Player player, LeaveReason reason) {
    links.close(player.sessionId());
    roster = roster.without(player.sessionId());
    context.signals().emit(listener -> listener.playerLeft(player, reason));
  }

  // ---- State ----

  private void beginPlaying() {
    roster = roster.begun();
    if (state != MatchState.PLAYING) {
      state = MatchState.PLAYING;
      context.signals().emit(OnlineMatchListener::playingStarted);
    }
  }

  private void refresh(boolean haveMembersChanged) {
    if (state == MatchState.PLAYING || me() == null) {
      return;
    }
    int others = 0;
    int begun = 0;
    int up = 0;
    for (Player player : roster.players()) {
      if (!isMe(player.sessionId())) {
        others++;
        begun += links.link(player.sessionId()) != null ? 1 : 0;
        up += links.isUp(player.sessionId()) ? 1 : 0;
      }
    }
    boolean areEnough = roster.activePlayers().size() >= context.options().minPlayers();
    MatchState before = state;
    state = Readiness.after(before, others, begun, up, areEnough);
    if (before == MatchState.READY && state != MatchState.READY) {
      context.signals().emit(OnlineMatchListener::matchNotReady);
    } else if (state == MatchState.READY && (before != state || haveMembersChanged)) {
      List<Player> players = roster.players();
      context.signals().emit(listener -> listener.matchReady(players));
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

    /** A message of the game. */
    void onMessage(PeerId from, Delivery delivery, byte[] payload);
  }
}
