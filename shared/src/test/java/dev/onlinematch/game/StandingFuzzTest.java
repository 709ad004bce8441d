package dev.onlinematch.game;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.onlinematch.transport.PeerId;
import dev.onlinematch.wire.MalformedException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** What a host says of how the game stands: read and written again it is the same, or refused. */
class StandingFuzzTest {

  static Stream<byte[]> states() {
    PeerId ann = PeerId.FIRST;
    PeerId bob = new PeerId(2);
    RoundResult result = new RoundResult(3, bob, Map.of(bob, 2));
    return Stream.of(
        new Standing(result, Standing.Progress.DECIDED, List.of(bob, ann), List.of(bob), List.of())
            .encode());
  }

  @MethodSource("states")
  @FuzzTest
  void isReadAsItIsWrittenOrRefused(byte[] bytes) {
    try {
      Standing standing = Standing.decode(bytes);
      assertEquals(standing, Standing.decode(standing.encode()));
    } catch (MalformedException | IllegalArgumentException refused) {
      // As the session does.
    }
  }
}
