package dev.onlinematch.relay.forwarding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.RelayFrame;
import org.junit.jupiter.api.Test;

/** A room that says more than a room may: 300 copies a second. */
class RoomRateTest {

  private static final int PER_SECOND = 300;

  private final Rooms rooms =
      new Rooms(new ForwardingLimits(3, 4, PER_SECOND, QueueLimits.usual()));
  private final Member loud = rooms.joins("m", "loud");
  private final Member ann = rooms.joins("m", "ann");
  private final Member bob = rooms.joins("m", "bob");

  RoomRateTest() {
    rooms.hears(loud);
    rooms.hears(ann);
  }

  @Test
  void dropsWhatIsUnreliableBeyondIt() {
    shouts(1_000);

    // Two copies of each message; both of the others hear the same.
    assertEquals(PER_SECOND / 2, rooms.hears(ann).size());
    assertEquals(PER_SECOND / 2, rooms.hears(bob).size());
    assertEquals(850, dropped());
    rooms.nowMs += 100;
    shouts(1_000);
    assertEquals(30 / 2, rooms.hears(ann).size());
  }

  @Test
  void countsEachReceiverOfAMessage() {
    for (int i = 0; i < 1_000; i++) {
      rooms.says(loud, Delivery.UNRELIABLE, new RelayFrame.ToOne(ann.number(), Rooms.bytes("x")));
    }
    assertEquals(PER_SECOND, rooms.hears(ann).size());

    rooms.nowMs += 1_000;
    for (int i = 0; i < 1_000; i++) {
      rooms.says(
          loud, Delivery.UNRELIABLE, new RelayFrame.ToAllBut(bob.number(), Rooms.bytes("x")));
    }
    // Whom it spares counts too: he might as well be a stranger.
    assertEquals(PER_SECOND / 2, rooms.hears(ann).size());
  }

  @Test
  void hearsEverybodyWhoSaysNoMoreThanHisShare() {
    for (int second = 0; second < 10; second++) {
      // A third of 300 copies is Ann's: she says 40 messages to two others each second.
      for (int i = 0; i < 40; i++) {
        rooms.nowMs += 25;
        shouts(250);
        rooms.hears(bob);
        rooms.saysToAll(ann, Delivery.UNRELIABLE, "a" + i);
        // In the first second she has not saved up anything, and the loud one was first.
        if (second > 0) {
          assertTrue(rooms.hears(bob).contains("2: a" + i), "second " + second + ", a" + i);
        }
      }
    }
    rooms.hears(ann);
    assertTrue(dropped() > 90_000, dropped() + " were dropped");
  }

  @Test
  void dropsNothingThatIsReliable() {
    shouts(1_000);
    for (int i = 0; i < 500; i++) {
      rooms.saysToAll(loud, Delivery.RELIABLE, "r");
    }

    assertEquals(PER_SECOND / 2 + 500, rooms.hears(ann).size());
  }

  @Test
  void oneRoomDoesNotPayForAnother() {
    Member other = rooms.joins("n", "other");
    Member listener = rooms.joins("n", "listener");
    rooms.hears(other);
    shouts(1_000);

    rooms.saysToAll(other, Delivery.UNRELIABLE, "x");

    assertEquals(1, rooms.hears(listener).size());
  }

  @Test
  void knowsNoLimitWhereThereIsNone() {
    Rooms free = Rooms.small();
    Member one = free.joins("m", "a");
    Member two = free.joins("m", "b");
    for (int i = 0; i < 10_000; i++) {
      free.says(one, Delivery.UNRELIABLE, new RelayFrame.ToOne(two.number(), new byte[1]));
      assertEquals(1, free.hears(two).size());
      free.hears(one);
    }
  }

  private void shouts(int messages) {
    for (int i = 0; i < messages; i++) {
      rooms.saysToAll(loud, Delivery.UNRELIABLE, "x");
    }
  }

  private long dropped() {
    return rooms.forwarder().counters().drops(ForwardingDrop.ROOM_RATE);
  }
}
