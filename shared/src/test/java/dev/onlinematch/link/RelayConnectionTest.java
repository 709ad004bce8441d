package dev.onlinematch.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.time.VirtualTime;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.DropCounter;
import dev.onlinematch.wire.GoodbyeReason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RelayConnectionTest {

  private final VirtualTime time = new VirtualTime();
  private final FakeRelay relay = new FakeRelay(time);
  private final Player alice = new Player("alice");
  private final Player bob = new Player("bob");

  @Test
  void whereTheBestWayWorksNoOtherIsDialled() {
    alice.connection.open();
    time.advance(60_000);

    assertEquals(List.of(0), alice.dials);
    assertEquals(List.of("open"), alice.events);
  }

  @Test
  void aCheckNoticesARelayThatHasFallenSilentBeforeTheUsualTime() {
    alice.connection.open();
    time.advance(500);
    relay.setMute(true);
    alice.connection.check();
    time.advance(1_900);
    assertEquals(List.of("open"), alice.events);
    time.advance(200);

    assertEquals(List.of("open", "lost"), alice.events);
  }

  @Test
  void aCheckWhileTheRelayIsAwayDialsAtOnce() {
    relay.setDown(true);
    alice.connection.open();
    time.advance(60_000);
    relay.setDown(false);
    alice.connection.check();
    time.advance(100);

    assertTrue(alice.connection.isOpen());
  }

  @Test
  void theNextWayIsDialledWhileTheBestSaysNothing() {
    relay.setFirstWayBlocked(true);
    alice.connection.open();
    time.advance(RelayConnection.NEXT_WAY_MS - 1);
    assertEquals(List.of(0), alice.dials);
    time.advance(100);

    assertEquals(List.of(0, 1), alice.dials);
    assertTrue(alice.connection.isOpen());
  }

  @Test
  void aWayThatIsRefusedIsFollowedByTheNextAtOnce() {
    alice.isFirstWayRefused = true;
    alice.connection.open();
    time.advance(100);

    assertTrue(alice.connection.isOpen());
    assertEquals(List.of("open"), alice.events);
  }

  @Test
  void theBestWayTakesOverWhenItComesLateAndNobodyIsLost() {
    // A -> dial 0, dial 1; 1 -> Welcome; 0 -> Welcome, and Goodbye to 1.
    bob.connection.open();
    time.advance(500);
    relay.setFirstWayMs(3_000);
    alice.connection.open();
    time.advance(2_000);
    assertEquals(List.of("bob", "open"), alice.events);
    time.advance(60_000);

    assertEquals(List.of(0, 1), alice.dials);
    assertEquals(List.of("bob", "open", "bob", "open"), alice.events);
    assertEquals(2, relay.memberCount());
    alice.carrier.send(Delivery.RELIABLE, new byte[] {7});
    time.advance(100);
    assertEquals(List.of("alice 7"), bob.received);
  }

  @Test
  void aDialThatIsGivenUpTooLateCostsNothing() {
    bob.connection.open();
    time.advance(500);
    // A -> dial 0 ... dial 1; 0 -> Welcome; A hangs 1 up; 1 is taken in before the relay hears it.
    relay.setFirstWayMs(RelayConnection.NEXT_WAY_MS + 20);
    alice.connection.open();
    time.advance(30_000);

    assertEquals(List.of(0, 1), alice.dials);
    assertEquals(List.of("bob", "open"), alice.events);
    assertEquals(2, relay.memberCount());
    alice.carrier.send(Delivery.RELIABLE, new byte[] {7});
    time.advance(100);
    assertEquals(List.of("alice 7"), bob.received);
  }

  @Test
  void whoeverIsReplacedBySomebodyElseStaysAway() {
    alice.connection.open();
    time.advance(30_000);
    relay.sayGoodbye(GoodbyeReason.REPLACED);
    time.advance(60_000);

    assertFalse(alice.connection.isOpen());
    assertEquals(List.of(0), alice.dials);
  }

  @Test
  void whileNothingWorksBothWaysAreTriedInRoundsThatBecomeRarer() {
    relay.setDown(true);
    alice.connection.open();
    time.advance(10_000);

    // Each refuses after 45 ms; pauses of 1, 2 and 4 s.
    assertEquals(List.of(0, 1, 0, 1, 0, 1, 0, 1), alice.dials);
    relay.setDown(false);
    time.advance(10_000);
    assertTrue(alice.connection.isOpen());
  }

  @Test
  void whileAWorseWayCarriesTheBestIsTriedEveryFifteenSeconds() {
    relay.setFirstWayBlocked(true);
    alice.connection.open();
    time.advance(60_000);
    assertEquals(List.of(0, 1, 0, 0, 0), alice.dials);

    relay.setFirstWayBlocked(false);
    time.advance(20_000);

    assertEquals(List.of(0, 1, 0, 0, 0, 0), alice.dials);
    assertEquals(1, relay.memberCount());
    time.advance(60_000);
    assertEquals(List.of(0, 1, 0, 0, 0, 0), alice.dials);
  }

  @Test
  void whoeverClosesWhileDiallingLeavesNothingBehind() {
    relay.setFirstWayBlocked(true);
    alice.connection.open();
    time.advance(RelayConnection.NEXT_WAY_MS + 10);
    alice.connection.close();
    time.advance(60_000);

    assertEquals(0, relay.memberCount());
    assertEquals(0, time.waiting());
    assertEquals(List.of(), alice.events);
  }

  private final class Player implements RelayConnection.Events {

    final RelayConnection connection;
    final List<Integer> dials = new ArrayList<>();
    final List<String> events = new ArrayList<>();
    final List<String> received = new ArrayList<>();
    boolean isFirstWayRefused;
    LinkCarrier carrier;

    Player(String name) {
      List<RelayDialer> ways = relay.access().waysTo(0, new MatchId("match"), new SessionId(name));
      connection =
          new RelayConnection(
              List.of(counted(0, ways.get(0)), counted(1, ways.get(1))),
              time,
              this,
              new DropCounter<>(LinkDrop.values()));
    }

    private RelayDialer counted(int way, RelayDialer dialer) {
      return listener -> {
        dials.add(way);
        RelayDialer.RelayWire wire = dialer.dial(listener);
        if (way == 0 && isFirstWayRefused) {
          time.schedule(10, () -> listener.onClosed("refused"));
        }
        return wire;
      };
    }

    @Override
    public void onRelayCarrier(String sessionId, LinkCarrier next) {
      carrier = next;
      events.add(next == null ? sessionId + " gone" : sessionId);
    }

    @Override
    public void onRelayedFrame(String sessionId, Delivery delivery, byte[] frame) {
      received.add(sessionId + " " + frame[0]);
    }

    @Override
    public void onRelayOpen() {
      events.add("open");
    }

    @Override
    public void onRelayLeaving() {
      events.add("leaving");
    }

    @Override
    public void onRelayLost(String reason) {
      events.add("lost");
    }
  }
}
