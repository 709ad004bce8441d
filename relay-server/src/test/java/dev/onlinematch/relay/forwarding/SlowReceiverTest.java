package dev.onlinematch.relay.forwarding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.RelayFrame;
import dev.onlinematch.wire.RelayFrameCodec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happens to a member who fetches less than is sent to him. */
class SlowReceiverTest {

  private final Rooms rooms = Rooms.small();
  private final Forwarder forwarder = rooms.forwarder();
  private final Member alice = rooms.joins("m", "a");
  private final Member bob = rooms.joins("m", "b");
  private final Member slow = rooms.joins("m", "slow");

  SlowReceiverTest() {
    rooms.hears(alice);
    rooms.hears(bob);
  }

  @Test
  void losesTheOldestUnreliableMessagesFirst() {
    for (int i = 1; i <= 5; i++) {
      rooms.saysToAll(alice, Delivery.UNRELIABLE_ORDERED, "p" + i);
      assertEquals(List.of("1: p" + i), rooms.hears(bob));
    }

    assertEquals(List.of("1: p3", "1: p4", "1: p5"), rooms.hears(slow));
    assertEquals(2, forwarder.counters().drops(ForwardingDrop.QUEUE_FULL));
  }

  @Test
  void losesUnreliableMessagesByTheirBytesToo() {
    rooms.saysToAll(alice, Delivery.UNRELIABLE, "x");
    rooms.hears(bob);
    rooms.saysToAll(alice, Delivery.UNRELIABLE, "y".repeat(RelayFrame.MAX_PAYLOAD_BYTES));

    assertEquals(1, rooms.hears(slow).size());
    assertEquals(1, forwarder.counters().drops(ForwardingDrop.QUEUE_FULL));
  }

  @Test
  void losesUnreliableMessagesThatWaitedTooLong() {
    rooms.saysToAll(alice, Delivery.UNRELIABLE, "old");
    rooms.nowMs += 200;
    rooms.saysToAll(alice, Delivery.UNRELIABLE, "new");
    assertEquals("1: old", first(bob));
    rooms.nowMs += 1;

    assertEquals(List.of("1: new"), rooms.hears(slow));
    assertEquals(1, forwarder.counters().drops(ForwardingDrop.TOO_OLD));
  }

  @Test
  void keepsReliableMessagesHoweverOldTheyAre() {
    rooms.saysToAll(alice, Delivery.RELIABLE, "x");
    rooms.nowMs += 1_000_000;

    assertEquals(List.of("1: x"), rooms.hears(slow));
  }

  @Test
  void hearsReliableAndUnreliableInTurns() {
    // The last frame that the newcomer heard was his welcome, a reliable one.
    for (int i = 1; i <= 3; i++) {
      rooms.saysToAll(alice, Delivery.RELIABLE, "r" + i);
      rooms.saysToAll(alice, Delivery.UNRELIABLE, "u" + i);
    }
    rooms.saysToAll(alice, Delivery.RELIABLE, "r4");

    assertEquals(
        List.of("1: u1", "1: r1", "1: u2", "1: r2", "1: u3", "1: r3", "1: r4"), rooms.hears(slow));
  }

  @Test
  void isPutOutWhenTooManyReliableMessagesOfSeveralSendersWait() {
    for (int i = 0; i < 5; i++) {
      rooms.saysToAll(alice, Delivery.RELIABLE, "x");
      rooms.says(bob, new RelayFrame.ToOne(slow.number(), Rooms.bytes("y")));
      rooms.hears(bob);
    }
    assertEquals(List.of(), rooms.putOut());

    rooms.says(slow, new RelayFrame.Ping(1));

    assertEquals(List.of("slow TOO_SLOW"), rooms.putOut());
    assertEquals(List.of("goodbye TOO_SLOW"), rooms.hears(slow));
    assertEquals(List.of("3 left"), rooms.hears(alice));
    assertEquals(List.of("3 left"), rooms.hears(bob));
    assertEquals(10, forwarder.counters().drops(ForwardingDrop.RECEIVER_ENDED));
  }

  @Test
  void staysWhenASingleSenderFloodsHim() {
    rooms.saysToAll(bob, Delivery.RELIABLE, "kept");
    for (int i = 0; i < 10; i++) {
      rooms.saysToAll(alice, Delivery.RELIABLE, "flood");
      rooms.hears(bob);
    }

    assertEquals(List.of("a PROTOCOL_ERROR"), rooms.putOut());
    assertEquals(List.of("2: kept", "1 left"), rooms.hears(slow));
    assertEquals(10, forwarder.counters().drops(ForwardingDrop.SENDER_PUT_OUT));
  }

  @Test
  void staysWhenASingleSenderFloodsHimWithBytes() {
    String large = "x".repeat(16_000);
    for (int i = 0; i < 3; i++) {
      rooms.saysToAll(alice, Delivery.RELIABLE, large);
      rooms.hears(bob);
    }

    assertEquals(List.of("a PROTOCOL_ERROR"), rooms.putOut());
  }

  @Test
  void whoAsksForPongsAndFetchesNoneIsPutOut() {
    for (int i = 0; i < 11; i++) {
      rooms.says(slow, new RelayFrame.Ping(i));
    }

    assertEquals(List.of("slow TOO_SLOW"), rooms.putOut());
  }

  @Test
  void staysAsLongAsWhatWaitsFitsToTheByte() {
    for (int i = 0; i < 2; i++) {
      says(alice, 10_000);
      says(bob, 10_000);
    }
    assertEquals(40_000, slow.waitingBytes());
    assertEquals(List.of(), rooms.putOut());

    rooms.says(slow, new RelayFrame.Ping(1));

    // Neither of the two has sent more than half.
    assertEquals(List.of("slow TOO_SLOW"), rooms.putOut());
  }

  @Test
  void unreliableMessagesThatFitToTheByteAreKept() {
    int half = RelayFrameCodec.MAX_FRAME_BYTES / 2;
    for (int bytes : new int[] {half, RelayFrameCodec.MAX_FRAME_BYTES - half}) {
      rooms.says(
          alice,
          Delivery.UNRELIABLE,
          new RelayFrame.ToOne(slow.number(), new byte[bytes - stamp()]));
    }
    assertEquals(RelayFrameCodec.MAX_FRAME_BYTES, slow.waitingBytes());
    assertEquals(0, forwarder.counters().drops(ForwardingDrop.QUEUE_FULL));
  }

  @Test
  void isPutOutWhenTheRelaysLastWordsAreTooMany() {
    for (int i = 0; i < 5; i++) {
      says(alice, 100);
      says(bob, 100);
    }
    forwarder.announceDrain(rooms.nowMs);

    assertEquals(List.of("slow TOO_SLOW"), rooms.putOut());
    assertEquals(List.of("leaving", "3 left"), rooms.hears(alice));
  }

  @Test
  void aRoomWhoseLastMemberWasTooSlowIsGone() {
    forwarder.leave(alice, rooms.nowMs);
    forwarder.leave(bob, rooms.nowMs);
    rooms.hears(slow);
    assertEquals(List.of(slow), forwarder.members(slow.match()));
    for (int i = 0; i < 11; i++) {
      rooms.says(slow, new RelayFrame.Ping(i));
    }

    assertEquals(List.of(), forwarder.rooms());
    assertEquals(List.of(), forwarder.members(slow.match()));
    // Only the goodbye waits, until the connection is gone.
    forwarder.leave(slow, rooms.nowMs);
    assertEquals(0, slow.waitingBytes());
  }

  @Test
  void aRoomWhoseLastMemberIsTooSlowForLastWordsIsGone() {
    forwarder.leave(alice, rooms.nowMs);
    forwarder.leave(bob, rooms.nowMs);
    rooms.hears(slow);
    for (int i = 0; i < 10; i++) {
      rooms.says(slow, new RelayFrame.Ping(i));
    }
    assertEquals(List.of(slow.match()), forwarder.rooms());
    forwarder.announceDrain(rooms.nowMs);

    assertEquals(List.of(), forwarder.rooms());
  }

  @Test
  void whatWaitsIsKnownInBytes() {
    says(alice, 100);
    rooms.says(
        alice, Delivery.UNRELIABLE, new RelayFrame.ToOne(slow.number(), new byte[50 - stamp()]));
    assertEquals(150, slow.waitingBytes());
    forwarder.pollFrame(slow, rooms.nowMs);
    assertEquals(100, slow.waitingBytes());
    forwarder.pollFrame(slow, rooms.nowMs);
    assertEquals(0, slow.waitingBytes());
    says(alice, 100);
    rooms.saysToAll(alice, Delivery.UNRELIABLE, "x");
    forwarder.leave(slow, rooms.nowMs);
    assertEquals(0, slow.waitingBytes());
  }

  @Test
  void ofAFloodThatWasPutOutNothingWaits() {
    says(bob, 100);
    for (int i = 0; i < 10; i++) {
      says(alice, 1_000);
    }

    assertEquals(List.of("a PROTOCOL_ERROR"), rooms.putOut());
    int left = RelayFrameCodec.encode(new RelayFrame.MemberLeft(1)).length;
    assertEquals(100 + left, slow.waitingBytes());
  }

  @Test
  void limitsThatContradictThemselvesAreRefused() {
    int most = RelayFrame.MAX_MEMBERS;
    assertEquals(most, new ForwardingLimits(0, most, Rooms.SMALL).membersPerRoom());
    assertEquals(7, new ForwardingLimits(1, 1, Rooms.SMALL).withRooms(7).rooms());
    for (int[] wrong : new int[][] {{-1, 1, 0}, {1, 0, 0}, {1, most + 1, 0}, {1, 1, -1}}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new ForwardingLimits(wrong[0], wrong[1], wrong[2], Rooms.SMALL));
    }
  }

  @Test
  void aQueueHasRoomForOneFrame() {
    int frame = RelayFrameCodec.MAX_FRAME_BYTES;

    assertThrows(
        IllegalArgumentException.class, () -> new QueueLimits(1, frame - 1, 100, 1, frame));
    assertThrows(
        IllegalArgumentException.class, () -> new QueueLimits(1, frame, 100, 1, frame - 1));
    assertThrows(IllegalArgumentException.class, () -> new QueueLimits(0, frame, 100, 1, frame));
    assertThrows(IllegalArgumentException.class, () -> new QueueLimits(1, frame, 100, 0, frame));
    assertThrows(IllegalArgumentException.class, () -> new QueueLimits(1, frame, -1, 1, frame));
    assertEquals(0, new QueueLimits(1, frame, 0, 1, frame).unreliableAgeMs());
  }

  /** A reliable message to the slow one that takes so many bytes in his queue. */
  private void says(Member sender, int queuedBytes) {
    rooms.says(sender, new RelayFrame.ToOne(slow.number(), new byte[queuedBytes - stamp()]));
  }

  private static int stamp() {
    return RelayFrameCodec.encode(new RelayFrame.From(1, new byte[0])).length;
  }

  private String first(Member member) {
    return rooms.hears(member).get(0);
  }
}
