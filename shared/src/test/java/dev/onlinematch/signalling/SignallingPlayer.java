package dev.onlinematch.signalling;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Somebody at the port: makes requests, remembers all that is heard, and insists on the parts of
 * the contract that hold at every moment: nothing comes inside a call, nothing inside something
 * else, nothing after the end.
 */
public final class SignallingPlayer implements Signalling.Listener {

  /** Somebody came or went. */
  public record PresencesHeard(MatchId matchId, List<Presence> joins, List<Presence> leaves) {}

  /** A message came. */
  public record DataHeard(MatchId matchId, Presence sender, int opCode, byte[] payload) {}

  private final Signalling signalling;
  private final List<PresencesHeard> presences = new ArrayList<>();
  private final List<DataHeard> data = new ArrayList<>();
  private final List<MatchmakerMatched> matched = new ArrayList<>();
  private final List<SignallingFailure> errors = new ArrayList<>();
  private String closed;
  private boolean isInCall;

  /** Takes the place of the listener. */
  public SignallingPlayer(Signalling signalling) {
    this.signalling = signalling;
    signalling.setListener(this);
  }

  /** The port itself. */
  public Signalling signalling() {
    return signalling;
  }

  /** Everybody's comings and goings so far. */
  public List<PresencesHeard> presences() {
    return presences;
  }

  /** The messages so far. */
  public List<DataHeard> data() {
    return data;
  }

  /** What the matchmaker found so far. */
  public List<MatchmakerMatched> matched() {
    return matched;
  }

  /** The complaints so far. */
  public List<SignallingFailure> errors() {
    return errors;
  }

  /** Why the connection is closed; null while it is not. */
  public String closed() {
    return closed;
  }

  /** Whether somebody was heard to join a match. */
  public boolean sawJoin(Presence who) {
    return presences.stream().anyMatch(heard -> heard.joins().contains(who));
  }

  /** Whether somebody was heard to leave a match. */
  public boolean sawLeave(Presence who) {
    return presences.stream().anyMatch(heard -> heard.leaves().contains(who));
  }

  /** Creates a match. */
  public Outcome<JoinedMatch> create() {
    Outcome<JoinedMatch> outcome = outcome();
    call(() -> signalling.createMatch(outcome));
    return outcome;
  }

  /** Joins a match. */
  public Outcome<JoinedMatch> join(MatchId matchId) {
    Outcome<JoinedMatch> outcome = outcome();
    call(() -> signalling.joinMatch(matchId, outcome));
    return outcome;
  }

  /** Joins what the matchmaker found. */
  public Outcome<JoinedMatch> join(MatchmakerMatched found) {
    Outcome<JoinedMatch> outcome = outcome();
    call(() -> signalling.joinMatched(found, outcome));
    return outcome;
  }

  /** Leaves a match. */
  public Outcome<Void> leave(MatchId matchId) {
    Outcome<Void> outcome = outcome();
    call(() -> signalling.leaveMatch(matchId, outcome));
    return outcome;
  }

  /** Enters the matchmaker's pool. */
  public Outcome<MatchmakerTicket> add(MatchmakerRequest request) {
    Outcome<MatchmakerTicket> outcome = outcome();
    call(() -> signalling.addToMatchmaker(request, outcome));
    return outcome;
  }

  /** Leaves the matchmaker's pool. */
  public Outcome<Void> remove(MatchmakerTicket ticket) {
    Outcome<Void> outcome = outcome();
    call(() -> signalling.removeFromMatchmaker(ticket, outcome));
    return outcome;
  }

  /** Sends a message. */
  public boolean send(MatchId matchId, int opCode, byte[] payload, List<Presence> receivers) {
    return call(() -> signalling.send(matchId, opCode, payload, receivers));
  }

  /** Closes the connection. */
  public void close() {
    call(signalling::close);
  }

  @Override
  public void onPresences(MatchId matchId, List<Presence> joins, List<Presence> leaves) {
    insist();
    presences.add(new PresencesHeard(matchId, joins, leaves));
  }

  @Override
  public void onData(MatchId matchId, Presence sender, int opCode, byte[] payload) {
    insist();
    data.add(new DataHeard(matchId, sender, opCode, payload));
  }

  @Override
  public void onMatched(MatchmakerMatched found) {
    insist();
    matched.add(found);
  }

  @Override
  public void onError(SignallingFailure failure) {
    insist();
    errors.add(failure);
  }

  @Override
  public void onClosed(String reason) {
    insist();
    closed = reason;
  }

  private <T> Outcome<T> outcome() {
    return new Outcome<>(this::insistNotInCall);
  }

  private void call(Runnable call) {
    call(
        () -> {
          call.run();
          return null;
        });
  }

  private <T> T call(Supplier<T> call) {
    isInCall = true;
    try {
      return call.get();
    } finally {
      isInCall = false;
    }
  }

  private void insist() {
    insistNotInCall();
    if (closed != null) {
      throw new AssertionError("an event after the end");
    }
  }

  private void insistNotInCall() {
    if (isInCall) {
      throw new AssertionError("a callback inside a call");
    }
  }
}
