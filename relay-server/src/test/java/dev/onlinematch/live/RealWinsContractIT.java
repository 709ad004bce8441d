package dev.onlinematch.live;

import java.net.URI;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The leaderboard of a real Nakama with our module. */
class RealWinsContractIT extends WinsContract {

  @RegisterExtension static final RealNakama NAKAMA = new RealNakama();

  @Override
  protected URI server() {
    return NAKAMA.process().uri();
  }
}
