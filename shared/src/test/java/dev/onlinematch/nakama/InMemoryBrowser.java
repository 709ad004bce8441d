package dev.onlinematch.nakama;

import dev.onlinematch.time.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One page of a player of {@link InMemoryNakama}: the real client, and a network of its own to the
 * server.
 */
public final class InMemoryBrowser {

  /** Nakama's {@code socket.pong_wait_ms}: without a sign of life it closes the socket. */
  private static final int PONG_WAIT_MS = 25_000;

  private final InMemoryNakama nakama;
  private final String name;
  private final Consumer<Runnable> loop;
  private final Wire wire;
  private final NakamaClient client;
  private final SessionKeeper keeper;
  private final NakamaConnector connector;
  private boolean isClosed;

  InMemoryBrowser(
      InMemoryNakama nakama, String name, Scheduler scheduler, Consumer<Runnable> loop) {
    this.nakama = nakama;
    this.name = name;
    this.loop = loop;
    NakamaServer address = new NakamaServer("http://nakama.example:7350", "defaultkey");
    wire = new Wire(nakama.time(), nakama.latencyMs());
    client = new NakamaClient(address, this::request, scheduler);
    keeper = new SessionKeeper(client, scheduler, new Unheard());
    connector = new NakamaConnector(address, keeper, this::openSocket, scheduler);
  }

  /** Signs in as the account of the player's name, and opens a socket. */
  public void signIn(NakamaReply<NakamaSignalling> reply) {
    client.authenticateDevice(
        "device-of-" + name,
        true,
        name,
        new NakamaReply<>() {
          @Override
          public void onResult(NakamaSession session) {
            keeper.keep(session);
            connector.connect(false, reply);
          }

          @Override
          public void onFailure(NakamaFailure failure) {
            reply.onFailure(failure);
          }
        });
  }

  /** Opens another socket for the session that is kept. */
  public void connect(NakamaReply<NakamaSignalling> reply) {
    connector.connect(false, reply);
  }

  /** Breaks the connections; both ends notice. */
  public void cut() {
    for (InMemorySocket socket : sockets()) {
      socket.cut();
    }
  }

  /** Nothing passes any more, or it does again and what was under way arrives. */
  public void setOffline(boolean isOffline) {
    if (!isOffline) {
      wire.heal();
      return;
    }
    wire.stall();
    nakama
        .time()
        .schedule(
            PONG_WAIT_MS,
            () -> {
              if (!wire.isGood()) {
                sockets().forEach(InMemorySocket::timeOut);
              }
            });
  }

  /** How much waits on the way to or from the server because nothing passes. */
  public int waiting() {
    return wire.waiting();
  }

  /** The computer is gone, and nobody is told. */
  public void vanish() {
    setOffline(true);
  }

  /** The page is gone; the computer closes its connections. */
  public void close() {
    isClosed = true;
    sockets().forEach(TextSocket::close);
  }

  boolean isClosed() {
    return isClosed;
  }

  NakamaClient client() {
    return client;
  }

  SessionKeeper keeper() {
    return keeper;
  }

  NakamaConnector connector() {
    return connector;
  }

  Wire wire() {
    return wire;
  }

  Consumer<Runnable> loop() {
    return loop;
  }

  private List<InMemorySocket> sockets() {
    List<InMemorySocket> mine = new ArrayList<>();
    for (InMemorySocket socket : nakama.sockets()) {
      if (socket.belongsTo(this)) {
        mine.add(socket);
      }
    }
    return mine;
  }

  private void request(HttpRequest request, HttpTransport.Reply reply) {
    HttpRequest received =
        new HttpRequest(request.method(), path(request.url()), request.headers(), request.body());
    wire.up(
        () -> {
          if (nakama.isDown()) {
            wire.down(() -> loop.accept(() -> reply.onUnreachable("connection refused")));
          } else {
            nakama
                .engine()
                .handleHttp(
                    received,
                    response -> wire.down(() -> loop.accept(() -> reply.onResponse(response))));
          }
        });
  }

  private TextSocket openSocket(String url, TextSocketFactory.Listener listener) {
    InMemorySocket socket = new InMemorySocket(nakama, this, listener);
    socket.open(path(url));
    return socket;
  }

  private static String path(String url) {
    return url.substring(url.indexOf('/', "https://".length()));
  }

  private static final class Unheard implements SessionKeeper.Listener {

    @Override
    public void onSession(NakamaSession session) {}

    @Override
    public void onLost(NakamaFailure failure) {}
  }
}
