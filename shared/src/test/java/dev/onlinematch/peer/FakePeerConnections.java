package dev.onlinematch.peer;

import dev.onlinematch.random.RandomSource;
import dev.onlinematch.time.Scheduler;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A network of peer connections in virtual time: two of them connect once each has set the other's
 * description and at least one candidate has crossed. Packets take time, unreliable messages can be
 * lost or overtake each other, and the path between two owners can be cut, healed, or forbidden
 * from the beginning.
 *
 * <p>Behaves like Chromium where that matters: silence for {@link #DISCONNECTED_AFTER_MS} is
 * "disconnected", for {@link #FAILED_AFTER_MS} "failed"; a reliable message that was sent while the
 * path is cut arrives when it is healed; a connection that is closed closes the other side's
 * channels.
 */
public final class FakePeerConnections {

  /** Chromium: five missed answers of about a second. */
  public static final int DISCONNECTED_AFTER_MS = 5_000;

  /** Chromium: then it gives up. */
  public static final int FAILED_AFTER_MS = 15_000;

  final Scheduler scheduler;
  final RandomSource random;
  private final List<FakePeerConnection> connections = new ArrayList<>();
  private final Set<String> cut = new HashSet<>();
  private final Set<String> deaf = new HashSet<>();
  private final Set<String> noDirectPath = new HashSet<>();
  private int nextId = 1;
  private int latencyMs = 10;
  private int lossPercent;
  private boolean isUnavailable;
  private boolean ignoresMaxRetransmits;

  /** A network without loss, 10 ms from one end to the other. */
  public FakePeerConnections(Scheduler scheduler, RandomSource random) {
    this.scheduler = scheduler;
    this.random = random;
  }

  /** What {@code owner} makes connections with. */
  public PeerConnectionFactory factoryOf(String owner) {
    return (configuration, listener) -> {
      if (isUnavailable) {
        throw new PeerConnectionUnavailableException("no WebRTC here");
      }
      FakePeerConnection connection =
          new FakePeerConnection(this, nextId++, owner, configuration, listener);
      connections.add(connection);
      return connection;
    };
  }

  /** One way. */
  public void setLatencyMs(int latencyMs) {
    this.latencyMs = latencyMs;
  }

  /** Of unreliable messages. */
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

  /** Nothing passes between the two any more, in existing and new connections. */
  public void cut(String one, String other) {
    cut.add(pair(one, other));
    connections.stream()
        .filter(connection -> connection.isBetween(one, other))
        .forEach(FakePeerConnection::onPathCut);
  }

  /** It does again. */
  public void heal(String one, String other) {
    cut.remove(pair(one, other));
    List.copyOf(connections).stream()
        .filter(connection -> connection.isBetween(one, other))
        .forEach(FakePeerConnection::onPathHealed);
  }

  /**
   * The path that existing connections of the two use is dead and stays so; new candidates, by ICE
   * restart or in a new connection, find another. As when a phone changes its network.
   */
  public void breakPath(String one, String other) {
    List.copyOf(connections).stream()
        .filter(connection -> connection.isBetween(one, other))
        .forEach(FakePeerConnection::onPathBroken);
  }

  /**
   * What is sent to {@code owner} does not arrive, though what he sends does. ICE does not notice.
   */
  public void setDeaf(String owner, boolean isDeaf) {
    if (isDeaf) {
      deaf.add(owner);
    } else {
      deaf.remove(owner);
    }
  }

  /** Both NATs are symmetric: the two reach each other through TURN only. */
  public void forbidDirectPath(String one, String other) {
    noDirectPath.add(pair(one, other));
  }

  /** Closes everything of an owner without a word, as a killed browser does. */
  public void kill(String owner) {
    for (FakePeerConnection connection : List.copyOf(connections)) {
      if (connection.owner.equals(owner)) {
        connection.die();
      }
    }
  }

  /** Open connections of an owner. */
  public List<FakePeerConnection> openConnectionsOf(String owner) {
    return connections.stream()
        .filter(connection -> connection.owner.equals(owner) && !connection.isClosed())
        .toList();
  }

  /** The open connection between two, as {@code one} sees it; null if there is none. */
  public FakePeerConnection between(String one, String other) {
    return connections.stream()
        .filter(c -> c.owner.equals(one) && !c.isClosed() && c.isBetween(one, other))
        .reduce((first, second) -> second)
        .orElse(null);
  }

  /** How many connections were ever made. */
  public int made() {
    return nextId - 1;
  }

  boolean isCut(String one, String other) {
    return cut.contains(pair(one, other));
  }

  boolean isDeaf(String owner) {
    return deaf.contains(owner);
  }

  boolean isDirectPathForbidden(String one, String other) {
    return noDirectPath.contains(pair(one, other));
  }

  boolean ignoresMaxRetransmits() {
    return ignoresMaxRetransmits;
  }

  int latencyMs() {
    return latencyMs;
  }

  boolean isLost() {
    return random.nextInt(100) < lossPercent;
  }

  FakePeerConnection byId(int id) {
    for (FakePeerConnection connection : connections) {
      if (connection.id == id) {
        return connection;
      }
    }
    return null;
  }

  private static String pair(String one, String other) {
    return one.compareTo(other) < 0 ? one + "/" + other : other + "/" + one;
  }
}
