package dev.onlinematch.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.onlinematch.fuzz.Choices;
import dev.onlinematch.time.VirtualTime;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.ByteWriter;
import dev.onlinematch.wire.DropCounter;
import dev.onlinematch.wire.GoodbyeReason;
import dev.onlinematch.wire.RelayFrame;
import dev.onlinematch.wire.RelayFrameCodec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A client whose relay says what it likes, on any connection that was ever dialled. Each step is a
 * byte that says what happens, and what that needs; a frame has its length, of two bytes, in front.
 */
class RelayConnectionFuzzTest {

  private static final Delivery[] DELIVERIES = Delivery.values();

  static Stream<byte[]> evenings() {
    RelayFrame.Member bob = new RelayFrame.Member(2, "bob");
    ByteWriter evening = new ByteWriter(500);
    says(evening, new RelayFrame.Welcome(3, List.of(new RelayFrame.Member(1, "ann"))));
    says(evening, new RelayFrame.MemberJoined(bob));
    says(evening, new RelayFrame.From(2, new byte[] {1, 2}));
    says(evening, new RelayFrame.Pong(0));
    says(evening, new RelayFrame.MemberLeft(2));
    evening.u8(2).u8(40).u8(4);
    says(evening, new RelayFrame.Goodbye(GoodbyeReason.DRAINING));
    evening.u8(1).u8(0).u8(3);
    return Stream.of(evening.toByteArray());
  }

  private static void says(ByteWriter evening, RelayFrame frame) {
    byte[] bytes = RelayFrameCodec.encode(frame);
    evening.u8(0).u8(0).u8(0).u16(bytes.length).raw(bytes);
  }

  @MethodSource("evenings")
  @FuzzTest
  void knowsNobodyWhomTheRelayHasNotNamed(byte[] bytes) {
    Choices choices = new Choices(bytes);
    Client client = new Client();
    client.relay.open();
    while (choices.hasMore()) {
      switch (choices.upTo(6)) {
        case 0 -> client.hears(choices.u8(), DELIVERIES[choices.upTo(3)], choices.block());
        case 1 -> client.wire(choices.u8()).listener.onClosed("gone");
        case 2 -> client.time.advance(choices.u8() * 100L);
        case 3 -> client.relay.close();
        case 4 -> client.relay.open();
        default -> client.wire(choices.u8()).listener.onOpen();
      }
    }
    client.relay.close();
    assertEquals(Set.of(), client.reached);
    client.time.advance(60_000);
    assertEquals(0, client.time.waiting());
  }

  /** A player, and whom the relay reaches for him. */
  private static final class Client implements RelayConnection.Events {

    final VirtualTime time = new VirtualTime();
    final Set<String> reached = new HashSet<>();
    private final List<Wire> wires = new ArrayList<>();
    final RelayConnection relay =
        new RelayConnection(
            List.of(this::dial, this::dial), time, this, new DropCounter<>(LinkDrop.values()));

    private Wire dial(RelayDialer.Listener listener) {
      Wire wire = new Wire(listener);
      wires.add(wire);
      return wire;
    }

    /** The latest connection for 0, the one before for 1, and so on. */
    Wire wire(int back) {
      return wires.get(wires.size() - 1 - back % wires.size());
    }

    void hears(int back, Delivery delivery, byte[] frame) {
      Wire wire = wire(back);
      if (!wire.isClosed) {
        wire.listener.onFrame(delivery, frame);
      }
    }

    @Override
    public void onRelayCarrier(String sessionId, LinkCarrier carrier) {
      if (carrier == null) {
        assertTrue(reached.remove(sessionId), "taken back twice: " + sessionId);
      } else {
        reached.add(sessionId);
      }
    }

    @Override
    public void onRelayedFrame(String sessionId, Delivery delivery, byte[] frame) {
      assertTrue(reached.contains(sessionId), "from a stranger: " + sessionId);
    }

    @Override
    public void onRelayOpen() {
      assertTrue(relay.isOpen());
    }

    @Override
    public void onRelayLeaving() {
      assertTrue(relay.isOpen());
    }

    @Override
    public void onRelayLost(String reason) {
      assertNotNull(reason);
    }
  }

  private static final class Wire implements RelayDialer.RelayWire {

    final RelayDialer.Listener listener;
    boolean isClosed;

    Wire(RelayDialer.Listener listener) {
      this.listener = listener;
    }

    @Override
    public void close() {
      isClosed = true;
    }

    @Override
    public boolean send(Delivery delivery, byte[] frame) {
      return !isClosed;
    }

    @Override
    public int bufferedAmount(Delivery delivery) {
      return 0;
    }
  }
}
