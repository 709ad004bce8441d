package dev.onlinematch.live;

import dev.onlinematch.nakama.NakamaClient;
import dev.onlinematch.nakama.NakamaConnector;
import dev.onlinematch.nakama.NakamaFailure;
import dev.onlinematch.nakama.NakamaReply;
import dev.onlinematch.nakama.NakamaServer;
import dev.onlinematch.nakama.NakamaSession;
import dev.onlinematch.nakama.NakamaSignalling;
import dev.onlinematch.nakama.SessionKeeper;
import dev.onlinematch.signalling.Signalling;
import dev.onlinematch.signalling.SignallingContract;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Our client over real sockets, in real time, for one test. */
public final class NetworkDriver implements SignallingContract.Driver, AutoCloseable {

  private static final long PATIENCE_MS = 15_000;

  /** On loopback whatever was under way arrives within some milliseconds. */
  private static final long QUIET_MS = 300;

  private final PumpedLoop loop = new PumpedLoop();
  private final NakamaServer server;
  private final List<Signalling> opened = new ArrayList<>();

  /** Players of the server at that address. */
  public NetworkDriver(URI server) {
    this.server = new NakamaServer(server.toString(), NakamaServer.DEFAULT_KEY);
  }

  @Override
  public NakamaSignalling signIn(String name) {
    return connect(keeper(name));
  }

  /** Signs a device in, without a connection. */
  SessionKeeper keeper(String name) {
    NakamaClient client = client();
    SessionKeeper keeper = new SessionKeeper(client, loop, new Unheard());
    client.authenticateDevice("contract-device-of-" + name, true, null, reply(keeper::keep));
    await(name + " to be signed in", () -> keeper.session() != null);
    return keeper;
  }

  /** Another connection of somebody who is signed in. */
  NakamaSignalling connect(SessionKeeper keeper) {
    List<NakamaSignalling> connected = new ArrayList<>();
    new NakamaConnector(server, keeper, new JdkTextSockets(loop), loop)
        .connect(false, reply(connected::add));
    await("a connection", () -> !connected.isEmpty());
    opened.add(connected.get(0));
    return connected.get(0);
  }

  NakamaClient client() {
    return new NakamaClient(server, new JdkHttpTransport(loop), loop);
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

  /** Lets so much time pass. */
  void lets(long ms) {
    loop.pump(ms, () -> false);
  }

  /** Closes every connection. */
  @Override
  public void close() {
    opened.forEach(Signalling::close);
    quiet();
  }

  static <T> NakamaReply<T> reply(Consumer<T> onResult) {
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
