package dev.onlinematch.relay.forwarding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.random.RandomSource;
import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.GoodbyeReason;
import dev.onlinematch.wire.RelayFrame;
import dev.onlinematch.wire.RelayFrameCodec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Players who come, talk, listen slowly and go, as a seed decides; all that must hold, checked. */
final class SimulatedEvening {

  private static final int MATCHES = 3;
  private static final int SESSIONS = 7;
  private static final List<Delivery> CHANNELS = List.of(Delivery.values());

  private final RandomSource random;
  private final QueueLimits limits;
  private final Forwarder forwarder;
  private final Map<Member, SimulatedPlayer> players = new LinkedHashMap<>();

  /** How eager somebody is to listen, in percent of his chances; some never are. */
  private final Map<SimulatedPlayer, Integer> eagerness = new HashMap<>();

  private long nowMs;
  private int messageNumber;
  private long expectedCopies;
  private long expectedDrops;

  SimulatedEvening(int seed) {
    random = new SeededRandom(seed);
    limits =
        new QueueLimits(
            1 + random.nextInt(20),
            RelayFrameCodec.MAX_FRAME_BYTES,
            random.nextInt(100),
            5 + random.nextInt(50),
            RelayFrameCodec.MAX_FRAME_BYTES + random.nextInt(20_000));
    forwarder = new Forwarder(new ForwardingLimits(1 + random.nextInt(MATCHES), 5, limits));
  }

  void play(int steps) {
    for (int i = 0; i < steps; i++) {
      nowMs += random.nextInt(20);
      step();
      drainEvents();
      checkSums();
    }
    forwarder.drain(nowMs);
    drainEvents();
    players.keySet().forEach(this::listenToTheEnd);
    checkSums();
    assertEquals(List.of(), forwarder.rooms());
    assertEquals(0, forwarder.counters().waiting());
  }

  private void step() {
    int choice = random.nextInt(100);
    if (choice < 8) {
      join();
    } else if (players.isEmpty()) {
      return;
    } else if (choice < 10) {
      leave(anybody());
    } else if (choice < 12) {
      forwarder.putOut(anybody(), GoodbyeReason.NOT_A_MEMBER_ANY_MORE, nowMs);
    } else if (choice < 13) {
      sayNonsense(anybody());
    } else if (choice < 75) {
      say(anybody());
    } else {
      players.forEach(
          (member, player) -> {
            if (random.nextInt(100) < eagerness.get(player)) {
              listen(member, random.nextInt(10));
            }
          });
    }
  }

  private void join() {
    MatchId match = new MatchId("match" + random.nextInt(MATCHES));
    SessionId session = new SessionId("session" + random.nextInt(SESSIONS));
    if (forwarder.join(match, session, nowMs) instanceof JoinOutcome.Joined joined) {
      SimulatedPlayer player = new SimulatedPlayer(match, session);
      players.put(joined.member(), player);
      eagerness.put(player, random.nextInt(3) * 50);
    }
  }

  private void leave(Member member) {
    forwarder.leave(member, nowMs);
    players.remove(member);
  }

  private void sayNonsense(Member member) {
    byte[] nonsense = new byte[random.nextInt(4)];
    random.nextBytes(nonsense);
    if (nonsense.length > 0) {
      nonsense[0] |= 0x40;
    }
    forwarder.handleFrame(member, channel(), nonsense, nowMs);
  }

  private void say(Member sender) {
    Delivery channel = channel();
    int number = messageNumber++;
    byte[] payload = players.get(sender).message(channel, number, random.nextInt(3_000));
    int named = 1 + random.nextInt(8);
    List<Member> receivers = new ArrayList<>(forwarder.members(sender.match()));
    if (sender.isInRoom()) {
      // By this he takes the place of an older connection, if there is one.
      receivers.removeIf(member -> member.session().equals(sender.session()));
      receivers.add(sender);
    }
    RelayFrame.ToRelay frame;
    switch (random.nextInt(4)) {
      case 0 -> {
        frame = new RelayFrame.ToOne(named, payload);
        receivers.removeIf(member -> member.number() != named);
        expectedDrops += sender.isInRoom() && receivers.isEmpty() ? 1 : 0;
      }
      case 1 -> {
        frame = new RelayFrame.ToAllBut(named, payload);
        receivers.removeIf(member -> member.number() == named || member.equals(sender));
      }
      default -> {
        frame = new RelayFrame.ToAll(payload);
        receivers.remove(sender);
      }
    }
    if (sender.isInRoom()) {
      expectedCopies += receivers.size();
      if (channel == Delivery.RELIABLE) {
        receivers.forEach(receiver -> players.get(receiver).expect(sender, number));
      }
    }
    forwarder.handleFrame(sender, channel, RelayFrameCodec.encode(frame), nowMs);
  }

  private void listen(Member member, int frames) {
    for (int i = 0; i < frames; i++) {
      OutboundFrame frame = forwarder.pollFrame(member, nowMs);
      if (frame == null) {
        return;
      }
      boolean isUnreliable = frame.channel() != Delivery.RELIABLE;
      assertTrue(!isUnreliable || nowMs - frame.queuedAtMs() <= limits.unreliableAgeMs());
      players.get(member).hear(member, frame);
    }
  }

  private void listenToTheEnd(Member member) {
    listen(member, Integer.MAX_VALUE);
  }

  private void drainEvents() {
    for (ForwarderEvent event = forwarder.pollEvent();
        event != null;
        event = forwarder.pollEvent()) {
      if (event instanceof ForwarderEvent.PutOut out && players.containsKey(out.member())) {
        listenToTheEnd(out.member());
        assertEquals(out.reason(), players.remove(out.member()).goodbye());
      }
    }
  }

  private void checkSums() {
    ForwardingCounters counters = forwarder.counters();
    long dropped =
        counters.drops(ForwardingDrop.TOO_OLD)
            + counters.drops(ForwardingDrop.QUEUE_FULL)
            + counters.drops(ForwardingDrop.RECEIVER_ENDED)
            + counters.drops(ForwardingDrop.SENDER_PUT_OUT);
    assertEquals(expectedCopies, counters.copies());
    assertEquals(counters.copies(), counters.delivered() + counters.waiting() + dropped);
    assertEquals(expectedDrops, counters.drops(ForwardingDrop.UNKNOWN_RECEIVER));
    for (MatchId match : forwarder.rooms()) {
      List<Member> members = forwarder.members(match);
      assertTrue(!members.isEmpty() && members.size() <= 5);
      for (Member member : members) {
        assertTrue(
            member.waitingBytes() <= RelayFrameCodec.MAX_FRAME_BYTES + limits.reliableBytes());
      }
    }
  }

  private Member anybody() {
    return new ArrayList<>(players.keySet()).get(random.nextInt(players.size()));
  }

  private Delivery channel() {
    return CHANNELS.get(random.nextInt(CHANNELS.size()));
  }
}
