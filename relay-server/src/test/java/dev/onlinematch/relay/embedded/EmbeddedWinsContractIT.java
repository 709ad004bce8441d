package dev.onlinematch.relay.embedded;

import dev.onlinematch.live.WinsContract;
import dev.onlinematch.relay.http.CannotListenException;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The leaderboard of the embedded server. */
class EmbeddedWinsContractIT extends WinsContract {

  private static EmbeddedFixture embedded;

  @BeforeAll
  static void start() throws CannotListenException {
    embedded = EmbeddedFixture.start();
  }

  @AfterAll
  static void stop() {
    embedded.close();
  }

  @Override
  protected URI server() {
    return URI.create("http://127.0.0.1:" + embedded.port());
  }
}
