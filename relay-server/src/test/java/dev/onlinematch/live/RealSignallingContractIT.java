package dev.onlinematch.live;

import dev.onlinematch.signalling.SignallingContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract of signalling, as a real Nakama keeps it. */
class RealSignallingContractIT extends SignallingContract {

  @RegisterExtension static final RealNakama NAKAMA = new RealNakama();

  private NetworkDriver driver;

  @Override
  protected Driver driver() {
    driver = new NetworkDriver(NAKAMA.uri());
    return driver;
  }

  @AfterEach
  void leave() {
    if (driver != null) {
      driver.close();
    }
  }
}
