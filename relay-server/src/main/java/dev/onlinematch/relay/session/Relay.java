package dev.onlinematch.relay.session;

import dev.onlinematch.relay.forwarding.ForwardingLimits;
import dev.onlinematch.relay.limits.Refusal;
import dev.onlinematch.relay.limits.Refusals;
import dev.onlinematch.relay.limits.Tally;
import dev.onlinematch.relay.nakama.Admission;
import dev.onlinematch.relay.nakama.AdmissionDecision;
import dev.onlinematch.relay.nakama.Entrant;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.signalling.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The relay without its connections: loops with their rooms, who may enter, and who has to go. May
 * be called from any thread.
 */
public final class Relay implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

  /** How long somebody who has left the match on the signalling server may stay in its room. */
  private static final long WATCH_PERIOD_MS = 1_000;

  /** How long connections may take to hear the goodbye before they are cut. */
  private static final long DRAIN_MS = 2_000;

  private static final long ANSWER_MS = 1_000;

  private final List<Switchboard> switchboards = new ArrayList<>();
  private final RelayLimits limits;
  private final Admission admission;
  private final Refusals refusals;
  private final Tally<UserId> places;
  private final Repeated watch;
  private volatile boolean isDraining;

  /** Begins to watch; members may send as many messages as they like. */
  public Relay(List<? extends RelayLoop> loops, ForwardingLimits limits, Admission admission) {
    this(loops, RelayLimits.of(limits, MessageRate.unlimited()), admission, new Refusals());
  }

  /**
   * Begins to watch.
   *
   * @param loops belong to the relay from now on; a room lives on one of them
   * @param refusals counts those who find no place, or do not come in time
   */
  public Relay(
      List<? extends RelayLoop> loops, RelayLimits limits, Admission admission, Refusals refusals) {
    this.limits = limits;
    this.admission = admission;
    this.refusals = refusals;
    places = new Tally<>(limits.placesPerAccount());
    ForwardingLimits forwarding = limits.forwarding();
    int roomsPerLoop = (forwarding.rooms() + loops.size() - 1) / loops.size();
    for (RelayLoop loop : loops) {
      switchboards.add(
          new Switchboard(loop, forwarding.withRooms(roomsPerLoop), limits.messageRate()));
    }
    watch = new Repeated("relay-watch", WATCH_PERIOD_MS, this::putOutDeparted);
  }

  /**
   * Takes one of an account's places; false, and counted, when it has none left. Whoever takes one
   * gives it back by {@link #freePlace}.
   */
  public boolean takePlace(UserId account) {
    boolean isTaken = places.take(account);
    if (!isTaken) {
      refusals.count(Refusal.PLACES_OF_ACCOUNT);
    }
    return isTaken;
  }

  /** Gives a place back. */
  public void freePlace(UserId account) {
    places.giveBack(account);
  }

  /** How long somebody may take from his offer until he is in his room, in milliseconds. */
  int enterMs() {
    return limits.enterMs();
  }

  /** Counts somebody who did not come so far. */
  void countRefusal(Refusal reason) {
    refusals.count(reason);
  }

  /** Asks the signalling server; may block. */
  public AdmissionDecision admit(String sessionToken, MatchId match, SessionId session) {
    return admission.decide(sessionToken, match, session);
  }

  /** The loop that owns a match's room. */
  public RelayLoop loopOf(MatchId match) {
    return switchboardOf(match).loop();
  }

  /**
   * Lets somebody in whose connection is up. Then, on the loop, {@code then} is given the session,
   * or null when there was no place: in that case the carrier has been told and closed.
   */
  public void enter(Entrant entrant, FrameCarrier carrier, Consumer<PlayerSession> then) {
    Switchboard switchboard = switchboardOf(entrant.match());
    switchboard.loop().execute(() -> then.accept(switchboard.enter(entrant, carrier)));
  }

  /** How many connections there are. */
  public int sessionCount() {
    int count = 0;
    for (int sessions : askAll(Switchboard::sessionCount)) {
      count += sessions;
    }
    return count;
  }

  /** All loops in figures; those that do not answer in time are left out. */
  public RelayTotals totals() {
    return RelayTotals.sum(askAll(Switchboard::totals));
  }

  /** Every room and who is in it. */
  public List<RoomStatus> rooms() {
    List<RoomStatus> rooms = new ArrayList<>();
    askAll(Switchboard::rooms).forEach(rooms::addAll);
    return rooms;
  }

  /** Whether it goes down: no new room is opened. */
  public boolean isDraining() {
    return isDraining;
  }

  /** Goes down in order, and at once. */
  public void drain() {
    drain(0);
  }

  /**
   * Goes down in order. Tells everybody, so that they leave by themselves, and waits for that; then
   * says goodbye to those who are left and waits, for two seconds at most, until they are gone.
   *
   * @param leaveMs how long they may take
   */
  public void drain(long leaveMs) {
    isDraining = true;
    if (leaveMs > 0) {
      switchboards.forEach(switchboard -> switchboard.loop().execute(switchboard::announceDrain));
      int left = awaitEmpty(leaveMs);
      LOG.info("{} players were still here when the time to leave was over", left);
    }
    watch.close();
    switchboards.forEach(switchboard -> switchboard.loop().execute(switchboard::drain));
    int left = awaitEmpty(DRAIN_MS);
    if (left > 0) {
      LOG.info("{} players did not hear the goodbye", left);
    }
  }

  /** Waits until nobody is connected, but not longer; returns how many still are. */
  private int awaitEmpty(long patienceMs) {
    long deadlineNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMs);
    int left = sessionCount();
    try {
      while (left > 0 && System.nanoTime() < deadlineNs) {
        TimeUnit.MILLISECONDS.sleep(20);
        left = sessionCount();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return left;
  }

  /** Ends the loops; called after the connections were closed. */
  @Override
  public void close() {
    watch.close();
    switchboards.forEach(switchboard -> switchboard.loop().close());
  }

  private Switchboard switchboardOf(MatchId match) {
    return switchboards.get(Math.floorMod(match.hashCode(), switchboards.size()));
  }

  // Asked for after they have entered, so that nobody is put out who came meanwhile.
  private void putOutDeparted() {
    try {
      for (Switchboard switchboard : switchboards) {
        List<Entrant> entrants = ask(switchboard, Switchboard::entrants);
        if (!entrants.isEmpty()) {
          var departed = admission.departed(entrants);
          switchboard.loop().execute(() -> switchboard.putOutDeparted(departed));
        }
      }
    } catch (TimeoutException e) {
      LOG.warn("a loop of the relay did not answer within {} ms", ANSWER_MS);
    }
  }

  private <T> List<T> askAll(Function<Switchboard, T> question) {
    List<T> answers = new ArrayList<>();
    for (Switchboard switchboard : switchboards) {
      try {
        answers.add(ask(switchboard, question));
      } catch (TimeoutException e) {
        LOG.warn("a loop of the relay did not answer within {} ms", ANSWER_MS);
      }
    }
    return answers;
  }

  private static <T> T ask(Switchboard switchboard, Function<Switchboard, T> question)
      throws TimeoutException {
    CompletableFuture<T> answer = new CompletableFuture<>();
    switchboard.loop().execute(() -> answer.complete(question.apply(switchboard)));
    try {
      return answer.get(ANSWER_MS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a loop of the relay failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TimeoutException("interrupted");
    }
  }
}
