package dev.onlinematch.signalling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.onlinematch.fuzz.Choices;
import dev.onlinematch.wire.ByteWriter;
import dev.onlinematch.wire.MalformedException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Signals between players: the first byte says under which op code the rest came. */
class SignalCodecFuzzTest {

  private static final int FIRST_OP_CODE = SignalCodec.OP_WEBRTC_PEER_METHOD;

  static Stream<byte[]> signals() {
    return SignalExamples.ALL.stream()
        .map(
            message ->
                new ByteWriter(SignalCodec.MAX_BYTES + 1)
                    .u8(SignalCodec.opCode(message) - FIRST_OP_CODE)
                    .raw(SignalCodec.encode(message))
                    .toByteArray());
  }

  @MethodSource("signals")
  @FuzzTest
  void saysTheSameAgainWhatItHasUnderstood(byte[] bytes) throws MalformedException {
    Choices choices = new Choices(bytes);
    int opCode = FIRST_OP_CODE + choices.u8();
    byte[] body = choices.rest();
    SignalMessage message;
    try {
      message = SignalCodec.decode(opCode, body);
    } catch (MalformedException e) {
      return;
    }
    assertEquals(opCode, SignalCodec.opCode(message));
    if (body.length <= SignalCodec.MAX_BYTES) {
      byte[] said = SignalCodec.encode(message);
      // Not always the same bytes: an overlong name is cut.
      assertArrayEquals(said, SignalCodec.encode(SignalCodec.decode(opCode, said)));
    }
  }
}
