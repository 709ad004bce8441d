package dev.onlinematch.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.onlinematch.nakama.SessionKeeper;
import dev.onlinematch.signalling.JoinedMatch;
import dev.onlinematch.signalling.Outcome;
import dev.onlinematch.signalling.SignallingFailure;
import dev.onlinematch.signalling.SignallingPlayer;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A real Nakama that is started anew under its players. The embedded one would forget them. */
class RealRestartIT {

  @RegisterExtension static final RealNakama NAKAMA = new RealNakama();

  @Test
  void afterARestartTheSocketsAreGoneAndTheSessionsAreNot() throws IOException {
    NakamaProcess nakama = NAKAMA.start();
    try (NetworkDriver driver = new NetworkDriver(nakama.uri())) {
      SessionKeeper keeper = driver.keeper("alice");
      SignallingPlayer before = new SignallingPlayer(driver.connect(keeper));
      Outcome<JoinedMatch> created = before.create();
      driver.await("a match", created::hasEnded);

      nakama.restart();

      driver.await("the end of the socket", () -> before.closed() != null);
      assertFalse(before.signalling().isOpen());
      SignallingPlayer after = new SignallingPlayer(driver.connect(keeper));
      Outcome<JoinedMatch> joined = after.join(created.result().matchId());
      driver.await("an answer", joined::hasEnded);
      assertEquals(SignallingFailure.Reason.MATCH_NOT_FOUND, joined.reason());
    }
  }
}
