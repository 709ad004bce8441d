package dev.onlinematch.relay.embedded;

import dev.onlinematch.live.RealtimeContract;
import dev.onlinematch.nakama.engine.EngineOptions;
import dev.onlinematch.relay.http.CannotListenException;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The embedded server in time and under strain. */
class EmbeddedRealtimeContractIT extends RealtimeContract {

  private static EmbeddedFixture usual;
  private static EmbeddedFixture strict;

  @BeforeAll
  static void start() throws CannotListenException {
    EngineOptions options = EngineOptions.development();
    usual = new EmbeddedFixture(options);
    strict =
        new EmbeddedFixture(options.withTokenLifetimes(TOKEN_SECONDS, 3600).withSingleSocket(true));
  }

  @AfterAll
  static void stop() {
    usual.close();
    strict.close();
  }

  @Override
  protected URI usual() {
    return at(usual);
  }

  @Override
  protected URI strict() {
    return at(strict);
  }

  private static URI at(EmbeddedFixture server) {
    return URI.create("http://127.0.0.1:" + server.port());
  }
}
