package dev.onlinematch.link;

import dev.onlinematch.random.RandomSource;
import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.time.Scheduler;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.GoodbyeReason;
import dev.onlinematch.wire.RelayFrame;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/**
 * A relay in virtual time that speaks {@link RelayFrame}: rooms, members, everything after a
 * latency.
 */
public final class FakeRelay {

  private static final int NEVER = -1;

  /** The relay asks the signalling server so often who is in the match. */
  private static final int MEMBERS_MS = 1_000;

  final Scheduler scheduler;
  final RandomSource random;
  private final Map<String, TreeMap<Integer, FakeRelayWire>> rooms = new LinkedHashMap<>();
  private final Set<String> offline = new HashSet<>();
  private final Set<String> withoutUdp = new HashSet<>();
  private BiPredicate<String, String> membership = (match, session) -> true;
  private int latencyMs = 15;
  private int firstWayMs = 2 * latencyMs;
  private int lossPercent;
  private int nextMember = 1;
  private boolean isDown;
  private boolean isLeaving;
  private boolean isFirstWayBlocked;
  private boolean isMute;
  private boolean isLooking;
  private int relayed;

  /** A relay without members, whose network is even and loses nothing. */
  public FakeRelay(Scheduler scheduler) {
    this(scheduler, new SeededRandom(1));
  }

  /** A relay without members. */
  public FakeRelay(Scheduler scheduler, RandomSource random) {
    this.scheduler = scheduler;
    this.random = random;
  }

  /** How players get in: by two ways. */
  public RelayAccess access() {
    return access("anybody", Runnable::run);
  }

  /**
   * How a player gets in: by two ways.
   *
   * @param owner whose computer it is
   * @param loop is given everything that the page is to hear
   */
  public RelayAccess access(String owner, Consumer<Runnable> loop) {
    return (turn, matchId, me) ->
        List.of(
            listener ->
                dial(matchId.value(), me.value(), owner, loop, listener)
                    .enterAfter(
                        isFirstWayBlocked || withoutUdp.contains(owner) ? NEVER : firstWayMs),
            listener ->
                dial(matchId.value(), me.value(), owner, loop, listener).enterAfter(2 * latencyMs));
  }

  private FakeRelayWire dial(
      String matchId,
      String session,
      String owner,
      Consumer<Runnable> loop,
      RelayDialer.Listener listener) {
    TreeMap<Integer, FakeRelayWire> room = rooms.computeIfAbsent(matchId, none -> new TreeMap<>());
    var page = new FakeRelayWire.Page(owner, loop, listener);
    return new FakeRelayWire(this, matchId, room, session, nextMember++, page);
  }

  /** One way. */
  public void setLatencyMs(int latencyMs) {
    this.latencyMs = latencyMs;
    this.firstWayMs = 2 * latencyMs;
  }

  /** Of unreliable messages, in each direction. */
  public void setLossPercent(int lossPercent) {
    this.lossPercent = lossPercent;
  }

  /** Who may be in, as the signalling server says; whoever may not any more is put out. */
  public void setMembership(BiPredicate<String, String> isMember) {
    membership = isMember;
  }

  /** Dies at once with all its connections, or is back. */
  public void setDown(boolean isDown) {
    this.isDown = isDown;
    if (isDown) {
      for (FakeRelayWire wire : members()) {
        wire.lose("the relay is gone");
      }
    }
  }

  /** Nothing passes to or from it any more, as behind a firewall that has changed its mind. */
  public void setMute(boolean isMute) {
    this.isMute = isMute;
    members().forEach(FakeRelayWire::flush);
  }

  /** UDP does not pass: the first of the two ways never opens. */
  public void setFirstWayBlocked(boolean isBlocked) {
    this.isFirstWayBlocked = isBlocked;
  }

  /** The first of the two ways takes that long from the dial until the relay takes it in. */
  public void setFirstWayMs(int ms) {
    this.firstWayMs = ms;
  }

  /** For one computer, the first of the two ways never opens. */
  public void setUdpBlocked(String owner) {
    withoutUdp.add(owner);
  }

  /** Nothing passes between a computer and the relay any more, or it does again. */
  public void setOffline(String owner, boolean isOffline) {
    if (isOffline) {
      offline.add(owner);
    } else if (offline.remove(owner)) {
      members().forEach(FakeRelayWire::flush);
    }
  }

  /** A computer's connections are closed as by their owner. */
  public void hangUp(String owner) {
    for (FakeRelayWire wire : members()) {
      if (wire.belongsTo(owner)) {
        wire.close();
      }
    }
  }

  /** Tells everyone that it goes down, and takes in nobody into another room. */
  public void announceDrain() {
    isLeaving = true;
    for (FakeRelayWire wire : members()) {
      wire.deliver(Delivery.RELIABLE, new RelayFrame.Leaving());
    }
  }

  /** Says goodbye to everyone and is gone. */
  public void drain() {
    sayGoodbye(GoodbyeReason.DRAINING);
    scheduler.schedule(2L * latencyMs, () -> setDown(true));
  }

  /** Is back. */
  public void restart() {
    isLeaving = false;
    setDown(false);
  }

  /** Says goodbye to everyone. */
  public void sayGoodbye(GoodbyeReason reason) {
    for (FakeRelayWire wire : members()) {
      wire.deliver(Delivery.RELIABLE, new RelayFrame.Goodbye(reason));
    }
  }

  /** Messages between players so far. */
  public int relayed() {
    return relayed;
  }

  /** Messages that wait because nothing passes. */
  public int waiting() {
    int waiting = 0;
    for (FakeRelayWire wire : members()) {
      waiting += wire.waiting();
    }
    return waiting;
  }

  /** Connections at this moment. */
  public int memberCount() {
    return members().size();
  }

  boolean isDown() {
    return isDown;
  }

  boolean isLeaving() {
    return isLeaving;
  }

  boolean isMute() {
    return isMute;
  }

  boolean isOffline(String owner) {
    return offline.contains(owner);
  }

  int latencyMs() {
    return latencyMs;
  }

  int lossPercent() {
    return lossPercent;
  }

  void countRelayed() {
    relayed++;
  }

  boolean isMember(FakeRelayWire wire) {
    return membership.test(wire.matchId(), wire.session());
  }

  /** Somebody came: from now on it is watched whether he is in the match still. */
  void watch() {
    if (!isLooking) {
      isLooking = true;
      scheduler.schedule(MEMBERS_MS, this::putOut);
    }
  }

  private void putOut() {
    isLooking = false;
    for (FakeRelayWire wire : members()) {
      if (isMember(wire)) {
        watch();
      } else {
        wire.deliver(
            Delivery.RELIABLE, new RelayFrame.Goodbye(GoodbyeReason.NOT_A_MEMBER_ANY_MORE));
        wire.leave();
      }
    }
  }

  private List<FakeRelayWire> members() {
    List<FakeRelayWire> all = new ArrayList<>();
    for (Map<Integer, FakeRelayWire> room : rooms.values()) {
      for (FakeRelayWire wire : room.values()) {
        all.add(wire);
        if (wire.successor() != null) {
          all.add(wire.successor());
        }
      }
    }
    return all;
  }
}
