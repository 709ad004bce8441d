package dev.onlinematch.peer;

import java.util.LinkedHashSet;
import java.util.Set;

/** A computer in {@link FakePeerConnections}, and what is wrong with its network. */
final class FakeDevice {

  final String name;
  final Set<FakeDevice> cutFrom = new LinkedHashSet<>();
  final Set<FakeDevice> onlyByTurnTo = new LinkedHashSet<>();
  Nat nat = Nat.OPEN;
  boolean isDeaf;
  boolean isOffline;

  FakeDevice(String name) {
    this.name = name;
  }

  boolean canReach(FakeDevice other) {
    return !isOffline && !other.isOffline && (cutFrom.isEmpty() || !cutFrom.contains(other));
  }

  /** The best path there can be; null if none. */
  PeerStats.Path pathTo(FakeDevice other) {
    PeerStats.Path path = nat.pathTo(other.nat);
    return path == PeerStats.Path.DIRECT && onlyByTurnTo.contains(other)
        ? PeerStats.Path.TURN
        : path;
  }
}
