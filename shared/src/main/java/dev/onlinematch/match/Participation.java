package dev.onlinematch.match;

import dev.onlinematch.signalling.JoinedMatch;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.MatchmakerMatched;
import dev.onlinematch.signalling.MatchmakerTicket;
import dev.onlinematch.signalling.Presence;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.signalling.SignalCodec;
import dev.onlinematch.signalling.SignalMessage;
import dev.onlinematch.signalling.Signalling;
import dev.onlinematch.signalling.SignallingFailure;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.transport.PeerId;
import dev.onlinematch.wire.MalformedException;
import java.util.List;
import java.util.function.Consumer;

/**
 * One attempt to be in one match, from the first question to the server until it is left: gets in,
 * hears what the server and the others say, and leaves. Another match is another object, so what
 * comes late for this one finds nobody any more.
 */
final class Participation
    implements Signalling.Listener, Membership.Owner, Entering.Owner, WayBack.Owner {

  private final MatchContext context;
  private final Signalling signalling;
  private final Entry entry;
  private final Owner owner;
  private final ServerStay stay;
  private final Membership members;
  private final EarlyEvents early;
  private final Entering entering;
  private final MatchTalk talk;
  private final WayBack wayBack;
  private final String token;
  private MatchId matchId;
  private boolean hasEnded;

  /**
   * @param former who I was in the same match before; null if I was not in it
   */
  Participation(
      MatchContext context, Signalling signalling, Entry entry, Player former, Owner owner) {
    this.context = context;
    this.signalling = signalling;
    this.entry = entry;
    this.owner = owner;
    this.stay = new ServerStay(signalling);
    this.members = new Membership(context, entry.mode(), this);
    this.early = new EarlyEvents(context.drops());
    this.entering = new Entering(context, entry, stay, members, early, this);
    this.talk = new MatchTalk(context, entry, former, members, this);
    this.wayBack = new WayBack(context, signalling, stay, this);
    this.token =
        entry instanceof Entry.Resume resume
            ? resume.resumption().token()
            : Proofs.newToken(context.random());
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

  /** Asks the server. */
  void begin() {
    if (!hasEnded) {
      signalling.setListener(this);
      entering.begin();
    }
  }

  /** Looks whether the server and the others can still be reached. */
  void check() {
    signalling.check();
    wayBack.hurry();
    members.links().check();
  }

  /** What brings me back after a reload; null before I am in. */
  Resumption resumption() {
    return matchId == null || members.me() == null
        ? null
        : new Resumption(matchId, members.mySession(), entry.mode(), entry.isSpectator(), token);
  }

  @Override
  public void onEntered(JoinedMatch joined) {
    matchId = joined.matchId();
    SessionId me =
        entry instanceof Entry.Resume resume
            ? resume.resumption().sessionId()
            : joined.self().sessionId();
    members.entered(joined, signalling, me, token);
  }

  @Override
  public void onEnteredAgain(JoinedMatch joined) {
    boolean isMoved = !joined.matchId().equals(matchId);
    matchId = joined.matchId();
    members.ownReturn().enteredAgain(joined);
    if (isMoved) {
      context.signals().emit(listener -> listener.matchMoved(joined.matchId()));
    }
    early.handleAll();
    context.signals().drain();
  }

  @Override
  public void askToReturn() {
    members.tellAll(members.myReturn());
  }

  @Override
  public void onReturned() {
    wayBack.arrive();
  }

  @Override
  public void onNotBack(String reason) {
    owner.onFailed(this);
    context.signals().emit(listener -> listener.disconnected(reason));
  }

  @Override
  public void onHostUnheard() {
    entering.onHostUnheard();
  }

  @Override
  public void onStartUnheard() {
    entering.onStartUnheard();
  }

  @Override
  public void onMatched(MatchmakerMatched found) {
    if (hasEnded) {
      context.drop(MatchDrop.UNEXPECTED);
    } else {
      entering.onMatched(found);
    }
  }

  /** Ends it without a word to the game; {@code done} follows when the server has let go. */
  void end(Runnable done) {
    if (hasEnded) {
      done.run();
      return;
    }
    hasEnded = true;
    signalling.setListener(null);
    entering.close();
    wayBack.close();
    talk.close();
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
    if (hasEnded) {
      return;
    }
    if (matchId == null || members.me() == null) {
      onNotBack(reason);
    } else {
      members.ownReturn().cutOff();
      wayBack.begin(matchId, reason);
    }
  }

  @Override
  public void onError(SignallingFailure failure) {
    if (!hasEnded) {
      fail(
          ErrorCode.WEBSOCKET_CONNECTION_ERROR, "WebSocket connection error: " + failure.message());
    }
  }

  @Override
  public void onPresences(MatchId id, List<Presence> joins, List<Presence> leaves) {
    if (hasEnded) {
      return;
    }
    if (matchId == null || members.ownReturn().isCutOff()) {
      // The answer to entering is still on its way.
      early.add(() -> onPresences(id, joins, leaves));
    } else if (!id.equals(matchId)) {
      context.drop(MatchDrop.OTHER_MATCH);
    } else {
      leaves.forEach(presence -> unlessEnded(presence, this::onLeave));
      joins.forEach(presence -> unlessEnded(presence, members::onJoin));
      context.signals().drain();
    }
  }

  private void unlessEnded(Presence presence, Consumer<Presence> handler) {
    if (!hasEnded) {
      handler.accept(presence);
    }
  }

  private void onLeave(Presence presence) {
    members.onLeave(presence);
    boolean canComeBack = entry instanceof Entry.Resume || members.isAway(members.hostSession());
    if (!hasEnded && members.isAlone() && !canComeBack) {
      entering.hostNeverAnswered();
    }
  }

  @Override
  public void onData(MatchId id, Presence sender, int opCode, byte[] payload) {
    if (hasEnded || !id.equals(matchId)) {
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
    talk.handle(sender, message);
    // At once, and not when the next timer goes off, which in a hidden page is late: what the game
    // says to a page that was loaded again before it has heard of it would begin in the middle.
    context.signals().drain();
  }

  @Override
  public byte[] tellState(Player receiver) {
    return hasEnded ? null : owner.tellState(receiver);
  }

  @Override
  public void onState(byte[] state) {
    if (!hasEnded) {
      owner.onState(state);
    }
  }

  @Override
  public void onMessage(PeerId from, Delivery delivery, byte[] payload) {
    if (!hasEnded) {
      owner.onMessage(from, delivery, payload);
    }
  }

  /** Whoever holds the attempt. */
  interface Owner {

    /** It has failed: end it. The signal to the game follows. */
    void onFailed(Participation participation);

    /** As host: how the game stands; null if the game does not say. */
    byte[] tellState(Player receiver);

    /** How the game stands at the host's. */
    void onState(byte[] state);

    /** A message of the game. */
    void onMessage(PeerId from, Delivery delivery, byte[] payload);
  }
}
