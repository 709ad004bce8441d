package dev.onlinematch.relay.embedded;

import dev.onlinematch.nakama.NakamaClient;
import dev.onlinematch.nakama.NakamaConnector;
import dev.onlinematch.nakama.NakamaFailure;
import dev.onlinematch.nakama.NakamaReply;
import dev.onlinematch.nakama.NakamaServer;
import dev.onlinematch.nakama.NakamaSession;
import dev.onlinematch.nakama.NakamaSignalling;
import dev.onlinematch.nakama.SessionKeeper;
import dev.onlinematch.relay.http.CannotListenException;
import dev.onlinematch.signalling.Signalling;
import dev.onlinematch.signalling.SignallingContract;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;

/**
 * The contract of signalling over real sockets: against the embedded server, or against the server
 * named by {@code -Donlinematch.nakama=http://localhost:7350}.
 */
class EmbeddedSignallingContractTest extends SignallingContract {

  private static final String URL_PROPERTY = "onlinematch.nakama";
  private static final long PATIENCE_MS = 15_000;
  private static final long QUIET_MS = 400;

  private final List<Signalling> opened = new ArrayList<>();
  private EmbeddedFixture embedded;

  @Override
  protected Driver driver() {
    String url = System.getProperty(URL_PROPERTY, "");
    if (url.isEmpty()) {
      try {
        embedded = EmbeddedFixture.start();
      } catch (CannotListenException e) {
        throw new AssertionError(e);
      }
      url = "http://127.0.0.1:" + embedded.port();
    }
    return new NetworkDriver(new NakamaServer(url, NakamaServer.DEFAULT_KEY));
  }

  @AfterEach
  void leave() {
    opened.forEach(Signalling::close);
    if (embedded != null) {
      embedded.close();
    }
  }

  private final class NetworkDriver implements Driver {

    private final PumpedLoop loop = new PumpedLoop();
    private final NakamaServer server;

    NetworkDriver(NakamaServer server) {
      this.server = server;
    }

    @Override
    public Signalling signIn(String name) {
      NakamaClient client = new NakamaClient(server, new JdkHttpTransport(loop), loop);
      SessionKeeper keeper = new SessionKeeper(client, loop, new Unheard());
      List<NakamaSignalling> connected = new ArrayList<>();
      client.authenticateDevice(
          "contract-device-of-" + name,
          true,
          null,
          reply(
              session -> {
                keeper.keep(session);
                new NakamaConnector(server, keeper, new JdkTextSockets(loop), loop)
                    .connect(false, reply(connected::add));
              }));
      await(name + " to be signed in", () -> !connected.isEmpty());
      opened.add(connected.get(0));
      return connected.get(0);
    }

    @Override
    public void await(String what, BooleanSupplier condition) {
      if (!loop.pump(PATIENCE_MS, condition)) {
        throw new AssertionError("waited in vain for " + what);
      }
    }

    @Override
    public void quiet() {
      loop.pump(QUIET_MS, () -> false);
    }
  }

  private static <T> NakamaReply<T> reply(Consumer<T> onResult) {
    return new NakamaReply<>() {
      @Override
      public void onResult(T result) {
        onResult.accept(result);
      }

      @Override
      public void onFailure(NakamaFailure failure) {
        throw new AssertionError(failure.toString());
      }
    };
  }

  private static final class Unheard implements SessionKeeper.Listener {

    @Override
    public void onSession(NakamaSession session) {}

    @Override
    public void onLost(NakamaFailure failure) {}
  }
}
