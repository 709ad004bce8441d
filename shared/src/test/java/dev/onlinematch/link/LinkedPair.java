package dev.onlinematch.link;

import dev.onlinematch.peer.FakePeerConnections;
import dev.onlinematch.peer.IceCandidate;
import dev.onlinematch.peer.IceServer;
import dev.onlinematch.peer.PeerConnection;
import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.signalling.LinkCandidates;
import dev.onlinematch.signalling.LinkSignal;
import dev.onlinematch.time.VirtualTime;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.transport.SendResult;
import dev.onlinematch.wire.ByteWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Two ends of one link, signalling that takes 20 ms, and a fake network. Alice offers. */
final class LinkedPair {

  private static final int SIGNALLING_MS = 20;

  final VirtualTime time = new VirtualTime();
  final FakePeerConnections network;
  final End alice;
  final End bob;
  boolean isSignallingDown;

  LinkedPair(int seed) {
    this(seed, CandidatePolicy.ANY);
  }

  LinkedPair(int seed, CandidatePolicy policy) {
    network = new FakePeerConnections(time, new SeededRandom(seed));
    alice = new End("alice", LinkRole.OFFERER, policy);
    bob = new End("bob", LinkRole.ANSWERER, policy);
    alice.other = bob;
    bob.other = alice;
  }

  void start() {
    alice.link.start(PathPolicy.MESH);
    bob.link.start(PathPolicy.MESH);
  }

  void connect() {
    start();
    time.advance(2_000);
    if (!alice.link.isUp() || !bob.link.isUp()) {
      throw new AssertionError("the pair does not connect");
    }
  }

  /** One end, and what it heard. */
  final class End implements PlayerLink.Listener {

    final PlayerLink link;
    final List<LinkSignal> signals = new ArrayList<>();
    final List<String> downs = new ArrayList<>();
    final List<LinkFailure> failures = new ArrayList<>();
    private final Map<Delivery, List<Integer>> received = new EnumMap<>(Delivery.class);
    int ups;
    int added;
    int removed;
    boolean isMute;
    End other;

    End(String name, LinkRole role, CandidatePolicy policy) {
      link =
          new PlayerLink(
              role,
              new LinkSettings(
                  network.factoryOf(name),
                  time,
                  List.of(
                      IceServer.stun("stun:203.0.113.1"),
                      new IceServer(List.of("turn:203.0.113.1"), "user", "secret")),
                  policy,
                  false,
                  LinkTimeouts.DEFAULTS),
              this);
    }

    int count(Class<? extends LinkSignal> type) {
      return (int) signals.stream().filter(type::isInstance).count();
    }

    List<IceCandidate> candidates() {
      return signals.stream()
          .filter(LinkCandidates.class::isInstance)
          .flatMap(signal -> ((LinkCandidates) signal).candidates().stream())
          .toList();
    }

    SendResult send(Delivery delivery, int number) {
      return link.send(delivery, new ByteWriter(4).i32(number).toByteArray());
    }

    List<Integer> received(Delivery delivery) {
      return received.getOrDefault(delivery, List.of());
    }

    @Override
    public void sendSignal(LinkSignal signal) {
      signals.add(signal);
      if (!isSignallingDown && !isMute) {
        time.schedule(SIGNALLING_MS, () -> other.link.handleSignal(signal));
      }
    }

    @Override
    public void onUp() {
      ups++;
    }

    @Override
    public void onDown(String reason) {
      downs.add(reason);
    }

    @Override
    public void onFailed(LinkFailure failure) {
      failures.add(failure);
    }

    @Override
    public void onRelayWanted() {}

    @Override
    public void onLinkChanged(LinkPath path, int roundTripMs, String reason) {}

    @Override
    public void onMessage(Delivery delivery, byte[] payload) {
      int number = 0;
      for (byte b : payload) {
        number = number << 8 | (b & 0xFF);
      }
      if (payload.length == 4) {
        received.computeIfAbsent(delivery, d -> new ArrayList<>()).add(number);
      }
    }

    @Override
    public void onControl(byte[] payload) {}

    @Override
    public void onConnectionAdded(PeerConnection connection) {
      added++;
    }

    @Override
    public void onConnectionRemoved(PeerConnection connection) {
      removed++;
    }
  }
}
