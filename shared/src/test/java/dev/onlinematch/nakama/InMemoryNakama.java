package dev.onlinematch.nakama;

import dev.onlinematch.nakama.engine.EngineOptions;
import dev.onlinematch.nakama.engine.NakamaEngine;
import dev.onlinematch.nakama.engine.PlainPasswords;
import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.signalling.Signalling;
import dev.onlinematch.time.Tab;
import dev.onlinematch.time.VirtualTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A Nakama server and its players in one process, on one {@link VirtualTime}: the real client on
 * one side, the engine on the other, and a network between them that can be slow or fail.
 *
 * <pre>{@code
 * VirtualTime time = new VirtualTime();
 * InMemoryNakama nakama = new InMemoryNakama(time, 42);
 * Signalling alice = nakama.signIn("alice");
 * }</pre>
 */
public final class InMemoryNakama {

  private static final long DEFAULT_LATENCY_MS = 5;

  /** A Sunday in November 2026; the engine's date runs on from there in virtual time. */
  private static final long EPOCH_SECONDS = 1_795_367_050L;

  private final VirtualTime time;
  private final NakamaEngine engine;
  private final FrameCounts counts = new FrameCounts();
  private final Map<String, InMemoryBrowser> players = new HashMap<>();
  private final Set<InMemorySocket> sockets = new LinkedHashSet<>();
  private long latencyMs = DEFAULT_LATENCY_MS;
  private boolean isDown;

  /** A server for development, with nobody on it. */
  public InMemoryNakama(VirtualTime time, int seed) {
    this(time, seed, EngineOptions.development());
  }

  /** A server that is set up so. */
  public InMemoryNakama(VirtualTime time, int seed, EngineOptions options) {
    this.time = time;
    this.engine =
        new NakamaEngine(
            options,
            time,
            new SeededRandom(seed),
            () -> EPOCH_SECONDS + time.nowMs() / 1000,
            new PlainTokenMint(),
            new PlainPasswords());
  }

  /** The server. */
  public NakamaEngine engine() {
    return engine;
  }

  /** What went over the sockets so far. */
  public FrameCounts frames() {
    return counts;
  }

  /** How long everything takes in one direction, for all players from now on. */
  public void setLatencyMs(long latencyMs) {
    this.latencyMs = latencyMs;
    for (InMemoryBrowser player : players.values()) {
      player.wire().setLatencyMs(latencyMs);
    }
  }

  /** How long everything takes in one direction, for one player from now on. */
  public void setLatencyMs(String name, long latencyMs) {
    players.get(name).wire().setLatencyMs(latencyMs);
  }

  /**
   * Signs a player in, as the account of that name, and opens a socket. Virtual time passes until
   * that is done. The same name again is the same account with another socket.
   */
  public Signalling signIn(String name) {
    return open(name);
  }

  /** The same, in front of a page that may fall asleep. */
  public Signalling signIn(String name, Tab tab) {
    players.computeIfAbsent(name, none -> browser(name, tab));
    return open(name);
  }

  /** As {@link #signIn}, for what is not in the port. */
  public NakamaSignalling open(String name) {
    List<NakamaSignalling> opened = new ArrayList<>();
    player(name).signIn(new Then<>(opened::add));
    for (long waitedMs = 0; opened.isEmpty() && waitedMs < 60_000; waitedMs++) {
      time.advance(1);
    }
    if (opened.isEmpty()) {
      throw new IllegalStateException(name + " cannot sign in");
    }
    return opened.get(0);
  }

  /** A page of a player, with connections of its own. */
  public InMemoryBrowser browser(String name, Tab tab) {
    return new InMemoryBrowser(this, name, tab, tab::receive);
  }

  /** Nobody answers any more, and nobody is in any match; or the server is back. */
  public void setDown(boolean isDown) {
    this.isDown = isDown;
    if (isDown) {
      List.copyOf(sockets).forEach(InMemorySocket::timeOut);
    }
  }

  /** The HTTP client of a player, signed in or not. */
  public NakamaClient client(String name) {
    return player(name).client();
  }

  /** Who keeps the player's session. */
  public SessionKeeper keeper(String name) {
    return player(name).keeper();
  }

  /** Opens sockets for the player's session. */
  public NakamaConnector connector(String name) {
    return player(name).connector();
  }

  /** Breaks all connections of a player; both ends notice. */
  public void cut(String name) {
    player(name).cut();
  }

  /** From now on nothing of a player arrives anywhere, and nobody is told. */
  public void loseNetwork(String name) {
    player(name).wire().die();
  }

  /** Ends {@link #loseNetwork}; what was lost meanwhile stays lost. */
  public void findNetwork(String name) {
    player(name).wire().heal();
  }

  /** Nothing passes between a player and the server, or it does again and all of it arrives. */
  public void setOffline(String name, boolean isOffline) {
    player(name).setOffline(isOffline);
  }

  /** The player's browser stops taking what the server sends, or takes it again. */
  public void setReading(String name, boolean isReading) {
    for (InMemorySocket socket : sockets) {
      if (socket.belongsTo(player(name))) {
        socket.setReading(isReading);
      }
    }
  }

  /** How many sockets are open on the server's side. */
  public int openSockets() {
    return sockets.size();
  }

  VirtualTime time() {
    return time;
  }

  long latencyMs() {
    return latencyMs;
  }

  boolean isDown() {
    return isDown;
  }

  /** Those that the server has not closed. */
  Set<InMemorySocket> sockets() {
    return sockets;
  }

  private InMemoryBrowser player(String name) {
    return players.computeIfAbsent(
        name, none -> new InMemoryBrowser(this, name, time, Runnable::run));
  }

  private record Then<T>(Consumer<T> next) implements NakamaReply<T> {

    @Override
    public void onResult(T result) {
      next.accept(result);
    }

    @Override
    public void onFailure(NakamaFailure failure) {
      throw new IllegalStateException(failure.toString());
    }
  }
}
