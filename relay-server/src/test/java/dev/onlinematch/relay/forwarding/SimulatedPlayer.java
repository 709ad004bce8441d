package dev.onlinematch.relay.forwarding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.ByteReader;
import dev.onlinematch.wire.ByteWriter;
import dev.onlinematch.wire.GoodbyeReason;
import dev.onlinematch.wire.MalformedException;
import dev.onlinematch.wire.RelayFrame;
import dev.onlinematch.wire.RelayFrameCodec;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

/**
 * One connection. What it says names its true sender, so that whoever hears it can tell whether the
 * relay's stamp is right.
 */
final class SimulatedPlayer {

  private final MatchId match;
  private final SessionId session;

  /** Who is in the room, as the relay told it on the reliable channel. */
  private final Map<Integer, String> sessionsByNumber = new HashMap<>();

  /** The newest message of each sender by channel. */
  private final Map<String, Integer> newest = new HashMap<>();

  /** Reliable messages on their way, in order. */
  private final Queue<Expected> expected = new ArrayDeque<>();

  private GoodbyeReason goodbye;

  private record Expected(Member sender, int number) {}

  SimulatedPlayer(MatchId match, SessionId session) {
    this.match = match;
    this.session = session;
  }

  /** A message; its number grows with every message of the evening. */
  byte[] message(Delivery channel, int number, int padding) {
    return new ByteWriter(10_000)
        .text(match.value())
        .text(session.value())
        .text(channel.name())
        .i32(number)
        .raw(new byte[padding])
        .toByteArray();
  }

  /** A reliable message for this player was said. */
  void expect(Member sender, int number) {
    expected.add(new Expected(sender, number));
  }

  /** Why the relay ended it; null while it has not. */
  GoodbyeReason goodbye() {
    return goodbye;
  }

  void hear(Member me, OutboundFrame frame) {
    assertNull(goodbye, "after the goodbye");
    RelayFrame.ToPlayer heard;
    try {
      heard = RelayFrameCodec.decodeToPlayer(frame.bytes());
      if (heard instanceof RelayFrame.From from) {
        hearMessage(frame, from);
        return;
      }
    } catch (MalformedException e) {
      throw new AssertionError(e);
    }
    assertEquals(Delivery.RELIABLE, frame.channel());
    if (heard instanceof RelayFrame.Welcome welcome) {
      assertEquals(me.number(), welcome.myMember());
      welcome.others().forEach(this::meet);
    } else if (heard instanceof RelayFrame.MemberJoined joined) {
      meet(joined.member());
    } else if (heard instanceof RelayFrame.MemberLeft left) {
      assertNotNull(sessionsByNumber.remove(left.member()), "left twice, or never came");
    } else {
      goodbye = assertInstanceOf(RelayFrame.Goodbye.class, heard).reason();
    }
  }

  private void meet(RelayFrame.Member member) {
    assertNull(sessionsByNumber.put(member.number(), member.sessionId()));
  }

  private void hearMessage(OutboundFrame frame, RelayFrame.From from) throws MalformedException {
    ByteReader in = new ByteReader(from.payload());
    assertEquals(match.value(), in.text(100), "crossed from room to room");
    String sender = in.text(100);
    assertEquals(frame.channel().name(), in.text(100), "on another kind of channel");
    int number = in.i32();
    if (frame.channel() == Delivery.RELIABLE && !sender.equals(session.value())) {
      assertEquals(sessionsByNumber.get(from.member()), sender, "a wrong stamp");
    }
    if (frame.channel() == Delivery.RELIABLE) {
      // What a sender said before he was put out may arrive or not.
      while (expected.element().number != number && !expected.element().sender.isInRoom()) {
        expected.remove();
      }
      assertEquals(number, expected.remove().number, "a reliable message is missing");
    }
    Integer before = newest.put(from.member() + "/" + frame.channel(), number);
    assertTrue(before == null || before < number, "twice, or out of order");
  }
}
