package dev.onlinematch.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.time.VirtualTime;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.DropCounter;
import dev.onlinematch.wire.GoodbyeReason;
import dev.onlinematch.wire.MalformedException;
import dev.onlinematch.wire.RelayFrame;
import dev.onlinematch.wire.RelayFrameCodec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a relay may say, in whatever order, by the hand of the test. */
class RelayConnectionFramesTest {

  private static final RelayFrame.Member BOB = new RelayFrame.Member(2, "bob");

  private final VirtualTime time = new VirtualTime();
  private final DropCounter<LinkDrop> drops = new DropCounter<>(LinkDrop.values());
  private final List<String> events = new ArrayList<>();
  private final List<Wire> wires = new ArrayList<>();
  private final RelayConnection connection =
      new RelayConnection(List.of(this::dial), time, new Told(), drops);
  private LinkCarrier toBob;

  @Test
  void thereIsAWayAtLeast() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new RelayConnection(List.of(), time, new Told(), drops));
  }

  @Test
  void membersComeAndGoAndTheirFramesAreTheirs() {
    welcome();
    deliver(new RelayFrame.MemberJoined(new RelayFrame.Member(3, "carol")));
    deliver(new RelayFrame.From(3, new byte[] {7}));
    deliver(new RelayFrame.MemberLeft(3));
    deliver(new RelayFrame.Leaving());

    assertEquals(List.of("bob", "open", "carol", "carol says 7", "carol gone", "leaving"), events);
  }

  @Test
  void aFrameOfSomebodyWhoHasLeftComesTooLate() {
    welcome();
    deliver(new RelayFrame.MemberLeft(2));
    deliver(new RelayFrame.From(2, new byte[] {7}));

    assertEquals(1, drops.of(LinkDrop.LATE));
    assertEquals(List.of("bob", "open", "bob gone"), events);
  }

  @Test
  void aNumberThatIsGivenAnewIsNobodyElsesAnyMore() {
    welcome();
    deliver(new RelayFrame.MemberJoined(new RelayFrame.Member(2, "carol")));

    assertEquals(List.of("bob", "open", "bob gone", "carol"), events);
  }

  @Test
  void whoeverConnectedAnewIsNotGoneWhenHisOldNumberLeaves() {
    welcome();
    deliver(new RelayFrame.MemberJoined(new RelayFrame.Member(5, "bob")));
    deliver(new RelayFrame.MemberLeft(2));

    assertEquals(List.of("bob", "open", "bob"), events);
  }

  @Test
  void beforeItsWelcomeARelayHasNothingToSay() {
    connection.open();
    deliver(new RelayFrame.From(2, new byte[] {7}));
    deliver(new RelayFrame.MemberJoined(BOB));

    assertEquals(2, drops.of(LinkDrop.MALFORMED_FRAME));
    assertEquals(List.of(), events);
  }

  @Test
  void itWelcomesOnce() {
    welcome();
    deliver(new RelayFrame.Welcome(1, List.of(BOB)));

    assertEquals(List.of("bob", "open"), events);
    assertTrue(connection.isOpen());
  }

  @Test
  void whatIsNoFrameIsCounted() {
    welcome();
    wires.get(0).listener.onFrame(Delivery.RELIABLE, new byte[] {99});

    assertEquals(1, drops.of(LinkDrop.MALFORMED_FRAME));
    assertTrue(connection.isOpen());
  }

  @ParameterizedTest
  @EnumSource(
      value = GoodbyeReason.class,
      names = {"DRAINING", "TOO_SLOW", "PROTOCOL_ERROR", "FULL", "SILENT"})
  void afterMostGoodbyesItIsDialledAgain(GoodbyeReason reason) {
    welcome();
    deliver(new RelayFrame.Goodbye(reason));

    assertEquals(List.of("bob", "open", "bob gone", "lost the relay says " + reason), events);
    assertEquals(2, wires.size());
    assertTrue(wires.get(0).isClosed);
  }

  @ParameterizedTest
  @EnumSource(
      value = GoodbyeReason.class,
      names = {"REPLACED", "NOT_A_MEMBER_ANY_MORE"})
  void someGoodbyesAreForGood(GoodbyeReason reason) {
    welcome();
    deliver(new RelayFrame.Goodbye(reason));
    time.advance(60_000);

    assertEquals(List.of("bob", "open", "bob gone", "lost the relay says " + reason), events);
    assertEquals(1, wires.size());
    assertEquals(0, time.waiting());
  }

  @Test
  void whoIsNotAMemberYetIsNotKeptOutForGood() {
    connection.open();
    deliver(new RelayFrame.Goodbye(GoodbyeReason.NOT_A_MEMBER_ANY_MORE));
    assertEquals(List.of("lost the relay says NOT_A_MEMBER_ANY_MORE"), events);

    time.advance(60_000);
    assertTrue(wires.size() > 1);
  }

  @Test
  void aCarrierCarriesUntilItsConnectionIsOver() {
    welcome();
    wires.get(0).bufferedBytes = 11;
    assertTrue(toBob.send(Delivery.UNRELIABLE, new byte[] {7}));
    assertEquals(11, toBob.bufferedAmount(Delivery.UNRELIABLE));
    assertEquals("to 2: 7", wires.get(0).said.get(1));
    LinkCarrier old = toBob;

    wires.get(0).doesTake = false;
    assertFalse(old.send(Delivery.UNRELIABLE, new byte[] {7}));
    wires.get(0).doesTake = true;
    connection.close();
    assertFalse(old.send(Delivery.UNRELIABLE, new byte[] {7}));
    assertEquals(0, old.bufferedAmount(Delivery.UNRELIABLE));
  }

  @Test
  void afterItsEndNothingIsHeardOfIt() {
    welcome();
    Wire wire = wires.get(0);
    connection.close();
    wire.listener.onFrame(Delivery.RELIABLE, new byte[] {99});
    wire.listener.onClosed("the socket closed");
    time.advance(60_000);

    assertEquals(List.of("bob", "open", "bob gone"), events);
    assertEquals(0, drops.total());
    assertEquals(0, time.waiting());
    assertTrue(wire.isClosed);
  }

  @Test
  void aCheckOfWhatIsBeingFoundOutChangesNothing() {
    welcome();
    connection.check();
    int asked = wires.get(0).said.size();
    connection.check();

    assertEquals(asked, wires.get(0).said.size());
  }

  @Test
  void aCheckOfWhatNobodyWantsDialsNothing() {
    connection.check();

    assertEquals(List.of(), wires);
  }

  private void welcome() {
    connection.open();
    deliver(new RelayFrame.Welcome(1, List.of(BOB)));
  }

  private void deliver(RelayFrame frame) {
    wires.get(wires.size() - 1).listener.onFrame(Delivery.RELIABLE, RelayFrameCodec.encode(frame));
  }

  private RelayDialer.RelayWire dial(RelayDialer.Listener listener) {
    Wire wire = new Wire(listener);
    wires.add(wire);
    return wire;
  }

  private static final class Wire implements RelayDialer.RelayWire {

    final RelayDialer.Listener listener;
    final List<String> said = new ArrayList<>();
    int bufferedBytes;
    boolean doesTake = true;
    boolean isClosed;

    Wire(RelayDialer.Listener listener) {
      this.listener = listener;
    }

    @Override
    public boolean send(Delivery delivery, byte[] frame) {
      try {
        RelayFrame.ToRelay read = RelayFrameCodec.decodeToRelay(frame);
        said.add(
            read instanceof RelayFrame.ToOne one
                ? "to " + one.member() + ": " + one.payload()[0]
                : read.getClass().getSimpleName());
      } catch (MalformedException e) {
        throw new AssertionError(e);
      }
      return doesTake;
    }

    @Override
    public int bufferedAmount(Delivery delivery) {
      return bufferedBytes;
    }

    @Override
    public void close() {
      isClosed = true;
    }
  }

  private final class Told implements RelayConnection.Events {

    @Override
    public void onRelayCarrier(String sessionId, LinkCarrier carrier) {
      events.add(carrier == null ? sessionId + " gone" : sessionId);
      if (sessionId.equals("bob") && carrier != null) {
        toBob = carrier;
      }
    }

    @Override
    public void onRelayedFrame(String sessionId, Delivery delivery, byte[] frame) {
      events.add(sessionId + " says " + frame[0]);
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
      events.add("lost " + reason);
    }
  }
}
