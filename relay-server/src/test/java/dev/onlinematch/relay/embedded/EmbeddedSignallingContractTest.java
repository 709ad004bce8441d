package dev.onlinematch.relay.embedded;

import dev.onlinematch.live.NetworkDriver;
import dev.onlinematch.relay.http.CannotListenException;
import dev.onlinematch.signalling.SignallingContract;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;

/** The contract of signalling over real sockets, as the embedded server keeps it. */
class EmbeddedSignallingContractTest extends SignallingContract {

  private EmbeddedFixture embedded;
  private NetworkDriver driver;

  @Override
  protected Driver driver() {
    try {
      embedded = EmbeddedFixture.start();
    } catch (CannotListenException e) {
      throw new AssertionError(e);
    }
    driver = new NetworkDriver(URI.create("http://127.0.0.1:" + embedded.port()));
    return driver;
  }

  @AfterEach
  void leave() {
    driver.close();
    embedded.close();
  }
}
