package dev.onlinematch.match;

import dev.onlinematch.signalling.JoinRefusal;
import dev.onlinematch.signalling.JoinRequest;
import dev.onlinematch.signalling.JoinedMatch;
import dev.onlinematch.signalling.LinkReport;
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
import java.util.List;
import java.util.function.Consumer;

/**
 * One attempt to be in one match, from the first question to the server until it is left: gets in,
 * hears what the server and the others say, decides whom of them to believe, and leaves. Another
 * match is another object, so what comes late for this one finds nobody any more.
 *
 * <p>What is said about the roster counts only from the host. A joiner does not know yet who that
 * is: he asks all who are there, and the first who answers with a roster that has both of them on
 * it is host from then on, until the members agree on the next.
 */
final class Participation implements Signalling.Listener, Membership.Owner {

  private final MatchContext context;
  private final Signalling signalling;
  private final Entry entry;
  private final Owner owner;
  private final ServerStay stay;
  private final Membership members;
  private final EarlyEvents early;
  private final List<Scheduler.Timer> timers = new ArrayList<>();
  private MatchmakerMatched matched;
  private MatchId matchId;
  private boolean hasEnded;

  Participation(MatchContext context, Signalling signalling, Entry entry, Owner owner) {
    this.context = context;
    this.signalling = signalling;
    this.entry = entry;
    this.owner = owner;
    this.stay = new ServerStay(signalling);
    this.members = new Membership(context, entry.mode(), this);
    this.early = new EarlyEvents(context.drops());
  }

  /** Who is in, and the state. */
  Membership members() {
    return members;
  }

  MatchMode mode() {
    return entry.mode();
  }

  boolean isSpectating() {
    return entry.isSpectator();
  }

  /** Null until the server has let me in. */
  MatchId matchId() {
    return matchId;
  }

  /** Null when not in the pool. */
  MatchmakerTicket ticket() {
    return stay.ticket();
  }

  // ---- Entering ----

  /** Asks the server. */
  void begin() {
    if (hasEnded) {
      return;
    }
    signalling.setListener(this);
    if (entry instanceof Entry.Create) {
      stay.createMatch(
          new Entering(ErrorCode.MATCH_CREATE_FAILED, "Failed to create match", this::enteredOwn));
    } else if (entry instanceof Entry.Join join) {
      stay.joinMatch(
          join.matchId(),
          new Entering(ErrorCode.JOIN_MATCH_FAILED, "Unable to join match", this::enteredOthers));
    } else if (entry instanceof Entry.Matchmake matchmake) {
      stay.addToMatchmaker(matchmake.request(), new EnteringPool());
    }
  }

  private void enteredOwn(JoinedMatch joined) {
    context.signals().emit(listener -> listener.matchCreated(joined.matchId()));
    members.beHost(joined.self(), entry.isSpectator());
  }

  private void enteredOthers(JoinedMatch joined) {
    context.signals().emit(listener -> listener.matchJoined(joined.matchId()));
    askHost();
    after(context.options().timeouts().joinMs(), this::hostNeverAnswered);
  }

  private void askHost() {
    if (members.me() == null) {
      members.tellAll(joinRequest());
      after(context.options().timeouts().joinRepeatMs(), this::askHost);
    }
  }

  private JoinRequest joinRequest() {
    return new JoinRequest(context.options().clientVersion(), entry.isSpectator());
  }

  @Override
  public void onHostUnheard() {
    after(context.options().timeouts().joinRepeatMs(), this::askNextHost);
    after(context.options().timeouts().joinMs(), this::hostNeverAnswered);
  }

  /** Who was let in while the host changed may be unknown to the next one. */
  private void askNextHost() {
    if (members.isHostUnheard()) {
      members.tell(members.hostSession(), joinRequest());
      after(context.options().timeouts().joinRepeatMs(), this::askNextHost);
    }
  }

  private void hostNeverAnswered() {
    if (members.me() == null || members.isHostUnheard()) {
      fail(
          ErrorCode.HOST_NEVER_ANSWERED,
          "The host of this match does not answer. Ask for a new match code.");
    }
  }

  @Override
  public void onMatched(MatchmakerMatched found) {
    if (hasEnded || !(entry instanceof Entry.Matchmake) || matched != null) {
      context.drop(MatchDrop.UNEXPECTED);
    } else if (stay.ticket() == null) {
      early.add(() -> onMatched(found));
    } else if (!stay.ticket().equals(found.ticket())) {
      context.drop(MatchDrop.OTHER_MATCH);
    } else {
      matched = found;
      enterMatched(found);
    }
  }

  private void enterMatched(MatchmakerMatched found) {
    boolean namesMe = found.users().contains(found.self());
    if (!namesMe || found.users().size() > MatchOptions.MOST_PLAYERS) {
      fail(ErrorCode.MATCHMAKER_ERROR, "The matchmaker's result cannot be used.");
      return;
    }
    members.matched(found.self().sessionId(), found.users());
    stay.joinMatched(
        found,
        new Entering(ErrorCode.JOIN_MATCH_FAILED, "Unable to join match", this::enteredMatched));
  }

  private void enteredMatched(JoinedMatch joined) {
    MatchTimeouts timeouts = context.options().timeouts();
    // The host drops who did not come and says so; the others wait a little longer for that word.
    int forMs =
        members.isHost()
            ? timeouts.matchedPlayerMs()
            : timeouts.matchedPlayerMs() + timeouts.joinRepeatMs();
    after(forMs, this::dropAbsent);
  }

  private void dropAbsent() {
    List<Player> absent = members.absent();
    if (absent.isEmpty() || members.state() == MatchState.PLAYING) {
      return;
    }
    int remaining = members.roster().activePlayers().size() - absent.size();
    boolean isHostAbsent = absent.contains(members.roster().player(members.hostSession()));
    boolean canGoOn = !isHostAbsent || context.options().isHostMigrated();
    if (!canGoOn || remaining < context.options().minPlayers()) {
      fail(
          ErrorCode.MATCHED_PLAYER_NEVER_CAME,
          absent.get(0).username() + " was matched with you and never came. Search again.");
      return;
    }
    members.drop(absent);
    if (isHostAbsent) {
      members.leadership().replaceHost();
    }
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
    members.close();
    stay.leave(done);
  }

  @Override
  public void fail(ErrorCode code, String message) {
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

  // ---- What the server says ----

  @Override
  public void onPresences(MatchId id, List<Presence> joins, List<Presence> leaves) {
    if (hasEnded) {
      return;
    }
    if (matchId == null) {
      early.add(() -> onPresences(id, joins, leaves));
    } else if (!id.equals(matchId)) {
      context.drop(MatchDrop.OTHER_MATCH);
    } else {
      leaves.forEach(presence -> unlessEndedOrMine(presence, this::onLeave));
      joins.forEach(presence -> unlessEndedOrMine(presence, members::onJoin));
    }
  }

  private void unlessEndedOrMine(Presence presence, Consumer<Presence> handler) {
    if (!hasEnded && !members.isMe(presence.sessionId())) {
      handler.accept(presence);
    }
  }

  private void onLeave(Presence presence) {
    members.onLeave(presence);
    if (!hasEnded && members.isAlone()) {
      hostNeverAnswered();
    }
  }

  // ---- What the others say through the server ----

  @Override
  public void onData(MatchId id, Presence sender, int opCode, byte[] payload) {
    if (hasEnded || !id.equals(matchId) || members.isMe(sender.sessionId())) {
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
      members.handleSignal(sender.sessionId(), signal);
    } else if (message instanceof JoinRequest request) {
      // It goes to all, because a joiner does not know who is host.
      if (members.isHost()) {
        answer(sender, request);
      }
    } else if (message instanceof JoinRefusal refusal) {
      onRefusal(sender, refusal);
    } else if (message instanceof RosterUpdate update) {
      onRoster(sender, Roster.of(update), true);
    } else if (message instanceof LinkReport report) {
      members.leadership().handleReport(sender.sessionId(), report.about());
    }
  }

  private void answer(Presence sender, JoinRequest request) {
    // The question proves that he is there, even when the server's event has not come yet.
    members.onJoin(sender);
    Roster roster = members.roster();
    if (roster.player(sender.sessionId()) != null) {
      // The answer crossed the repeated question.
      members.tell(sender.sessionId(), roster.toUpdate());
      return;
    }
    JoinErrorReason refusal = JoinPolicy.refusal(request, roster, entry.mode(), context.options());
    if (refusal == null) {
      members.admit(sender, request.isSpectator());
    } else {
      members.tell(sender.sessionId(), new JoinRefusal(refusal.value()));
    }
  }

  private void onRefusal(Presence sender, JoinRefusal refusal) {
    boolean isAwaited =
        members.me() == null
            ? entry.mode() == MatchMode.JOIN
            : members.isHostUnheard() && sender.sessionId().equals(members.hostSession());
    if (!isAwaited) {
      context.drop(MatchDrop.NOT_THE_HOST);
    } else if (!members.isThere(sender.sessionId())) {
      context.drop(MatchDrop.STRANGER);
    } else {
      JoinErrorReason reason = JoinErrorReason.of(refusal.reason());
      fail(
          reason == JoinErrorReason.CLIENT_VERSION_ERROR
              ? ErrorCode.CLIENT_VERSION_ERROR
              : ErrorCode.CLIENT_JOIN_ERROR,
          reason == null ? "The host refused you." : reason.sentence());
    }
  }

  /**
   * @param canWait whether what only the next host may say is kept until I see that it is
   */
  private void onRoster(Presence sender, Roster next, boolean canWait) {
    if (hasEnded) {
      return;
    }
    SessionId from = sender.sessionId();
    boolean namesMe = next.player(members.mySession()) != null;
    boolean isAwaited = members.hostSession() == null;
    boolean isFromHost = isAwaited || from.equals(members.hostSession());
    boolean keepsNumbers = next.keepsNumbersOf(members.roster());
    if (next.player(from) == null
        || (!keepsNumbers && isFromHost && members.leadership().hasSpoken())) {
      context.drop(MatchDrop.MALFORMED);
    } else if (!isFromHost && !members.leadership().believes(from, next)) {
      if (!canWait
          || !members.leadership().holdsClaim(from, next, () -> onRoster(sender, next, false))) {
        context.drop(MatchDrop.NOT_THE_HOST);
      }
    } else if ((isFromHost && members.isStale(next)) || (isAwaited && !namesMe)) {
      // Without me it is the answer to somebody else who asked at the same time.
      context.drop(MatchDrop.STALE_ROSTER);
    } else if (!namesMe) {
      failRemoved();
    } else if (members.isRenumbered(next)) {
      // Two hosts in succession let me in at the same moment, each under a number of its own.
      fail(ErrorCode.JOIN_MATCH_FAILED, "The host changed while you joined. Join again.");
    } else {
      members.follow(from, next);
    }
  }

  private void failRemoved() {
    if (members.leadership().linkFailure() == null) {
      fail(ErrorCode.REMOVED_BY_HOST, "The host took you off the match.");
    } else {
      fail(ErrorCode.LINK_FAILED, members.leadership().linkFailure());
    }
  }

  @Override
  public void onMessage(PeerId from, Delivery delivery, byte[] payload) {
    if (!hasEnded) {
      owner.onMessage(from, delivery, payload);
    }
  }

  private void after(int delayMs, Runnable task) {
    timers.add(context.scheduler().schedule(delayMs, task));
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
    private final Consumer<JoinedMatch> next;

    Entering(ErrorCode code, String message, Consumer<JoinedMatch> next) {
      this.code = code;
      this.message = message;
      this.next = next;
    }

    @Override
    public void onResult(JoinedMatch joined) {
      matchId = joined.matchId();
      members.entered(joined, signalling);
      next.accept(joined);
      early.handleAll();
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
      early.handleAll();
    }

    @Override
    public void onFailure(SignallingFailure failure) {
      fail(
          ErrorCode.START_MATCHMAKING_FAILED,
          "Unable to join match making pool: " + failure.message());
    }
  }
}
