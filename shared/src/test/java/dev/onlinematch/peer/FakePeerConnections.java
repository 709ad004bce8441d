package dev.onlinematch.peer;

import dev.onlinematch.random.RandomSource;
import dev.onlinematch.time.Scheduler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A network of peer connections in virtual time: two of them connect once each has set the other's
 * description and at least one candidate has crossed. Packets take time, unreliable messages can be
 * lost or overtake each other, reliable ones are then late; the path between two owners can be cut,
 * healed, or forbidden from the beginning.
 *
 * <p>Behaves like Chromium where that matters: silence for {@link #DISCONNECTED_AFTER_MS} is
 * "disconnected", for {@link #FAILED_AFTER_MS} "failed"; a reliable message that was sent while the
 * path is cut arrives when it is healed; a connection that is closed closes the other side's
 * channels. Of all that the page hears through its event loop, which may stand still while the
 * connection goes on.
 */
public final class FakePeerConnections {

  /** Chromium: five missed answers of about a second. */
  public static final int DISCONNECTED_AFTER_MS = 5_000;

  /** Chromium: then it gives up. */
  public static final int FAILED_AFTER_MS = 15_000;

  final Scheduler scheduler;
  final RandomSource random;

  /** A connection's number is its place. */
  private final List<FakePeerConnection> connections = new ArrayList<>();

  private final Map<String, FakeDevice> devices = new LinkedHashMap<>();
  private int latencyMs = 10;
  private int lossPercent;
  private boolean isUnavailable;
  private boolean ignoresMaxRetransmits;

  /** A network without loss, 10 ms from one end to the other. */
  public FakePeerConnections(Scheduler scheduler, RandomSource random) {
    this.scheduler = scheduler;
    this.random = random;
  }

  /** What {@code owner} makes connections with, in a page that never stands still. */
  public PeerConnectionFactory factoryOf(String owner) {
    return factoryOf(owner, Runnable::run);
  }

  /**
   * What {@code owner} makes connections with.
   *
   * @param loop is given everything that the page is to hear
   */
  public PeerConnectionFactory factoryOf(String owner, Consumer<Runnable> loop) {
    FakeDevice device = device(owner);
    return (configuration, listener) -> {
      if (isUnavailable) {
        throw new PeerConnectionUnavailableException("no WebRTC here");
      }
      FakePeerConnection connection =
          new FakePeerConnection(
              this, connections.size(), device, configuration, new PageEvents(loop, listener));
      connections.add(connection);
      return connection;
    };
  }

  /** One way. */
  public void setLatencyMs(int latencyMs) {
    this.latencyMs = latencyMs;
  }

  /** Of all packets: what is unreliable is lost, what is reliable comes later. */
  public void setLossPercent(int lossPercent) {
    this.lossPercent = lossPercent;
  }

  /** From now on nobody gets a connection. */
  public void setUnavailable(boolean isUnavailable) {
    this.isUnavailable = isUnavailable;
  }

  /** Makes channels reliable whatever is asked for, as a misspelt option does in a browser. */
  public void setIgnoresMaxRetransmits(boolean ignores) {
    this.ignoresMaxRetransmits = ignores;
  }

  /** What {@code owner} is behind. */
  public void setNat(String owner, Nat nat) {
    device(owner).nat = nat;
  }

  /** Nothing passes between the two any more, in existing and new connections. */
  public void cut(String one, String other) {
    device(one).cutFrom.add(device(other));
    device(other).cutFrom.add(device(one));
    onPathsChanged(device(one));
  }

  /** It does again. */
  public void heal(String one, String other) {
    device(one).cutFrom.remove(device(other));
    device(other).cutFrom.remove(device(one));
    onPathsChanged(device(one));
  }

  /** Nothing passes from or to {@code owner} any more, or it does again. */
  public void setOffline(String owner, boolean isOffline) {
    device(owner).isOffline = isOffline;
    onPathsChanged(device(owner));
  }

  /**
   * The path that existing connections of the two use is dead and stays so; new candidates, by ICE
   * restart or in a new connection, find another. As when a phone changes its network.
   */
  public void breakPath(String one, String other) {
    for (FakePeerConnection connection : List.copyOf(connections)) {
      if (connection.isBetween(device(one), device(other))) {
        connection.onPathBroken();
      }
    }
  }

  /**
   * What is sent to {@code owner} does not arrive, though what he sends does. ICE does not notice.
   */
  public void setDeaf(String owner, boolean isDeaf) {
    device(owner).isDeaf = isDeaf;
  }

  /** Both NATs are symmetric: the two reach each other through TURN only. */
  public void forbidDirectPath(String one, String other) {
    device(one).onlyByTurnTo.add(device(other));
    device(other).onlyByTurnTo.add(device(one));
  }

  /** Closes everything of an owner without a word, as a killed browser does. */
  public void kill(String owner) {
    openConnectionsOf(owner).forEach(FakePeerConnection::die);
  }

  /** Open connections of an owner. */
  public List<FakePeerConnection> openConnectionsOf(String owner) {
    List<FakePeerConnection> open = new ArrayList<>();
    for (FakePeerConnection connection : connections) {
      if (connection.device == device(owner) && !connection.isClosed()) {
        open.add(connection);
      }
    }
    return open;
  }

  /** The newest open connection between two, as {@code one} sees it; null if there is none. */
  public FakePeerConnection between(String one, String other) {
    FakePeerConnection newest = null;
    for (FakePeerConnection connection : openConnectionsOf(one)) {
      if (connection.isBetween(device(one), device(other))) {
        newest = connection;
      }
    }
    return newest;
  }

  /** How many connections were ever made. */
  public int made() {
    return connections.size();
  }

  boolean ignoresMaxRetransmits() {
    return ignoresMaxRetransmits;
  }

  int latencyMs() {
    return latencyMs;
  }

  boolean isLost() {
    return lossPercent > 0 && random.nextInt(100) < lossPercent;
  }

  FakePeerConnection byId(int id) {
    return id >= 0 && id < connections.size() ? connections.get(id) : null;
  }

  private FakeDevice device(String owner) {
    return devices.computeIfAbsent(owner, FakeDevice::new);
  }

  private void onPathsChanged(FakeDevice device) {
    for (FakePeerConnection connection : List.copyOf(connections)) {
      if (connection.concerns(device)) {
        connection.onPathChanged();
      }
    }
  }

  /** The page's side of a connection: its event loop and its listener. */
  record PageEvents(Consumer<Runnable> loop, PeerConnection.Listener listener) {}
}
