package dev.onlinematch.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Frames to and from the relay: whatever is read is written back to the same bytes. */
class RelayFrameCodecFuzzTest {

  static Stream<byte[]> frames() {
    byte[] payload = {7, 8, 9};
    return Stream.of(
            new RelayFrame.ToOne(300, payload),
            new RelayFrame.ToAll(payload),
            new RelayFrame.ToAllBut(2, payload),
            new RelayFrame.Ping(-1),
            new RelayFrame.From(0xFFFF, payload),
            new RelayFrame.Welcome(
                3, List.of(new RelayFrame.Member(1, "a1"), new RelayFrame.Member(200, "b2"))),
            new RelayFrame.MemberJoined(new RelayFrame.Member(4, "d4")),
            new RelayFrame.MemberLeft(4),
            new RelayFrame.Goodbye(GoodbyeReason.TOO_SLOW),
            new RelayFrame.Pong(300))
        .map(RelayFrameCodec::encode);
  }

  @MethodSource("frames")
  @FuzzTest
  void readsOnlyWhatItWouldWrite(byte[] bytes) {
    try {
      assertArrayEquals(bytes, RelayFrameCodec.encode(RelayFrameCodec.decodeToRelay(bytes)));
    } catch (MalformedException e) {
      // As it should be.
    }
    try {
      assertArrayEquals(bytes, RelayFrameCodec.encode(RelayFrameCodec.decodeToPlayer(bytes)));
    } catch (MalformedException e) {
      // As it should be.
    }
  }
}
