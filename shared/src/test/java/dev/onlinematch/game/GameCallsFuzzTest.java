package dev.onlinematch.game;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.onlinematch.fuzz.Choices;
import dev.onlinematch.rpc.ArgumentCodec;
import dev.onlinematch.rpc.RpcDrop;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.transport.MessageTransport;
import dev.onlinematch.transport.PeerId;
import dev.onlinematch.transport.SendResult;
import dev.onlinematch.wire.ByteReader;
import dev.onlinematch.wire.ByteWriter;
import dev.onlinematch.wire.MalformedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Calls of the game, from somebody who says anything. The first byte says who, how, and whether the
 * fingerprint is the right one, without which nothing gets far; the rest is the message.
 */
class GameCallsFuzzTest {

  private static final PeerId HOST = PeerId.FIRST;
  private static final PeerId ME = new PeerId(2);
  private static final PeerId OTHER = new PeerId(3);

  static Stream<byte[]> calls() {
    Wire wire = new Wire(HOST);
    GameCalls calls = new GameCalls(wire);
    new Ear().listenTo(calls);
    calls.ready.toOthers(3);
    calls.setUp.toOthers(new RoundSetup(129, List.of(ME, HOST)));
    calls.isSetUp.toOthers(3);
    calls.start.toOthers(3);
    calls.snapshot.toOthers(new Snapshot(0xFFFF, 0x2580, 0x7080, 7, false, 7, 60));
    calls.died.toOthers(3);
    calls.outOfRound.toOthers(new GameCalls.PlayerOut(3, ME));
    calls.roundOver.toOthers(new RoundResult(3, ME, Map.of(ME, 5, HOST, 1)));
    return wire.sent.stream()
        .map(sent -> new ByteWriter(100).u8(wire.deliveries.get(0).ordinal() * 4 + 3).raw(sent))
        .map(ByteWriter::toByteArray);
  }

  @MethodSource("calls")
  @FuzzTest
  void handsOnWhatReadsTheSameAgainAndCountsTheRest(byte[] bytes) {
    Choices choices = new Choices(bytes);
    int how = choices.u8();
    byte[] message = choices.rest();
    Wire wire = new Wire(ME);
    GameCalls calls = new GameCalls(wire);
    Ear ear = new Ear();
    ear.listenTo(calls);
    if ((how & 1) == 1 && message.length >= 2) {
      calls.ready.toOthers(0);
      System.arraycopy(wire.sent.get(0), 0, message, 0, 2);
    }
    Delivery delivery = Delivery.values()[(how >> 2) % Delivery.values().length];
    wire.receiver.onMessage((how & 2) == 2 ? HOST : OTHER, delivery, message);
    int dropped = calls.drops().total();
    assertEquals(1, ear.heard + dropped, () -> calls.drops().toString());
    if (delivery == Delivery.UNRELIABLE) {
      assertEquals(0, ear.heard);
    }
    assertEquals(dropped, dropsIn(calls));
  }

  private static int dropsIn(GameCalls calls) {
    return Arrays.stream(RpcDrop.values()).mapToInt(calls.drops()::of).sum();
  }

  /** Checks what it hears: written and read again, it is the same. */
  private static final class Ear {

    int heard;

    void listenTo(GameCalls calls) {
      calls.ready.onReceive((from, round) -> heard++);
      calls.setUp.onReceive((from, it) -> hear(RoundSetup.CODEC, it));
      calls.isSetUp.onReceive((from, round) -> heard++);
      calls.start.onReceive((from, round) -> heard++);
      calls.snapshot.onReceive((from, it) -> hear(Snapshot.CODEC, it));
      calls.died.onReceive((from, round) -> heard++);
      calls.outOfRound.onReceive((from, it) -> hear(GameCalls.PlayerOut.CODEC, it));
      calls.roundOver.onReceive((from, it) -> hear(RoundResult.CODEC, it));
      calls.open();
    }

    private <T> void hear(ArgumentCodec<T> codec, T arguments) {
      heard++;
      ByteWriter out = new ByteWriter(MessageTransport.MAX_MESSAGE_BYTES);
      codec.write(out, arguments);
      try {
        assertEquals(arguments, codec.read(new ByteReader(out.toByteArray())));
      } catch (MalformedException e) {
        throw new AssertionError("cannot be read again: " + arguments, e);
      }
    }
  }

  /** Three in a match. */
  private static final class Wire implements MessageTransport {

    final List<byte[]> sent = new ArrayList<>();
    final List<Delivery> deliveries = new ArrayList<>();
    private final PeerId me;
    Receiver receiver;

    Wire(PeerId me) {
      this.me = me;
    }

    @Override
    public PeerId myPeerId() {
      return me;
    }

    @Override
    public PeerId hostPeerId() {
      return HOST;
    }

    @Override
    public List<PeerId> otherPeers() {
      return List.of(OTHER);
    }

    @Override
    public boolean isSpectator(PeerId peer) {
      return false;
    }

    @Override
    public SendResult send(PeerId to, Delivery delivery, byte[] payload) {
      sent.add(payload);
      deliveries.add(delivery);
      return SendResult.SENT;
    }

    @Override
    public int bufferedAmount(PeerId to, Delivery delivery) {
      return 0;
    }

    @Override
    public void setReceiver(Receiver receiver) {
      this.receiver = receiver;
    }
  }
}
