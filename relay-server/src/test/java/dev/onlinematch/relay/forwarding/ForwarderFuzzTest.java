package dev.onlinematch.relay.forwarding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.onlinematch.fuzz.Choices;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.ByteWriter;
import dev.onlinematch.wire.MalformedException;
import dev.onlinematch.wire.RelayFrame;
import dev.onlinematch.wire.RelayFrameCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two rooms, whose members send what they like. Each step is a byte that says what happens, and
 * what that needs; a frame has its length, of two bytes, in front. Whatever arrives came from
 * somebody in the same room, under his own number.
 */
class ForwarderFuzzTest {

  private static final Delivery[] DELIVERIES = Delivery.values();
  private static final int ROOMS = 2;
  private static final int SESSIONS = 4;

  static Stream<byte[]> evenings() {
    byte[] payload = {1, 2, 3};
    ByteWriter evening = new ByteWriter(500);
    for (int who = 0; who < 6; who++) {
      evening.u8(0).u8(who % 2).u8(who);
    }
    sends(evening, 0, new RelayFrame.ToAll(payload));
    sends(evening, 1, new RelayFrame.ToOne(2, payload));
    sends(evening, 2, new RelayFrame.ToAllBut(1, payload));
    sends(evening, 3, new RelayFrame.Ping(-1));
    return Stream.of(evening.u8(2).u8(0).u8(3).u8(1).u8(4).u8(9).u8(5).u8(2).toByteArray());
  }

  private static void sends(ByteWriter evening, int who, RelayFrame frame) {
    byte[] bytes = RelayFrameCodec.encode(frame);
    evening.u8(1).u8(who).u8(who % 3).u16(bytes.length).raw(bytes);
  }

  @MethodSource("evenings")
  @FuzzTest
  void nothingCrossesFromRoomToRoomOrLies(byte[] bytes) {
    new Evening(new Choices(bytes)).play();
  }

  private static final class Evening {

    private final Choices choices;
    private final Forwarder forwarder =
        new Forwarder(new ForwardingLimits(ROOMS, SESSIONS - 1, Rooms.SMALL));
    private final List<Member> members = new ArrayList<>();
    private long nowMs;

    Evening(Choices choices) {
      this.choices = choices;
    }

    void play() {
      while (choices.hasMore()) {
        step();
        while (forwarder.pollEvent() != null) {
          // What it asks for is done when the bytes say so.
        }
        checkSums();
      }
      forwarder.drain(nowMs);
      members.forEach(this::listen);
      checkSums();
      assertEquals(0, forwarder.counters().waiting());
      assertEquals(List.of(), forwarder.rooms());
    }

    private void step() {
      switch (choices.upTo(6)) {
        case 0 -> join();
        case 1 -> send();
        case 2 -> listen(anybody());
        case 3 -> forwarder.leave(anybody(), nowMs);
        case 4 -> nowMs += choices.u8();
        default -> members.forEach(this::listen);
      }
    }

    private void join() {
      MatchId match = new MatchId("room" + choices.upTo(ROOMS));
      SessionId session = new SessionId("session" + choices.upTo(SESSIONS));
      if (forwarder.join(match, session, nowMs) instanceof JoinOutcome.Joined joined) {
        members.add(joined.member());
      }
    }

    private Member anybody() {
      if (members.isEmpty()) {
        join();
      }
      return members.get(choices.u8() % members.size());
    }

    private void send() {
      Member sender = anybody();
      Delivery channel = DELIVERIES[choices.upTo(DELIVERIES.length)];
      byte[] frame = choices.block();
      List<Integer> before = waiting(sender);
      forwarder.handleFrame(sender, channel, frame, nowMs);
      assertEquals(before, waiting(sender), "another room has heard of it");
    }

    /** What waits for everybody who is not in the room of that one. */
    private List<Integer> waiting(Member sender) {
      List<Integer> waiting = new ArrayList<>();
      for (Member member : members) {
        if (!member.match().equals(sender.match())) {
          waiting.add(member.waitingBytes());
        }
      }
      return waiting;
    }

    private void listen(Member receiver) {
      for (OutboundFrame frame = forwarder.pollFrame(receiver, nowMs);
          frame != null;
          frame = forwarder.pollFrame(receiver, nowMs)) {
        RelayFrame.ToPlayer read = read(frame);
        if (frame.isFromMember()) {
          RelayFrame.From from = assertInstanceOf(RelayFrame.From.class, read);
          assertEquals(frame.sender().number(), from.member());
          assertEquals(receiver.match(), frame.sender().match());
        } else {
          assertTrue(!(read instanceof RelayFrame.From));
        }
      }
    }

    private static RelayFrame.ToPlayer read(OutboundFrame frame) {
      try {
        return RelayFrameCodec.decodeToPlayer(frame.bytes());
      } catch (MalformedException e) {
        throw new AssertionError("no player can read it", e);
      }
    }

    private void checkSums() {
      ForwardingCounters counters = forwarder.counters();
      long dropped =
          counters.drops(ForwardingDrop.TOO_OLD)
              + counters.drops(ForwardingDrop.QUEUE_FULL)
              + counters.drops(ForwardingDrop.RECEIVER_ENDED)
              + counters.drops(ForwardingDrop.SENDER_PUT_OUT);
      assertEquals(counters.copies(), counters.delivered() + counters.waiting() + dropped);
      for (Member member : members) {
        assertTrue(member.waitingBytes() >= 0 && member.waitingBytes() < 200_000);
      }
    }
  }
}
