package dev.onlinematch.match;

import dev.onlinematch.signalling.JoinRequest;
import dev.onlinematch.signalling.JoinedMatch;
import dev.onlinematch.signalling.MatchmakerMatched;
import dev.onlinematch.signalling.MatchmakerTicket;
import dev.onlinematch.signalling.Signalling;
import dev.onlinematch.signalling.SignallingFailure;
import dev.onlinematch.time.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The way into one match, from the first question to the server until the host has answered or all
 * who were matched have come. Every wait ends.
 */
final class Entering {

  private final MatchContext context;
  private final Entry entry;
  private final ServerStay stay;
  private final Membership members;
  private final EarlyEvents early;
  private final Owner owner;
  private final List<Scheduler.Timer> timers = new ArrayList<>();

  /** Tells this entry from the one before, see {@link JoinRequest}. */
  private final int number;

  private MatchmakerMatched matched;

  Entering(
      MatchContext context,
      Entry entry,
      ServerStay stay,
      Membership members,
      EarlyEvents early,
      Owner owner) {
    this.context = context;
    this.entry = entry;
    this.stay = stay;
    this.members = members;
    this.early = early;
    this.owner = owner;
    this.number = context.random().nextInt(Integer.MAX_VALUE);
  }

  /** Asks the server. */
  void begin() {
    if (entry instanceof Entry.Create) {
      stay.createMatch(
          new Answer(ErrorCode.MATCH_CREATE_FAILED, "Failed to create match", this::enteredOwn));
    } else if (entry instanceof Entry.Join join) {
      stay.joinMatch(
          join.matchId(),
          new Answer(ErrorCode.JOIN_MATCH_FAILED, "Unable to join match", this::enteredOthers));
    } else if (entry instanceof Entry.Resume resume) {
      stay.joinAgain(
          resume.resumption().matchId(),
          new Answer(ErrorCode.NOT_RESUMED, "Unable to join match", this::cameBack));
    } else if (entry instanceof Entry.Matchmake matchmake) {
      stay.addToMatchmaker(matchmake.request(), new EnteringPool());
    }
  }

  private void enteredOwn(JoinedMatch joined) {
    context.signals().emit(listener -> listener.matchCreated(joined.matchId()));
    members.admission().beHost(joined.self(), entry.isSpectator());
  }

  private void enteredOthers(JoinedMatch joined) {
    context.signals().emit(listener -> listener.matchJoined(joined.matchId()));
    askHost();
    after(context.options().timeouts().joinMs(), this::hostNeverAnswered);
  }

  private void cameBack(JoinedMatch joined) {
    context.signals().emit(listener -> listener.matchJoined(joined.matchId()));
    askToReturn();
    after(context.options().timeouts().joinMs(), this::giveUpIfAlone);
    after(context.options().timeouts().reconnectMs(), this::giveUpResuming);
  }

  private void giveUpIfAlone() {
    if (members.isAlone()) {
      giveUpResuming();
    }
  }

  private void askToReturn() {
    if (members.me() == null) {
      members.tellAll(members.myReturn());
      after(context.options().timeouts().joinRepeatMs(), this::askToReturn);
    }
  }

  private void giveUpResuming() {
    if (members.me() == null) {
      owner.fail(ErrorCode.NOT_RESUMED, "Nobody of this match is here any more.");
    }
  }

  private void askHost() {
    if (members.me() == null) {
      members.tellAll(joinRequest());
      after(context.options().timeouts().joinRepeatMs(), this::askHost);
    }
  }

  private JoinRequest joinRequest() {
    return new JoinRequest(context.options().clientVersion(), entry.isSpectator(), number);
  }

  /** Another is host, who may not know me: who was let in while the host changed. */
  void onHostUnheard() {
    after(context.options().timeouts().joinRepeatMs(), this::askNextHost);
    after(context.options().timeouts().joinMs(), this::hostNeverAnswered);
  }

  private void askNextHost() {
    if (members.hostsWord().isUnheard()) {
      members.tell(members.hostSession(), joinRequest());
      after(context.options().timeouts().joinRepeatMs(), this::askNextHost);
    }
  }

  /** Nobody answers as host, or is there who could. */
  void hostNeverAnswered() {
    if (members.hostsWord().isUnheard() && members.isAway(members.hostSession())) {
      // He comes back, or another is host.
      after(context.options().timeouts().joinMs(), this::hostNeverAnswered);
    } else if (members.me() == null || members.hostsWord().isUnheard()) {
      owner.fail(
          ErrorCode.HOST_NEVER_ANSWERED,
          "The host of this match does not answer. Ask for a new match code.");
    }
  }

  /** The host is told that play has begun under another, and has to believe it. */
  void onStartUnheard() {
    after(context.options().timeouts().joinMs(), this::startNeverHeard);
  }

  private void startNeverHeard() {
    if (members.hostsWord().isStartUnheard()) {
      owner.fail(
          ErrorCode.HOST_DISCONNECTED, "The host began and has disconnected; nobody else knew.");
    }
  }

  /** The matchmaker found a match. */
  void onMatched(MatchmakerMatched found) {
    if (!(entry instanceof Entry.Matchmake) || matched != null) {
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
      owner.fail(ErrorCode.MATCHMAKER_ERROR, "The matchmaker's result cannot be used.");
      return;
    }
    members.admission().matched(found.self().sessionId(), found.users());
    stay.joinMatched(
        found,
        new Answer(ErrorCode.JOIN_MATCH_FAILED, "Unable to join match", this::enteredMatched));
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
    members.endTimeToCome();
    List<Player> absent = members.absent();
    if (absent.isEmpty() || members.state() == MatchState.PLAYING) {
      return;
    }
    int remaining = members.roster().activePlayers().size() - absent.size();
    boolean isHostAbsent = absent.contains(members.roster().player(members.hostSession()));
    boolean canGoOn = !isHostAbsent || context.options().isHostMigrated();
    if (!canGoOn || remaining < context.options().minPlayers()) {
      owner.fail(
          ErrorCode.MATCHED_PLAYER_NEVER_CAME,
          absent.get(0).username() + " was matched with you and never came. Search again.");
      return;
    }
    members.admission().drop(absent);
    if (isHostAbsent) {
      members.leadership().replaceHost();
    }
  }

  /** Waits for nothing any more. */
  void close() {
    timers.forEach(Scheduler.Timer::cancel);
  }

  private void after(int delayMs, Runnable task) {
    timers.add(context.scheduler().schedule(delayMs, task));
  }

  /** Whoever wants to get in. */
  interface Owner {

    /** The server has let me in. */
    void onEntered(JoinedMatch joined);

    /** I cannot get in, or stay. */
    void fail(ErrorCode code, String message);
  }

  /** The server's answer to entering a match. */
  private final class Answer implements Signalling.Reply<JoinedMatch> {

    private final ErrorCode code;
    private final String message;
    private final Consumer<JoinedMatch> next;

    Answer(ErrorCode code, String message, Consumer<JoinedMatch> next) {
      this.code = code;
      this.message = message;
      this.next = next;
    }

    @Override
    public void onResult(JoinedMatch joined) {
      owner.onEntered(joined);
      next.accept(joined);
      early.handleAll();
    }

    @Override
    public void onFailure(SignallingFailure failure) {
      owner.fail(code, message + ": " + failure.message());
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
      owner.fail(
          ErrorCode.START_MATCHMAKING_FAILED,
          "Unable to join match making pool: " + failure.message());
    }
  }
}
