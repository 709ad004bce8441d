package dev.onlinematch.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fuzz target of this module in one short run. */
class EveryRelayFuzz {

  private static final FuzzTargets TARGETS = new FuzzTargets(EveryRelayFuzz.class);

  static Stream<byte[]> seeds() {
    return TARGETS.seeds();
  }

  @MethodSource("seeds")
  @FuzzTest
  void anyTarget(byte[] bytes) throws Throwable {
    TARGETS.run(bytes);
  }
}
