package dev.onlinematch.link;

import dev.onlinematch.time.Scheduler;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.DropCounter;
import dev.onlinematch.wire.GoodbyeReason;
import dev.onlinematch.wire.MalformedException;
import dev.onlinematch.wire.RelayFrame;
import dev.onlinematch.wire.RelayFrameCodec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The one connection to the relay that all relayed links of a match share. It is dialled again and
 * again while it is wanted, first by the best way, then by the next too (as RFC 8305 does it with
 * addresses): who is welcomed first carries. A worse way is left again when a better one works.
 *
 * <p>The relay says who is there; for each of them the match gets a {@link LinkCarrier}, and null
 * when he is gone. A player who connects to the relay anew is another member, so the links know
 * that something under way may have been lost.
 */
public final class RelayConnection {

  /** Until the relay has welcomed us; then that dial is given up. */
  static final int WELCOME_MS = 5_000;

  /**
   * A way that has not led to a welcome after this time gets company from the next. As a WebRTC
   * peer it takes some eight round trips: where one takes less than 200 ms, nobody without need
   * opens a WebSocket, and who needs it does not wait for longer than people notice.
   */
  static final int NEXT_WAY_MS = 1_500;

  /** Between two rounds through all ways: this, doubled each time up to the longest. */
  static final int SHORTEST_PAUSE_MS = 1_000;

  static final int LONGEST_PAUSE_MS = 16_000;

  /** While a worse way carries, the better ones are tried this often. */
  static final int UPGRADE_MS = 15_000;

  /** How often the relay is asked for a sign of life. */
  static final int PING_MS = 1_000;

  /**
   * A relay that has said nothing to so many in a row is taken for lost, long before ICE says so.
   * Not counted in time: a page that stood still has asked nothing meanwhile.
   */
  static final int MOST_UNANSWERED = 4;

  /** So many are to be answered when somebody wants to know. */
  private static final int PINGS_OF_A_CHECK = 2;

  private final List<RelayDialer> ways;
  private final Scheduler scheduler;
  private final Events events;
  private final DropCounter<LinkDrop> drops;
  private final List<Attempt> dialling = new ArrayList<>();
  private Attempt current;

  /** The next way of this round; those before it have been dialled. */
  private int nextWay;

  private int pauseMs = SHORTEST_PAUSE_MS;
  private boolean isWanted;

  /** To the next way, or the next round. */
  private Scheduler.Timer timer;

  /**
   * A connection that is not wanted yet.
   *
   * @param ways best first, at least one
   */
  public RelayConnection(
      List<RelayDialer> ways, Scheduler scheduler, Events events, DropCounter<LinkDrop> drops) {
    if (ways.isEmpty()) {
      throw new IllegalArgumentException("no way to the relay");
    }
    this.ways = List.copyOf(ways);
    this.scheduler = scheduler;
    this.events = events;
    this.drops = drops;
  }

  /** Connects, and stays connected, until {@link #close()}. */
  public void open() {
    if (!isWanted) {
      isWanted = true;
      pauseMs = SHORTEST_PAUSE_MS;
      startRound();
    }
  }

  /** Ends it; all carriers are taken back. */
  public void close() {
    if (isWanted) {
      isWanted = false;
      cancelTimer();
      hangUpWorseThan(-1);
      Attempt left = current;
      current = null;
      hangUp(left);
    }
  }

  /**
   * The page has stood still, or the network may be another one: looks whether it still carries.
   */
  public void check() {
    int answered = MOST_UNANSWERED - PINGS_OF_A_CHECK;
    if (current != null && current.unanswered < answered) {
      current.unanswered = answered;
      ask(current);
    } else if (current != null) {
      // It is being found out already.
      return;
    } else if (isWanted && dialling.isEmpty()) {
      pauseMs = SHORTEST_PAUSE_MS;
      startRound();
    }
  }

  /** Whether the relay carries at this moment. */
  public boolean isOpen() {
    return current != null;
  }

  /** Dials the ways that are better than what there is, one after the other. */
  private void startRound() {
    hangUpWorseThan(-1);
    nextWay = 0;
    dialNext();
  }

  private void dialNext() {
    cancelTimer();
    Attempt attempt = new Attempt(nextWay++);
    dialling.add(attempt);
    attempt.deadline = scheduler.schedule(WELCOME_MS, () -> failed(attempt, "no answer"));
    if (hasNextWay()) {
      timer = scheduler.schedule(NEXT_WAY_MS, this::dialNext);
    }
    attempt.wire = ways.get(attempt.way).dial(attempt);
  }

  private boolean hasNextWay() {
    return nextWay < (current == null ? ways.size() : current.way);
  }

  private void hangUpWorseThan(int way) {
    for (Attempt attempt : List.copyOf(dialling)) {
      if (attempt.way > way) {
        hangUp(attempt);
      }
    }
  }

  private void hangUp(Attempt attempt) {
    if (attempt == null) {
      return;
    }
    if (dialling.remove(attempt)) {
      attempt.deadline.cancel();
    }
    attempt.isOver = true;
    if (attempt.wire != null) {
      attempt.wire.close();
    }
    attempt.forgetAll();
  }

  /** A way did not work: the next one, and after the last a pause. */
  private void failed(Attempt attempt, String reason) {
    boolean wasCurrent = attempt == current;
    if (wasCurrent) {
      current = null;
    }
    hangUp(attempt);
    if (!isWanted) {
      return;
    }
    if (wasCurrent) {
      events.onRelayLost(reason);
      // Who hears that may have done with this relay.
      if (isWanted) {
        startRound();
      }
    } else if (hasNextWay()) {
      dialNext();
    } else if (dialling.isEmpty()) {
      timer = scheduler.schedule(current == null ? pauseMs : UPGRADE_MS, this::startRound);
      if (current == null) {
        pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
        events.onRelayLost(reason);
      }
    }
  }

  private void welcomed(Attempt attempt, RelayFrame.Welcome welcome) {
    cancelTimer();
    pauseMs = SHORTEST_PAUSE_MS;
    dialling.remove(attempt);
    attempt.deadline.cancel();
    Attempt before = current;
    current = attempt;
    for (RelayFrame.Member member : welcome.others()) {
      attempt.meet(member);
    }
    if (before != null) {
      hangUp(before);
    }
    hangUpWorseThan(attempt.way);
    if (attempt.way > 0 && dialling.isEmpty()) {
      timer = scheduler.schedule(UPGRADE_MS, this::startRound);
    }
    ask(attempt);
    events.onRelayOpen();
  }

  private void ask(Attempt attempt) {
    attempt.nextAsk.cancel();
    if (attempt != current) {
      return;
    }
    if (attempt.unanswered == MOST_UNANSWERED) {
      failed(attempt, "the relay has fallen silent");
      return;
    }
    attempt.unanswered++;
    attempt.wire.send(Delivery.UNRELIABLE, RelayFrameCodec.encode(new RelayFrame.Ping(0)));
    attempt.nextAsk = scheduler.schedule(PING_MS, () -> ask(attempt));
  }

  private void handle(Attempt attempt, Delivery delivery, RelayFrame.ToPlayer frame) {
    if (frame instanceof RelayFrame.Welcome welcome && dialling.contains(attempt)) {
      welcomed(attempt, welcome);
    } else if (frame instanceof RelayFrame.Goodbye goodbye) {
      goodbye(attempt, goodbye.reason());
    } else if (attempt != current) {
      drops.count(LinkDrop.MALFORMED_FRAME);
    } else if (frame instanceof RelayFrame.Leaving) {
      events.onRelayLeaving();
    } else if (frame instanceof RelayFrame.From from) {
      String session = attempt.sessions.get(from.member());
      if (session == null) {
        drops.count(LinkDrop.LATE);
      } else {
        events.onRelayedFrame(session, delivery, from.payload());
      }
    } else if (frame instanceof RelayFrame.MemberJoined joined) {
      attempt.meet(joined.member());
    } else if (frame instanceof RelayFrame.MemberLeft left) {
      attempt.forget(left.member());
    }
  }

  private void goodbye(Attempt attempt, GoodbyeReason reason) {
    String words = "the relay says " + reason;
    switch (reason) {
      // By another page: a connection of this one takes over when it is spoken on, no sooner.
      case REPLACED, NOT_A_MEMBER_ANY_MORE -> closeForGood(attempt, words);
      case DRAINING, TOO_SLOW, PROTOCOL_ERROR, FULL, SILENT -> failed(attempt, words);
    }
  }

  private void closeForGood(Attempt attempt, String reason) {
    if (attempt == current) {
      close();
      events.onRelayLost(reason);
    } else {
      failed(attempt, reason);
    }
  }

  private void cancelTimer() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }

  /** What the match hears. */
  public interface Events {

    /**
     * The relay reaches the player of this session by this carrier; null when it does not any more.
     */
    void onRelayCarrier(String sessionId, LinkCarrier carrier);

    /** A frame from the player of this session. */
    void onRelayedFrame(String sessionId, Delivery delivery, byte[] frame);

    /** The relay carries. */
    void onRelayOpen();

    /** It carries still, and will go down soon. */
    void onRelayLeaving();

    /** It does not, and is tried again unless the reason is final. */
    void onRelayLost(String reason);
  }

  /** One dial, and what came of it. */
  private final class Attempt implements RelayDialer.Listener {

    final int way;
    final Map<Integer, String> sessions = new HashMap<>();
    RelayDialer.RelayWire wire;
    Scheduler.Timer deadline;
    Scheduler.Timer nextAsk = () -> {};
    int unanswered;
    boolean isOver;

    Attempt(int way) {
      this.way = way;
    }

    @Override
    public void onOpen() {
      // The relay speaks first.
    }

    @Override
    public void onFrame(Delivery delivery, byte[] bytes) {
      if (isOver) {
        return;
      }
      unanswered = 0;
      try {
        handle(this, delivery, RelayFrameCodec.decodeToPlayer(bytes));
      } catch (MalformedException e) {
        drops.count(LinkDrop.MALFORMED_FRAME);
      }
    }

    @Override
    public void onClosed(String reason) {
      if (!isOver) {
        failed(this, reason);
      }
    }

    void meet(RelayFrame.Member member) {
      if (!member.sessionId().equals(sessions.get(member.number()))) {
        // A number that is given anew is nobody else's any more.
        forget(member.number());
      }
      sessions.put(member.number(), member.sessionId());
      events.onRelayCarrier(member.sessionId(), new Carrier(this, member.number()));
    }

    void forget(int member) {
      String session = sessions.remove(member);
      // Somebody who connected anew has a newer number already, and so has everyone when we did.
      boolean isReached =
          sessions.containsValue(session)
              || (current != null && current.sessions.containsValue(session));
      if (session != null && !isReached) {
        events.onRelayCarrier(session, null);
      }
    }

    void forgetAll() {
      for (int member : List.copyOf(sessions.keySet())) {
        forget(member);
      }
    }
  }

  /** Carries the frames for one member. */
  private record Carrier(Attempt attempt, int member) implements LinkCarrier {

    @Override
    public boolean send(Delivery delivery, byte[] frame) {
      return !attempt.isOver
          && attempt.wire.send(
              delivery, RelayFrameCodec.encode(new RelayFrame.ToOne(member, frame)));
    }

    @Override
    public int bufferedAmount(Delivery delivery) {
      return attempt.isOver ? 0 : attempt.wire.bufferedAmount(delivery);
    }
  }
}
