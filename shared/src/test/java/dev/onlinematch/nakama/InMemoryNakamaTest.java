package dev.onlinematch.nakama;

import dev.onlinematch.nakama.engine.EngineOptions;
import dev.onlinematch.signalling.Signalling;
import dev.onlinematch.signalling.SignallingContract;
import dev.onlinematch.time.VirtualTime;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Nested;

/** The client over the engine, in virtual time, whichever way the order of its messages falls. */
class InMemoryNakamaTest {

  @Nested
  class WhenTheReplyComesFirst extends SignallingContract {

    @Override
    protected Driver driver() {
      return new VirtualDriver(0);
    }
  }

  @Nested
  class WhenTheOwnJoinComesFirst extends SignallingContract {

    @Override
    protected Driver driver() {
      return new VirtualDriver(100);
    }
  }

  private static final class VirtualDriver implements SignallingContract.Driver {

    private static final long PATIENCE_MS = 5_000;

    private final VirtualTime time = new VirtualTime();
    private final InMemoryNakama nakama;

    VirtualDriver(int joinEventFirstPercent) {
      nakama =
          new InMemoryNakama(
              time,
              1,
              EngineOptions.development().withJoinEventFirstPercent(joinEventFirstPercent));
    }

    @Override
    public Signalling signIn(String name) {
      return nakama.signIn(name);
    }

    @Override
    public void await(String what, BooleanSupplier condition) {
      for (long waitedMs = 0; !condition.getAsBoolean(); waitedMs++) {
        if (waitedMs > PATIENCE_MS) {
          throw new AssertionError("waited in vain for " + what);
        }
        time.advance(1);
      }
    }

    @Override
    public void quiet() {
      time.advance(3_000);
    }
  }
}
