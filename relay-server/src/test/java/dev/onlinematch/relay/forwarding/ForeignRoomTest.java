package dev.onlinematch.relay.forwarding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.GoodbyeReason;
import dev.onlinematch.wire.MalformedException;
import dev.onlinematch.wire.RelayFrame;
import dev.onlinematch.wire.RelayFrameCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Frames of every kind and of none, said in one room, while others sit in the next. */
class ForeignRoomTest {

  private static final int FRAMES = 1_000_000;

  /** So many frames between two looks at what has arrived. */
  private static final int ROUND = 20;

  private static final Delivery[] DELIVERIES = Delivery.values();
  private static final MatchId THEIRS = new MatchId("theirs");
  private static final MatchId OURS = new MatchId("ours");

  private final SeededRandom random = new SeededRandom(17);
  private final Forwarder forwarder =
      new Forwarder(new ForwardingLimits(2, 4, QueueLimits.usual()));
  private final List<Member> attackers = new ArrayList<>();
  private long nowMs;

  @Test // security: forged sender, foreign room
  void ofAMillionFramesNoneIsDeliveredToAnotherRoomAndEveryStampIsTrue() {
    // The same numbers as in the other room: whoever mixed the two up would be heard.
    List<Member> strangers = List.of(join(THEIRS, "s1"), join(THEIRS, "s2"), join(THEIRS, "s3"));
    for (int i = 0; i < 3; i++) {
      attackers.add(join(OURS, "a" + i));
    }
    Member neighbour = join(OURS, "neighbour");
    strangers.forEach(this::skip);
    long heard = 0;

    for (int i = 0; i < FRAMES; i++) {
      int who = random.nextInt(attackers.size());
      if (!attackers.get(who).isInRoom()) {
        skip(attackers.get(who));
        forwarder.leave(attackers.get(who), nowMs);
        attackers.set(who, join(OURS, "a" + who));
      }
      forwarder.handleFrame(
          attackers.get(who), DELIVERIES[random.nextInt(DELIVERIES.length)], frame(), nowMs);
      if (i % ROUND == 0) {
        nowMs += 7;
        heard += messagesTo(neighbour);
        attackers.forEach(this::skip);
        strangers.forEach(it -> assertNull(forwarder.pollFrame(it, nowMs), "crossed over"));
      }
    }

    long talked = heard;
    assertTrue(talked > FRAMES / 10, () -> "only " + talked + " in their own room");
    assertEquals(strangers, forwarder.members(THEIRS));
  }

  private Member join(MatchId match, String session) {
    return assertInstanceOf(
            JoinOutcome.Joined.class, forwarder.join(match, new SessionId(session), nowMs))
        .member();
  }

  private void skip(Member member) {
    while (forwarder.pollFrame(member, nowMs) != null) {
      // Whatever it was.
    }
    while (forwarder.pollEvent() != null) {
      // Nothing that has to be done here.
    }
  }

  /** How many; each came from who is in the room, under his number. */
  private long messagesTo(Member neighbour) {
    Set<Integer> numbers = new TreeSet<>();
    long messages = 0;
    for (OutboundFrame frame = forwarder.pollFrame(neighbour, nowMs);
        frame != null;
        frame = forwarder.pollFrame(neighbour, nowMs)) {
      if (frame.isFromMember()) {
        messages++;
        assertEquals(OURS, frame.sender().match());
        assertEquals(frame.sender().number(), stamp(frame));
        numbers.add(frame.sender().number());
      }
    }
    assertTrue(!numbers.contains(neighbour.number()), "his own number");
    return messages;
  }

  private static int stamp(OutboundFrame frame) {
    try {
      RelayFrame.ToPlayer read = RelayFrameCodec.decodeToPlayer(frame.bytes());
      return assertInstanceOf(RelayFrame.From.class, read).member();
    } catch (MalformedException e) {
      throw new AssertionError(e);
    }
  }

  private byte[] frame() {
    byte[] payload = new byte[random.nextInt(30)];
    random.nextBytes(payload);
    int named = 1 + random.nextInt(random.nextInt(4) == 0 ? RelayFrame.MAX_MEMBER : 6);
    int kind = random.nextInt(200);
    // Who says what is no frame is put out, and a room has numbers for 65,535 newcomers.
    if (kind < 5) {
      return switch (kind) {
        case 0 -> payload;
        case 1 -> damaged(RelayFrameCodec.encode(new RelayFrame.ToOne(named, payload)));
        case 2 -> RelayFrameCodec.encode(new RelayFrame.From(named, payload));
        case 3 -> RelayFrameCodec.encode(new RelayFrame.MemberLeft(named));
        default -> RelayFrameCodec.encode(new RelayFrame.Goodbye(GoodbyeReason.REPLACED));
      };
    } else if (kind < 35) {
      return RelayFrameCodec.encode(new RelayFrame.ToAll(payload));
    } else if (kind < 65) {
      return RelayFrameCodec.encode(new RelayFrame.ToAllBut(named, payload));
    }
    return RelayFrameCodec.encode(new RelayFrame.ToOne(named, payload));
  }

  private byte[] damaged(byte[] frame) {
    frame[random.nextInt(frame.length)] ^= (byte) (1 << random.nextInt(8));
    return frame;
  }
}
