package dev.onlinematch.match;

import dev.onlinematch.link.LinkFailure;
import dev.onlinematch.link.PlayerLink;
import dev.onlinematch.signalling.JoinRefusal;
import dev.onlinematch.signalling.JoinRequest;
import dev.onlinematch.signalling.JoinedMatch;
import dev.onlinematch.signalling.LinkSignal;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.MatchmakerMatched;
import dev.onlinematch.signalling.MatchmakerTicket;
import dev.onlinematch.signalling.Presence;
import dev.onlinematch.signalling.RosterUpdate;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.signalling.SignalCodec;
import dev.onlinematch.signalling.SignalMessage;
import dev.onlinematch.signalling.Signalling;
import dev.onlinematch.signalling.SignallingFailure;
import dev.onlinematch.time.Scheduler;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.transport.PeerId;
import dev.onlinematch.wire.MalformedException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One attempt to be in one match, from the first question to the server until it is left. Another
 * match is another object, so what comes late for this one finds nobody any more.
 *
 * <p>The host (its own session is {@link #hostSession}) decides who is in: it numbers the members
 * and tells everyone the roster, one version higher with each change. Everyone else follows the
 * roster, and nobody but the host is believed about it. Who has left the server's match, though,
 * everyone sees at once and need not be told.
 */
final class Participation implements Signalling.Listener, LinkTable.Owner {

  /** What comes before the server's answer waits within this bound. */
  private static final int MOST_EARLY_PRESENCES = 64;

  /**
   * Sessions that left are remembered, so that a roster that crossed their leaving does not bring
   * them back.
   */
  private static final int MOST_DEPARTED = 256;

  private final MatchContext context;
  private final Signalling signalling;
  private final Entry entry;
  private final Owner owner;
  private final ServerStay stay;
  private final EarlySignals earlySignals;
  private final List<Runnable> earlyPresences = new ArrayList<>();
  private final Set<SessionId> departed = new LinkedHashSet<>();
  private final List<Scheduler.Timer> timers = new ArrayList<>();
  private MatchState state = MatchState.LOBBY;
  private Roster roster = Roster.EMPTY;
  private MatchmakerMatched matched;
  private JoinedMatch joined;
  private Companions companions;
  private LinkTable links;
  private SessionId mySession;
  private SessionId hostSession;
  private int nextPeerId = 1;
  private boolean hasEnded;

  Participation(MatchContext context, Signalling signalling, Entry entry, Owner owner) {
    this.context = context;
    this.signalling = signalling;
    this.entry = entry;
    this.owner = owner;
    this.stay = new ServerStay(signalling);
    this.earlySignals = new EarlySignals(context.drops());
    if (entry instanceof Entry.Matchmake) {
      state = MatchState.MATCHING;
    }
  }

  // ---- What the game asks ----

  MatchState state() {
    return state;
  }

  MatchMode mode() {
    return entry.mode();
  }

  boolean isSpectating() {
    return entry.isSpectator();
  }

  MatchId matchId() {
    return joined == null ? null : joined.matchId();
  }

  SessionId mySession() {
    return mySession;
  }

  SessionId hostSession() {
    return hostSession;
  }

  MatchmakerTicket ticket() {
    return stay.ticket();
  }

  Roster roster() {
    return roster;
  }

  Player me() {
    return mySession == null ? null : roster.player(mySession);
  }

  boolean isHost() {
    return mySession != null && mySession.equals(hostSession);
  }

  /** The link to a session, or null. */
  PlayerLink link(SessionId sessionId) {
    return links == null ? null : links.link(sessionId);
  }

  // ---- Entering ----

  /** Asks the server. */
  void begin() {
    if (hasEnded) {
      return;
    }
    signalling.setListener(this);
    if (entry instanceof Entry.Create) {
      stay.createMatch(new Entering(ErrorCode.MATCH_CREATE_FAILED, "Failed to create match"));
    } else if (entry instanceof Entry.Join join) {
      stay.joinMatch(
          join.matchId(), new Entering(ErrorCode.JOIN_MATCH_FAILED, "Unable to join match"));
    } else if (entry instanceof Entry.Matchmake matchmake) {
      stay.addToMatchmaker(matchmake.request(), new EnteringPool());
    }
  }

  @Override
  public void onMatched(MatchmakerMatched found) {
    if (hasEnded || !(entry instanceof Entry.Matchmake) || matched != null) {
      context.drop(MatchDrop.UNEXPECTED);
    } else if (stay.ticket() == null) {
      // It can overtake the answer that brings the ticket.
      later(() -> onMatched(found));
    } else if (!stay.ticket().equals(found.ticket())) {
      context.drop(MatchDrop.OTHER_MATCH);
    } else {
      enterMatched(found);
    }
  }

  private void enterMatched(MatchmakerMatched found) {
    List<Presence> users = new ArrayList<>(found.users());
    users.sort((one, other) -> one.sessionId().compareTo(other.sessionId()));
    List<Player> players = new ArrayList<>();
    for (Presence user : users) {
      PeerId peerId = new PeerId(players.size() + 1);
      players.add(new Player(user.sessionId(), peerId, user.username(), false));
    }
    roster = new Roster(1, false, players);
    matched = found;
    mySession = found.self().sessionId();
    if (me() == null || players.size() > MatchOptions.MOST_PLAYERS) {
      fail(ErrorCode.MATCHMAKER_ERROR, "The matchmaker's result cannot be used.");
      return;
    }
    hostSession = players.get(0).sessionId();
    Roster everyone = roster;
    context.signals().emit(listener -> listener.matchmakerMatched(everyone.players()));
    emitConnected(me());
    stay.joinMatched(found, new Entering(ErrorCode.JOIN_MATCH_FAILED, "Unable to join match"));
  }

  private void entered(JoinedMatch answer) {
    joined = answer;
    mySession = answer.self().sessionId();
    companions = new Companions(signalling, answer.matchId(), context.drops());
    links = new LinkTable(mySession, context, this);
    answer.others().forEach(companions::add);
    MatchId id = answer.matchId();
    switch (entry.mode()) {
      case CREATE -> {
        context.signals().emit(listener -> listener.matchCreated(id));
        hostSession = mySession;
        admit(answer.self(), entry.isSpectator());
      }
      case JOIN -> {
        context.signals().emit(listener -> listener.matchJoined(id));
        askHost();
        after(context.options().timeouts().joinMs(), this::hostNeverAnswered);
      }
      case MATCHMAKER -> {
        roster.players().forEach(this::openLink);
        int absentMs = context.options().timeouts().matchedPlayerMs();
        // The host drops who did not come and says so; the others wait a little longer for that
        // word.
        after(
            isHost() ? absentMs : absentMs + context.options().timeouts().joinRepeatMs(),
            this::dropAbsent);
      }
      case NONE -> throw new IllegalStateException("nothing is entered in mode NONE");
    }
    refresh(true);
    List<Runnable> early = List.copyOf(earlyPresences);
    earlyPresences.clear();
    early.forEach(Runnable::run);
  }

  private void askHost() {
    if (me() == null) {
      companions.tell(
          companions.all(),
          new JoinRequest(context.options().clientVersion(), entry.isSpectator()));
      after(context.options().timeouts().joinRepeatMs(), this::askHost);
    }
  }

  private void hostNeverAnswered() {
    if (me() == null) {
      fail(
          ErrorCode.HOST_NEVER_ANSWERED,
          "The host of this match does not answer. Ask for a new match code.");
    }
  }

  private void dropAbsent() {
    List<Player> absent = new ArrayList<>();
    for (Player player : roster.players()) {
      if (!isMe(player) && !companions.contains(player.sessionId())) {
        absent.add(player);
      }
    }
    if (absent.isEmpty() || state == MatchState.PLAYING) {
      return;
    }
    int remaining = roster.activePlayers().size() - absent.size();
    boolean isHostAbsent = !isHost() && !companions.contains(hostSession);
    if (isHostAbsent || remaining < context.options().minPlayers()) {
      fail(
          ErrorCode.MATCHED_PLAYER_NEVER_CAME,
          absent.get(0).username() + " was matched with you and never came. Search again.");
      return;
    }
    absent.forEach(player -> remove(player, LeaveReason.NEVER_CAME));
    publishIfHost();
    refresh(true);
  }

  // ---- Leaving ----

  /** Ends it without a word to the game; {@code done} follows when the server has let go. */
  void end(Runnable done) {
    if (hasEnded) {
      done.run();
      return;
    }
    hasEnded = true;
    signalling.setListener(null);
    timers.forEach(Scheduler.Timer::cancel);
    if (links != null) {
      links.closeAll();
    }
    stay.leave(done);
  }

  private void fail(ErrorCode code, String message) {
    owner.onFailed(this);
    context.signals().emit(listener -> listener.error(code, message));
  }

  @Override
  public void onClosed(String reason) {
    if (!hasEnded) {
      owner.onFailed(this);
      context.signals().emit(listener -> listener.disconnected(reason));
    }
  }

  @Override
  public void onError(SignallingFailure failure) {
    if (!hasEnded) {
      fail(
          ErrorCode.WEBSOCKET_CONNECTION_ERROR, "WebSocket connection error: " + failure.message());
    }
  }

  // ---- Who is there, says the server ----

  @Override
  public void onPresences(MatchId id, List<Presence> joins, List<Presence> leaves) {
    if (hasEnded) {
      return;
    }
    if (joined == null) {
      later(() -> onPresences(id, joins, leaves));
    } else if (!id.equals(joined.matchId())) {
      context.drop(MatchDrop.OTHER_MATCH);
    } else {
      for (Presence presence : leaves) {
        if (!hasEnded && !isMe(presence)) {
          onLeave(presence);
        }
      }
      for (Presence presence : joins) {
        if (!hasEnded && !isMe(presence)) {
          onJoin(presence);
        }
      }
    }
  }

  private void onJoin(Presence presence) {
    departed.remove(presence.sessionId());
    boolean isNew = !companions.contains(presence.sessionId());
    companions.add(presence);
    Player player = roster.player(presence.sessionId());
    if (player != null && isNew) {
      if (entry.mode() == MatchMode.MATCHMAKER) {
        context.signals().emit(listener -> listener.playerJoined(player));
      }
      openLink(player);
      refresh(false);
    } else if (player == null && entry.mode() == MatchMode.MATCHMAKER) {
      context.drop(MatchDrop.STRANGER);
    }
  }

  private void onLeave(Presence presence) {
    SessionId session = presence.sessionId();
    companions.remove(session);
    earlySignals.take(session);
    departed.add(session);
    if (departed.size() > MOST_DEPARTED) {
      departed.remove(departed.iterator().next());
    }
    Player player = roster.player(session);
    if (player == null) {
      if (me() == null && companions.all().isEmpty()) {
        hostNeverAnswered();
      }
    } else if (session.equals(hostSession)) {
      fail(ErrorCode.HOST_DISCONNECTED, "Host has disconnected");
    } else {
      remove(player, LeaveReason.LEFT);
      publishIfHost();
      refresh(true);
    }
  }

  // ---- What the others say through the server ----

  @Override
  public void onData(MatchId id, Presence sender, int opCode, byte[] payload) {
    if (hasEnded || joined == null || !id.equals(joined.matchId()) || isMe(sender)) {
      context.drop(MatchDrop.OTHER_MATCH);
      return;
    }
    SignalMessage message;
    try {
      message = SignalCodec.decode(opCode, payload);
    } catch (MalformedException e) {
      context.drop(MatchDrop.MALFORMED);
      return;
    }
    if (message instanceof LinkSignal signal) {
      if (!links.handleSignal(sender.sessionId(), signal)) {
        earlySignals.add(sender.sessionId(), signal);
      }
    } else if (message instanceof JoinRequest request) {
      // It goes to all, because a joiner does not know who is host.
      if (isHost()) {
        answer(sender, request);
      }
    } else if (message instanceof JoinRefusal refusal) {
      onRefusal(sender, refusal);
    } else if (message instanceof RosterUpdate update) {
      onRoster(sender, update);
    }
  }

  private void answer(Presence sender, JoinRequest request) {
    companions.add(sender);
    if (roster.player(sender.sessionId()) != null) {
      // The answer crossed the repeated question.
      companions.tell(sender.sessionId(), roster.toUpdate());
      return;
    }
    JoinErrorReason refusal = JoinPolicy.refusal(request, roster, entry.mode(), context.options());
    if (refusal == null) {
      admit(sender, request.isSpectator());
    } else {
      companions.tell(sender.sessionId(), new JoinRefusal(refusal.value()));
    }
  }

  /** Gives somebody a number and tells everyone; the roster goes out before any offer. */
  private void admit(Presence presence, boolean isSpectator) {
    PeerId peerId = new PeerId(nextPeerId++);
    Player player = new Player(presence.sessionId(), peerId, presence.username(), isSpectator);
    roster = roster.plus(player);
    companions.tell(roster, roster.toUpdate());
    arrived(player);
    openLink(player);
    refresh(true);
  }

  private void onRefusal(Presence sender, JoinRefusal refusal) {
    if (me() != null || entry.mode() != MatchMode.JOIN) {
      context.drop(MatchDrop.NOT_THE_HOST);
      return;
    }
    if (!companions.contains(sender.sessionId())) {
      context.drop(MatchDrop.STRANGER);
      return;
    }
    for (JoinErrorReason reason : JoinErrorReason.values()) {
      if (reason.value() == refusal.reason()) {
        fail(
            reason == JoinErrorReason.CLIENT_VERSION_ERROR
                ? ErrorCode.CLIENT_VERSION_ERROR
                : ErrorCode.CLIENT_JOIN_ERROR,
            reason.sentence());
        return;
      }
    }
    fail(ErrorCode.CLIENT_JOIN_ERROR, "The host refused you.");
  }

  private void onRoster(Presence sender, RosterUpdate update) {
    Roster next = Roster.of(update);
    boolean namesSender = next.player(sender.sessionId()) != null;
    boolean namesMe = next.player(mySession) != null;
    boolean isAwaited = hostSession == null && entry.mode() == MatchMode.JOIN;
    if (isHost() || !(isAwaited || sender.sessionId().equals(hostSession))) {
      context.drop(MatchDrop.NOT_THE_HOST);
    } else if (!namesSender || !keepsNumbers(next)) {
      context.drop(MatchDrop.MALFORMED);
    } else if (next.version() <= roster.version() || (isAwaited && !namesMe)) {
      // Not mine: two who join at once can each hear the answer to the other.
      context.drop(MatchDrop.STALE_ROSTER);
    } else if (!namesMe) {
      fail(ErrorCode.REMOVED_BY_HOST, "The host took you off the match.");
    } else {
      hostSession = sender.sessionId();
      follow(next);
    }
  }

  private void follow(Roster next) {
    for (Player player : roster.players()) {
      if (next.player(player.sessionId()) == null) {
        boolean isThere = companions.contains(player.sessionId());
        remove(player, isThere ? LeaveReason.REMOVED_BY_HOST : LeaveReason.NEVER_CAME);
      }
    }
    Roster before = roster;
    Roster now = next;
    for (SessionId session : departed) {
      now = now.without(session);
    }
    roster = now;
    for (Player player : now.players()) {
      if (before.player(player.sessionId()) == null) {
        arrived(player);
      }
    }
    now.players().forEach(this::openLink);
    if (next.hasBegun()) {
      beginPlaying();
    }
    refresh(true);
  }

  /** Whether everyone known keeps the number he had. */
  private boolean keepsNumbers(Roster next) {
    for (Player player : next.players()) {
      Player known = roster.player(player.sessionId());
      if (known != null && !known.peerId().equals(player.peerId())) {
        return false;
      }
    }
    return true;
  }

  // ---- Members ----

  private void arrived(Player player) {
    context.signals().emit(listener -> listener.playerJoined(player));
    if (isMe(player)) {
      emitConnected(player);
    }
  }

  private void openLink(Player player) {
    if (!isMe(player) && companions.contains(player.sessionId())) {
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

  private void publishIfHost() {
    if (isHost()) {
      roster = roster.next();
      companions.tell(roster, roster.toUpdate());
    }
  }

  private void emitConnected(Player player) {
    context
        .signals()
        .emit(listener -> listener.playerStatusChanged(player, PlayerStatus.CONNECTED));
  }

  // ---- Links ----

  @Override
  public void sendSignal(Player to, LinkSignal signal) {
    companions.tell(to.sessionId(), signal);
  }

  @Override
  public void onStatus(Player player, PlayerStatus status) {
    if (hasEnded) {
      return;
    }
    context.signals().emit(listener -> listener.playerStatusChanged(player, status));
    refresh(false);
  }

  @Override
  public void onLinkFailed(Player player, LinkFailure failure) {
    ErrorCode code =
        switch (failure) {
          case NEVER_CONNECTED, NOT_REPAIRED -> ErrorCode.LINK_FAILED;
          case NO_PEER_CONNECTION, WRONG_CHANNELS -> ErrorCode.WEBRTC_OFFER_ERROR;
        };
    String message = failure.sentence() + " (" + player.username() + ")";
    // Without its link a pair cannot play. Who came later goes; nobody can be made to go by
    // another.
    if (me().peerId().compareTo(player.peerId()) > 0) {
      fail(code, message);
    } else {
      context.signals().emit(listener -> listener.error(code, message));
      if (isHost()) {
        remove(player, LeaveReason.REMOVED_BY_HOST);
        Roster told = roster;
        companions.tell(player.sessionId(), told.next().toUpdate());
        publishIfHost();
        refresh(true);
      }
    }
  }

  @Override
  public void onMessage(Player from, Delivery delivery, byte[] payload) {
    if (!hasEnded) {
      // Signals that came before this message, such as the start of play, are heard before it.
      context.signals().drain();
      owner.onMessage(from.peerId(), delivery, payload);
    }
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

  // ---- State ----

  /** As host: play begins, here and at all others. */
  void startPlaying() {
    beginPlaying();
    links.sendControl(MatchControl.start());
  }

  private void beginPlaying() {
    roster = roster.begun();
    if (state != MatchState.PLAYING) {
      state = MatchState.PLAYING;
      context.signals().emit(OnlineMatchListener::playingStarted);
    }
  }

  private void refresh(boolean haveMembersChanged) {
    if (state == MatchState.PLAYING || hasEnded || me() == null) {
      return;
    }
    int others = 0;
    int begun = 0;
    int up = 0;
    for (Player player : roster.players()) {
      if (!isMe(player)) {
        others++;
        begun += links != null && links.link(player.sessionId()) != null ? 1 : 0;
        up += links != null && links.isUp(player.sessionId()) ? 1 : 0;
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

  private boolean isMe(Player player) {
    return player.sessionId().equals(mySession);
  }

  private boolean isMe(Presence presence) {
    return presence.sessionId().equals(mySession);
  }

  private void later(Runnable event) {
    if (earlyPresences.size() < MOST_EARLY_PRESENCES) {
      earlyPresences.add(event);
    } else {
      context.drop(MatchDrop.UNEXPECTED);
    }
  }

  private void after(int delayMs, Runnable task) {
    timers.add(
        context
            .scheduler()
            .schedule(
                delayMs,
                () -> {
                  if (!hasEnded) {
                    task.run();
                  }
                }));
  }

  /** Whoever holds the attempt. */
  interface Owner {

    /** It has failed: end it. The signal to the game follows. */
    void onFailed(Participation participation);

    /** A message of the game. */
    void onMessage(PeerId from, Delivery delivery, byte[] payload);
  }

  /** The server's answer to entering a match. */
  private final class Entering implements Signalling.Reply<JoinedMatch> {

    private final ErrorCode code;
    private final String message;

    Entering(ErrorCode code, String message) {
      this.code = code;
      this.message = message;
    }

    @Override
    public void onResult(JoinedMatch answer) {
      entered(answer);
    }

    @Override
    public void onFailure(SignallingFailure failure) {
      fail(code, message + ": " + failure.message());
    }
  }

  /** The server's answer to entering the pool. */
  private final class EnteringPool implements Signalling.Reply<MatchmakerTicket> {

    @Override
    public void onResult(MatchmakerTicket ticket) {
      List<Runnable> early = List.copyOf(earlyPresences);
      earlyPresences.clear();
      early.forEach(Runnable::run);
    }

    @Override
    public void onFailure(SignallingFailure failure) {
      fail(
          ErrorCode.START_MATCHMAKING_FAILED,
          "Unable to join match making pool: " + failure.message());
    }
  }
}
