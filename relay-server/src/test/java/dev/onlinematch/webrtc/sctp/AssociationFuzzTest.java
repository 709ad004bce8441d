package dev.onlinematch.webrtc.sctp;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.onlinematch.fuzz.Choices;
import dev.onlinematch.wire.ByteWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two associations, and a network that does what the bytes say: each step is a byte that says what
 * happens, and what that needs. What {@link SimulatedPeer} demands of messages holds after every
 * step; in the end the network heals, and everything reliable has to arrive, or both have to know
 * that it is over.
 */
class AssociationFuzzTest {

  private static final int MOST_STEPS = 400;
  private static final long HEAL_MS = 130_000;

  static Stream<byte[]> evenings() {
    ByteWriter quiet = new ByteWriter(500).u8(1).u8(5);
    ByteWriter lossy = new ByteWriter(500).u8(7).u8(255);
    for (int i = 0; i < 12; i++) {
      // Sends on each kind of stream, and delivers; or loses, doubles and lets time pass.
      quiet.u8(0).u8(i % 6).u8(20).u8(2).u8(2).u8(2);
      lossy.u8(i % 2).u8(i % 6).u8(200).u8(3).u8(4).u8(5).u8(60).u8(2);
    }
    return Stream.of(quiet.toByteArray(), lossy.u8(7).u8(1).u8(2).u8(2).u8(8).u8(2).toByteArray());
  }

  @MethodSource("evenings")
  @FuzzTest
  void deliversWhatIsReliableOnceAndInOrder(byte[] bytes) {
    new Evening(new Choices(bytes)).run();
  }

  private static final class Evening {

    private final Choices choices;
    private final SimulatedPeer a;
    private final SimulatedPeer z;
    private final List<Packet> network = new ArrayList<>();
    private final byte[] buffer = new byte[SctpOptions.defaults().mtuBytes()];
    private final boolean isHealed;
    private long nowMs = 1_000;

    private record Packet(SimulatedPeer to, byte[] bytes) {}

    Evening(Choices choices) {
      this.choices = choices;
      int how = choices.u8();
      // Just before TSNs wrap, or anywhere; a small window, or a large one.
      int tsn = (how & 2) == 0 ? -1 - choices.u8() : choices.u16();
      int window = (how & 4) == 0 ? 20_000 : 1_000_000;
      isHealed = (how & 24) != 0;
      a = new SimulatedPeer("A", association(1, tsn, window));
      z = new SimulatedPeer("Z", association(2, tsn + 7, window));
      a.connectTo(z);
      z.connectTo(a);
      if ((how & 1) == 1) {
        a.association.connect(nowMs);
        flush(a);
      }
      if ((how & 32) == 0) {
        z.association.connect(nowMs);
        flush(z);
      }
    }

    private static SctpAssociation association(int seed, int tsn, int window) {
      SctpOptions options =
          SctpOptions.defaults().withBuffers(new BufferLimits(window, 200_000, 64 * 1024, 64));
      return new SctpAssociation(options, new ScriptedRandom(seed, seed, tsn));
    }

    void run() {
      for (int step = 0; step < MOST_STEPS && choices.hasMore(); step++) {
        step();
      }
      if (isHealed) {
        heal();
      }
    }

    private void step() {
      switch (choices.upTo(11)) {
        case 0 -> send(a);
        case 1 -> send(z);
        case 2 -> deliver(0);
        case 3 -> lose();
        case 4 -> repeat();
        case 5 -> pass(choices.u8() * 10L);
        case 6 -> deliver(choices.u8());
        case 7 -> reset(choices.yes() ? a : z);
        case 8 -> end(choices.yes() ? a : z);
        case 9 -> corrupt();
        default -> deliverAll();
      }
    }

    private void send(SimulatedPeer peer) {
      StreamKind kind = StreamKind.of(choices.upTo(StreamKind.values().length));
      peer.send(kind, choices.u8() * 16, nowMs);
      flush(peer);
    }

    private void deliver(int which) {
      if (!network.isEmpty()) {
        Packet packet = network.remove(which % network.size());
        receive(packet.to, packet.bytes);
      }
    }

    private void deliverAll() {
      for (int i = network.size(); i > 0; i--) {
        deliver(0);
      }
    }

    private void receive(SimulatedPeer to, byte[] bytes) {
      to.association.handlePacket(bytes, 0, bytes.length, nowMs);
      flush(to);
    }

    private void lose() {
      if (!network.isEmpty()) {
        network.remove(choices.u8() % network.size());
      }
    }

    private void repeat() {
      if (!network.isEmpty()) {
        Packet packet = network.get(choices.u8() % network.size());
        receive(packet.to, packet.bytes);
      }
    }

    private void corrupt() {
      if (!network.isEmpty()) {
        Packet packet = network.get(choices.u8() % network.size());
        packet.bytes[choices.u8() % packet.bytes.length] ^= (byte) Math.max(1, choices.u8());
      }
    }

    private void reset(SimulatedPeer peer) {
      int stream = choices.upTo(StreamKind.values().length);
      if (peer.isEstablished) {
        peer.association.resetStreams(stream);
      }
      flush(peer);
    }

    private void end(SimulatedPeer peer) {
      if (choices.yes()) {
        peer.association.shutdown(nowMs);
      } else {
        peer.association.abort("enough");
      }
      flush(peer);
    }

    private void pass(long ms) {
      long untilMs = nowMs + ms;
      for (long next = nextMs(); next <= untilMs; next = nextMs()) {
        nowMs = Math.max(nowMs, next);
        timeout(a);
        timeout(z);
      }
      nowMs = untilMs;
    }

    private long nextMs() {
      return Math.min(a.association.nextDeadlineMs(), z.association.nextDeadlineMs());
    }

    private void timeout(SimulatedPeer peer) {
      if (peer.association.nextDeadlineMs() <= nowMs) {
        peer.association.handleTimeout(nowMs);
        flush(peer);
      }
    }

    private void flush(SimulatedPeer peer) {
      peer.takeEvents();
      int length = peer.association.pollPacket(buffer, nowMs);
      while (length > 0) {
        network.add(new Packet(peer == a ? z : a, Arrays.copyOf(buffer, length)));
        length = peer.association.pollPacket(buffer, nowMs);
      }
      peer.takeEvents();
      AssociationInvariants.check(peer, nowMs);
    }

    private void heal() {
      long untilMs = nowMs + HEAL_MS;
      while (!isSettled()) {
        if (nowMs > untilMs) {
          throw new AssertionError("not settled\n" + a.describe() + "\n" + z.describe());
        }
        if (network.isEmpty()) {
          pass(Math.max(0, Math.min(nextMs(), untilMs + 1) - nowMs));
        } else {
          deliverAll();
        }
      }
    }

    private boolean isSettled() {
      if (a.closed.isPresent() || z.closed.isPresent()) {
        return network.isEmpty() && nextMs() == Long.MAX_VALUE;
      }
      boolean hasBegun = a.isEstablished || z.isEstablished || nextMs() != Long.MAX_VALUE;
      return network.isEmpty()
          && (!hasBegun
              || (AssociationInvariants.isQuiet(a)
                  && AssociationInvariants.isQuiet(z)
                  && a.hasReceivedAllReliable()
                  && z.hasReceivedAllReliable()));
    }
  }
}
