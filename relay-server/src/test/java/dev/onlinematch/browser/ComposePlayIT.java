package dev.onlinematch.browser;

import dev.onlinematch.deploy.ComposeServices;
import dev.onlinematch.lab.Network;
import dev.onlinematch.lab.Router;
import dev.onlinematch.live.RealNakama;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Two play through all services of {@code docker-compose.yml}, with keys of their own and
 * everything else that the README asks for when the players are real: behind routers that leave
 * them no direct path, so that coturn carries them first, and the relay afterwards.
 */
@Timeout(300)
class ComposePlayIT {

  private static final int KEY_BYTES = 32;

  @RegisterExtension static final Laboratory LABORATORY = new Laboratory();

  @RegisterExtension static final RealNakama NAKAMA = new RealNakama();

  private ComposeServices services;

  @AfterEach
  void stop() throws IOException {
    if (services != null) {
      services.close();
    }
  }

  @Test
  void twoMeetPlayAndComeOnTheLeaderboard() throws Exception {
    services =
        ComposeServices.start(
            LABORATORY.network().atDeployment(), NAKAMA.programs(), forRealPlayers());
    String name = "ann" + System.currentTimeMillis();
    Player ann = arrives("ann").createsAccount(name);
    Player bob = arrives("bob").signsInAsGuest();
    bob.joinsMatch(ann.createsMatch()).sees(Screen.READY).isLinkedBy("turn", 1);
    ann.isLinkedBy("turn", 1).clicks("mode-client-server").isLinkedBy("relay", 1).isReady();
    bob.isLinkedBy("relay", 1).isReady();
    ann.isPlaying();
    bob.isPlaying();

    new Hunter(ann, 1).winsARound();
    ann.clicks("back").sees(Screen.MATCH).seesOnLeaderboard(name + " 1");
  }

  private static Player arrives(String name) throws Exception {
    return LABORATORY.arrives(
        name,
        LABORATORY.lan(Router.SYMMETRIC).computer(),
        "http://" + Network.DEPLOYMENT + ":8080/");
  }

  private static Map<String, String> forRealPlayers() {
    Map<String, String> values = new TreeMap<>();
    for (String key :
        new String[] {
          "POSTGRES_PASSWORD",
          "NAKAMA_SERVER_KEY",
          "NAKAMA_HTTP_KEY",
          "NAKAMA_SESSION_KEY",
          "NAKAMA_REFRESH_KEY",
          "NAKAMA_CONSOLE_PASSWORD",
          "NAKAMA_CONSOLE_KEY",
          "TURN_SECRET"
        }) {
      byte[] bytes = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(bytes);
      values.put(key, HexFormat.of().formatHex(bytes));
    }
    values.put("ONLINEMATCH_DEVELOPMENT", "false");
    values.put("NAKAMA_URL", "http://" + Network.DEPLOYMENT + ":7350");
    values.put("PUBLIC_ADDRESS", Network.DEPLOYMENT_IPV4);
    values.put("TURN_HOST", Network.DEPLOYMENT_IPV4);
    return values;
  }
}
