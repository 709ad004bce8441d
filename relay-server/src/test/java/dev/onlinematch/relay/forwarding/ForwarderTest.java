package dev.onlinematch.relay.forwarding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.GoodbyeReason;
import dev.onlinematch.wire.RelayFrame;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForwarderTest {

  private final Rooms rooms = Rooms.small();
  private final Forwarder forwarder = rooms.forwarder();

  @Test
  void welcomesANewcomerAndIntroducesHimToTheOthers() {
    Member alice = rooms.joinsSilently("m", "a");
    Member bob = rooms.joinsSilently("m", "b");

    assertEquals(List.of("welcome 1", "2=b joined"), rooms.hears(alice));
    assertEquals(List.of("welcome 2, 1=a"), rooms.hears(bob));
  }

  @Test
  void sendsToOneToAllAndToAllButOne() {
    Member alice = rooms.joins("m", "a");
    Member bob = rooms.joins("m", "b");
    Member carol = rooms.joins("m", "c");
    rooms.hears(alice);
    rooms.hears(bob);

    rooms.says(alice, new RelayFrame.ToOne(2, Rooms.bytes("to Bob")));
    rooms.says(alice, new RelayFrame.ToAll(Rooms.bytes("to all")));
    rooms.says(alice, new RelayFrame.ToAllBut(2, Rooms.bytes("not to Bob")));
    rooms.says(alice, new RelayFrame.ToAllBut(9, Rooms.bytes("to all again")));

    assertEquals(List.of("1: to Bob", "1: to all", "1: to all again"), rooms.hears(bob));
    assertEquals(List.of("1: to all", "1: not to Bob", "1: to all again"), rooms.hears(carol));
    assertEquals(List.of(), rooms.hears(alice));
  }

  @Test
  void whoWritesToHimselfHearsAnEcho() {
    Member alice = rooms.joins("m", "a");

    rooms.says(alice, Delivery.UNRELIABLE, new RelayFrame.ToOne(1, Rooms.bytes("hello")));

    assertEquals(List.of("1: hello"), rooms.hears(alice));
  }

  @Test
  void keepsTheKindOfChannel() {
    Member alice = rooms.joins("m", "a");
    Member bob = rooms.joins("m", "b");

    for (Delivery channel : Delivery.values()) {
      rooms.saysToAll(alice, channel, "x");
      assertEquals(channel, forwarder.pollFrame(bob, rooms.nowMs).channel());
      rooms.says(bob, channel, new RelayFrame.Ping(7));
      assertEquals(channel, forwarder.pollFrame(bob, rooms.nowMs).channel());
    }
  }

  @Test
  void nothingCrossesFromRoomToRoom() {
    Member alice = rooms.joins("m", "a");
    Member stranger = rooms.joins("n", "a");

    rooms.saysToAll(alice, Delivery.RELIABLE, "x");
    rooms.says(alice, new RelayFrame.ToOne(2, Rooms.bytes("y")));

    assertEquals(List.of(), rooms.hears(stranger));
    assertEquals(1, forwarder.counters().drops(ForwardingDrop.UNKNOWN_RECEIVER));
  }

  @Test
  void tellsTheOthersWhoLeftAndNeverGivesHisNumberAgain() {
    Member alice = rooms.joins("m", "a");
    Member bob = rooms.joins("m", "b");
    rooms.hears(alice);

    forwarder.leave(bob, rooms.nowMs);
    forwarder.leave(bob, rooms.nowMs);
    rooms.joins("m", "c");

    assertEquals(List.of("2 left", "3=c joined"), rooms.hears(alice));
  }

  @Test
  void aMessageToSomebodyWhoLeftVanishes() {
    Member alice = rooms.joins("m", "a");
    forwarder.leave(rooms.joins("m", "b"), rooms.nowMs);
    rooms.hears(alice);

    rooms.says(alice, new RelayFrame.ToOne(2, Rooms.bytes("x")));

    assertEquals(List.of(), rooms.hears(alice));
    assertEquals(List.of(), rooms.putOut());
  }

  @Test
  void aNewConnectionOfTheSameSessionReplacesTheOld() {
    Member alice = rooms.joins("m", "a");
    Member before = rooms.joins("m", "b");
    rooms.hears(alice);
    rooms.saysToAll(alice, Delivery.RELIABLE, "on its way to the old one");

    Member after = rooms.joinsSilently("m", "b");
    rooms.says(after, new RelayFrame.Ping(7));
    rooms.says(before, new RelayFrame.ToAll(Rooms.bytes("too late")));

    assertEquals(List.of("goodbye REPLACED"), rooms.hears(before));
    assertEquals(List.of("welcome 3, 1=a", "pong 7"), rooms.hears(after));
    // In this order: to alice, bob was never away.
    assertEquals(List.of("3=b joined", "2 left"), rooms.hears(alice));
    assertEquals(List.of("b REPLACED"), rooms.putOut());
    assertEquals(1, forwarder.counters().drops(ForwardingDrop.RECEIVER_ENDED));
  }

  @Test
  void untilANewConnectionSaysSomethingTheOldOneIsHeard() {
    Member alice = rooms.joins("m", "a");
    Member before = rooms.joins("m", "b");
    Member after = rooms.joins("m", "b");
    Member carol = rooms.joins("m", "c");
    rooms.hears(alice);
    rooms.hears(before);
    rooms.saysToAll(before, Delivery.RELIABLE, "still here");
    rooms.saysToAll(alice, Delivery.RELIABLE, "hello");

    assertEquals(List.of("2: still here"), rooms.hears(alice));
    assertEquals(List.of("1: hello"), rooms.hears(before));
    // Who comes and goes meanwhile it hears at once.
    assertEquals(List.of("4=c joined"), rooms.hears(after));
    assertEquals(List.of(alice, before, carol), forwarder.members(alice.match()));

    rooms.saysToAll(after, Delivery.RELIABLE, "from here on");
    assertEquals(List.of("3=b joined", "2 left", "3: from here on"), rooms.hears(alice));
    assertEquals(List.of(alice, after, carol), forwarder.members(alice.match()));
  }

  @Test
  void aNewConnectionThatIsGivenUpIsNobodysLoss() {
    Member alice = rooms.joins("m", "a");
    Member before = rooms.joins("m", "b");
    rooms.hears(alice);
    Member after = rooms.joinsSilently("m", "b");
    forwarder.leave(after, rooms.nowMs);
    rooms.saysToAll(before, Delivery.RELIABLE, "as before");

    assertEquals(List.of("2: as before"), rooms.hears(alice));
    assertEquals(List.of(), rooms.putOut());
  }

  @Test
  void whenTheOldConnectionGoesFirstTheNewOneTakesOver() {
    Member alice = rooms.joins("m", "a");
    Member before = rooms.joins("m", "b");
    Member after = rooms.joins("m", "b");
    rooms.hears(alice);
    forwarder.leave(before, rooms.nowMs);
    rooms.saysToAll(alice, Delivery.RELIABLE, "x");

    assertEquals(List.of("3=b joined", "2 left"), rooms.hears(alice));
    assertEquals(List.of("1: x"), rooms.hears(after));
    forwarder.leave(after, rooms.nowMs);
    forwarder.leave(alice, rooms.nowMs);
    assertEquals(List.of(), forwarder.rooms());
  }

  @Test
  void ofTwoNewConnectionsTheLaterCounts() {
    Member alice = rooms.joins("m", "a");
    Member before = rooms.joins("m", "b");
    Member second = rooms.joins("m", "b");
    Member third = rooms.joins("m", "b");
    rooms.hears(alice);

    assertEquals(List.of("goodbye REPLACED"), rooms.hears(second));
    rooms.says(third, new RelayFrame.Ping(1));
    assertEquals(List.of("goodbye REPLACED"), rooms.hears(before));
    assertEquals(List.of("4=b joined", "2 left"), rooms.hears(alice));
    assertEquals(List.of("b REPLACED", "b REPLACED"), rooms.putOut());
  }

  @Test
  void aDrainReachesThoseWhoWaitToTakeOver() {
    Member before = rooms.joins("m", "a");
    Member after = rooms.joins("m", "a");
    forwarder.announceDrain(rooms.nowMs);
    forwarder.drain(rooms.nowMs);

    assertEquals(List.of("goodbye DRAINING"), rooms.hears(before));
    assertEquals(List.of("goodbye DRAINING"), rooms.hears(after));
    assertEquals(List.of(), forwarder.rooms());
  }

  @Test
  void whoIsPutOutHearsWhyAndNothingElse() {
    Member alice = rooms.joins("m", "a");
    Member bob = rooms.joins("m", "b");
    rooms.saysToAll(alice, Delivery.RELIABLE, "x");

    forwarder.putOut(bob, GoodbyeReason.NOT_A_MEMBER_ANY_MORE, rooms.nowMs);
    forwarder.putOut(bob, GoodbyeReason.SILENT, rooms.nowMs);
    rooms.saysToAll(alice, Delivery.RELIABLE, "y");

    assertEquals(List.of("goodbye NOT_A_MEMBER_ANY_MORE"), rooms.hears(bob));
    assertEquals(List.of("b NOT_A_MEMBER_ANY_MORE"), rooms.putOut());
  }

  @Test
  void whoSendsWhatIsNoFrameIsPutOut() {
    Member alice = rooms.joins("m", "a");
    Member bob = rooms.joins("m", "b");
    rooms.hears(alice);

    forwarder.handleFrame(bob, Delivery.UNRELIABLE, new byte[] {0x11, 1, 7}, rooms.nowMs);
    forwarder.handleFrame(bob, Delivery.UNRELIABLE, new byte[0], rooms.nowMs);

    assertEquals(List.of("goodbye PROTOCOL_ERROR"), rooms.hears(bob));
    assertEquals(List.of("2 left"), rooms.hears(alice));
    assertEquals(1, forwarder.counters().drops(ForwardingDrop.MALFORMED_FRAME));
  }

  @Test
  void aRoomAndTheRelayHaveAsManyPlacesAsTheyAreGiven() {
    for (String session : List.of("a", "b", "c", "d")) {
      rooms.joins("m", session);
    }
    rooms.joins("n", "a");
    Member last = rooms.joins("o", "a");

    assertEquals(new JoinOutcome.Refused(GoodbyeReason.FULL), rooms.join("m", "e"));
    assertEquals(new JoinOutcome.Refused(GoodbyeReason.FULL), rooms.join("p", "a"));
    rooms.joins("m", "d");
    forwarder.leave(last, rooms.nowMs);
    rooms.joins("p", "a");
  }

  @Test
  void drainingPutsEverybodyOutAndLetsNobodyIn() {
    Member alice = rooms.joins("m", "a");
    Member bob = rooms.joins("n", "b");

    forwarder.drain(rooms.nowMs);

    assertEquals(List.of("goodbye DRAINING"), rooms.hears(alice));
    assertEquals(List.of("goodbye DRAINING"), rooms.hears(bob));
    assertEquals(List.of(), forwarder.rooms());
    assertEquals(new JoinOutcome.Refused(GoodbyeReason.DRAINING), rooms.join("m", "a"));
  }

  @Test
  void whenItIsToGoDownItTellsEverybodyOpensNoRoomAndGoesOnOtherwise() {
    Member alice = rooms.joins("m", "a");

    forwarder.announceDrain(rooms.nowMs);

    assertEquals(List.of("leaving"), rooms.hears(alice));
    assertEquals(new JoinOutcome.Refused(GoodbyeReason.DRAINING), rooms.join("n", "b"));
    Member bob = rooms.joinsSilently("m", "b");
    assertEquals(List.of("welcome 2, 1=a", "leaving"), rooms.hears(bob));
    rooms.hears(alice);
    rooms.saysToAll(bob, Delivery.RELIABLE, "still here");
    assertEquals(List.of("2: still here"), rooms.hears(alice));
    forwarder.leave(alice, rooms.nowMs);
    forwarder.leave(bob, rooms.nowMs);
    assertEquals(new JoinOutcome.Refused(GoodbyeReason.DRAINING), rooms.join("m", "a"));
  }

  @Test
  void announcesAMemberOnceUntilEverythingWasFetched() {
    Member alice = rooms.joins("m", "a");
    Member bob = rooms.joins("m", "b");
    rooms.hears(alice);
    rooms.announced();

    rooms.saysToAll(alice, Delivery.RELIABLE, "x");
    rooms.saysToAll(alice, Delivery.RELIABLE, "y");
    assertEquals(List.of(bob), rooms.announced());

    forwarder.pollFrame(bob, rooms.nowMs);
    rooms.saysToAll(alice, Delivery.RELIABLE, "z");
    assertEquals(List.of(), rooms.announced());

    rooms.hears(bob);
    rooms.saysToAll(alice, Delivery.RELIABLE, "!");
    assertEquals(List.of(bob), rooms.announced());
  }

  @Test
  void aMemberWhoIsOutStaysOut() {
    Member bob = rooms.joins("m", "b");
    forwarder.leave(bob, rooms.nowMs);

    forwarder.putOut(bob, GoodbyeReason.SILENT, rooms.nowMs);

    assertFalse(bob.isInRoom());
    assertEquals(List.of(), rooms.hears(bob));
  }
}
