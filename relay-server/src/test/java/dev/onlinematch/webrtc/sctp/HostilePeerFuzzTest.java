package dev.onlinematch.webrtc.sctp;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.onlinematch.fuzz.Choices;
import dev.onlinematch.webrtc.sctp.tx.SendOptions;
import dev.onlinematch.wire.ByteWriter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An association whose peer has come through DTLS and says what he likes, under the right tag and
 * checksum. The first byte says how far the association is; each step is a byte that says what
 * happens, and what that needs.
 */
class HostilePeerFuzzTest {

  private static final int WINDOW_BYTES = 40_000;
  private static final SctpOptions OPTIONS =
      SctpOptions.defaults().withBuffers(new BufferLimits(WINDOW_BYTES, 50_000, 10_000, 64));

  static Stream<byte[]> conversations() {
    return SctpExamples.packets()
        .flatMap(
            packet -> {
              byte[] chunks = Arrays.copyOfRange(packet, 12, packet.length);
              return Stream.of(0, 1, 2, 3, 4)
                  .map(
                      state ->
                          new ByteWriter(500)
                              .u8(state)
                              .u8(4)
                              .u8(2)
                              .u8(100)
                              .u8(0)
                              .u16(chunks.length)
                              .raw(chunks)
                              .u8(1)
                              .u8(3)
                              .u8(2)
                              .u8(3)
                              .u8(5)
                              .u8(9)
                              .toByteArray());
            });
  }

  @MethodSource("conversations")
  @FuzzTest
  void keepsItsBoundsWhateverAPeerSays(byte[] bytes) {
    Choices choices = new Choices(bytes);
    ScriptedPeer a = begin(choices.upTo(5));
    Watch watch = new Watch(a);
    while (choices.hasMore()) {
      switch (choices.upTo(8)) {
        case 0 -> watch.says(choices.block());
        case 1 ->
            watch.says(Wire.sack(watch.lastTsn + choices.u8() - 8, choices.u16(), gaps(choices)));
        case 2 -> watch.says(data(choices));
        case 3 -> watch.sees(a.advance(choices.u8() * 50L));
        case 4 -> a.zSends(choices.upTo(70), 1 + choices.u8() * 8, options(choices));
        case 5 ->
            watch.says(
                Wire.forwardTsn(ScriptedPeer.A_TSN + choices.u8(), choices.upTo(70), choices.u8()));
        case 6 -> a.z.resetStreams(choices.upTo(64));
        default -> a.z.shutdown(a.nowMs);
      }
    }
    watch.sees(a.advance(1_000));
    a.z.abort("enough");
    watch.sees(a.receive());
    assertTrue(a.z.nextDeadlineMs() == Long.MAX_VALUE, "a timer survives the end");
  }

  private static ScriptedPeer begin(int state) {
    return switch (state) {
      case 0 -> ScriptedPeer.established(OPTIONS);
      case 1 -> ScriptedPeer.closed();
      case 2 -> ScriptedPeer.cookieWait();
      case 3 -> ScriptedPeer.cookieEchoed();
      default -> {
        ScriptedPeer ending = ScriptedPeer.established(OPTIONS);
        ending.z.shutdown(ending.nowMs);
        ending.receive();
        yield ending;
      }
    };
  }

  private static int[] gaps(Choices choices) {
    int[] gaps = new int[2 * choices.upTo(4)];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = choices.u8();
    }
    return gaps;
  }

  private static byte[] data(Choices choices) {
    byte[] payload = new byte[choices.u8()];
    return Wire.data(
        ScriptedPeer.A_TSN + choices.u8() - 4,
        choices.upTo(70),
        choices.u8(),
        choices.u8(),
        payload);
  }

  private static SendOptions options(Choices choices) {
    return StreamKind.of(choices.upTo(StreamKind.values().length)).options();
  }

  /** Looks at everything that comes out. */
  private static final class Watch {

    private final ScriptedPeer a;
    int lastTsn = ScriptedPeer.Z_TSN - 1;
    private int acknowledged = ScriptedPeer.A_TSN - 1;
    private boolean isSame = true;

    Watch(ScriptedPeer a) {
      this.a = a;
    }

    void says(byte[] chunks) {
      long queued = a.z.status().queuedBytes();
      boolean isIdle = queued == 0 && outstanding() == 0;
      a.send(chunks);
      List<List<SeenChunk>> packets = a.receivePackets();
      // Data that an acknowledgement sets free, and what is lost and sent again, is no answer.
      assertTrue(!isIdle || packets.size() <= 2, () -> packets.size() + " packets for one");
      packets.forEach(this::sees);
    }

    private int outstanding() {
      return a.z.status().path().map(path -> path.sender().outstandingChunks()).orElse(0);
    }

    void sees(List<SeenChunk> chunks) {
      for (SeenChunk chunk : chunks) {
        if (chunk.type == Wire.DATA) {
          lastTsn = chunk.u32(0) - lastTsn > 0 ? chunk.u32(0) : lastTsn;
        } else if (chunk.type == Wire.COOKIE_ACK) {
          // The peer may have begun anew, with other numbers.
          isSame = false;
        } else if (chunk.type == Wire.SACK && isSame) {
          assertTrue(chunk.u32(0) - acknowledged >= 0, "takes back what it has acknowledged");
          acknowledged = chunk.u32(0);
        }
      }
      check();
    }

    private void check() {
      assertTrue(a.z.nextDeadlineMs() >= a.nowMs, "a deadline in the past");
      SctpStatus status = a.z.status();
      assertTrue(status.queuedBytes() >= 0 && status.queuedBytes() <= 8 << 20);
      status
          .path()
          .ifPresent(
              path -> {
                assertTrue(path.sender().inFlightBytes() >= 0);
                assertTrue(path.sender().cwndBytes() >= OPTIONS.mtuBytes());
                assertTrue(path.receiveBufferBytes() >= 0);
              });
    }
  }
}
