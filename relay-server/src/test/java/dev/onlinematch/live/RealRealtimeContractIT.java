package dev.onlinematch.live;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A real Nakama in time and under strain. */
class RealRealtimeContractIT extends RealtimeContract {

  @RegisterExtension static final RealNakama NAKAMA = new RealNakama();

  private static NakamaProcess strict;

  @Override
  protected URI usual() {
    return NAKAMA.uri();
  }

  @Override
  protected URI strict() throws IOException {
    if (strict == null) {
      strict =
          NAKAMA.start(
              "--session.token_expiry_sec=" + TOKEN_SECONDS, "--session.single_socket=true");
    }
    return strict.uri();
  }
}
