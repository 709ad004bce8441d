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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Two ends of one link, signalling that takes 20 ms, and a fake network. Alice offers. */
final class LinkedPair {

  private static final int SIGNALLING_MS = 20;
  private static final int RELAY_MS = 40;

  final VirtualTime time = new VirtualTime();
  final FakePeerConnections network;
  final End alice;
  final End bob;
  boolean isSignallingDown;
  private PathPolicy policy = PathPolicy.MESH;

  private static final List<IceServer> ICE_SERVERS =
      List.of(
          IceServer.stun("stun:203.0.113.1"),
          new IceServer(List.of("turn:203.0.113.1"), "user", "secret"));

  private final List<IceServer> iceServers;

  LinkedPair(int seed) {
    this(seed, CandidatePolicy.ANY);
  }

  LinkedPair(int seed, CandidatePolicy policy) {
    this(seed, policy, false, ICE_SERVERS);
  }

  private LinkedPair(
      int seed, CandidatePolicy policy, boolean hasRelay, List<IceServer> iceServers) {
    this.iceServers = iceServers;
    network = new FakePeerConnections(time, new SeededRandom(seed));
    alice = new End("alice", LinkRole.OFFERER, policy, hasRelay);
    bob = new End("bob", LinkRole.ANSWERER, policy, hasRelay);
    alice.other = bob;
    bob.other = alice;
  }

  /** A pair that has a relay to fall back to. */
  static LinkedPair withRelay(int seed) {
    return new LinkedPair(seed, CandidatePolicy.ANY, true, ICE_SERVERS);
  }

  /** A pair whose addresses nobody may learn, with a relay, and with TURN or without. */
  static LinkedPair withoutAddresses(int seed, boolean hasTurn) {
    return new LinkedPair(
        seed, CandidatePolicy.ONLY_TURN, true, ICE_SERVERS.subList(0, hasTurn ? 2 : 1));
  }

  /** The relay takes and loses players: both ends are told. */
  void setRelayUp(boolean isUp) {
    alice.link.setRelay(isUp ? alice.relay : null);
    bob.link.setRelay(isUp ? bob.relay : null);
  }

  void start() {
    start(PathPolicy.MESH);
  }

  void start(PathPolicy first) {
    policy = first;
    alice.link.start(first);
    bob.link.start(first);
  }

  /** The host's word takes a while to reach bob. */
  void setPolicy(PathPolicy next) {
    policy = next;
    alice.link.setPolicy(next);
    time.schedule(SIGNALLING_MS, () -> bob.link.setPolicy(next));
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

    PlayerLink link;
    final List<LinkSignal> signals = new ArrayList<>();
    final List<String> downs = new ArrayList<>();
    final List<LinkPath> paths = new ArrayList<>();
    final List<LinkFailure> failures = new ArrayList<>();
    private final Map<Delivery, List<Integer>> received = new EnumMap<>(Delivery.class);
    int ups;
    int added;
    int removed;

    /** Path, round trip and reason, as in {@code "RELAY -1 the relay has both players"}. */
    final List<String> changes = new ArrayList<>();

    final List<String> controls = new ArrayList<>();
    final List<Boolean> relayWanted = new ArrayList<>();
    Runnable whenDown = () -> {};
    Runnable whenRelayWanted = () -> {};
    boolean isMute;
    boolean canSignal = true;
    boolean doesRelayDrop;
    int relayed;
    int othersBegunAnew;
    private final LinkRole role;
    private final LinkSettings settings;
    End other;
    final LinkCarrier relay = new Relay();

    End(String name, LinkRole role, CandidatePolicy policy, boolean hasRelay) {
      this.role = role;
      settings =
          new LinkSettings(
              network.factoryOf(name), time, iceServers, policy, hasRelay, LinkTimeouts.DEFAULTS);
      link = end(new Incarnation(1, StreamPosition.NONE));
    }

    private PlayerLink end(Incarnation incarnation) {
      LinkEnds ends = role == LinkRole.OFFERER ? new LinkEnds(1, 2) : new LinkEnds(2, 1);
      return new PlayerLink(role, ends, incarnation, settings, this);
    }

    /** Makes this end anew, without a word to the other. */
    void beginAnew() {
      beginAnew(link.heard());
    }

    /** The same, remembering so much of what was heard. */
    void beginAnew(StreamPosition heardBefore) {
      Incarnation next = new Incarnation(link.nextIncarnation(), heardBefore);
      link.close();
      link = end(next);
      link.start(policy);
      if (settings.hasRelay()) {
        link.setRelay(relay);
      }
    }

    @Override
    public boolean canSignal() {
      return canSignal;
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
      whenDown.run();
    }

    @Override
    public void onBegunAnew() {
      othersBegunAnew++;
    }

    @Override
    public void onFailed(LinkFailure failure) {
      failures.add(failure);
    }

    @Override
    public void onRelayWanted() {
      relayWanted.add(link.wantsRelay());
      whenRelayWanted.run();
    }

    @Override
    public void onLinkChanged(LinkPath path, int roundTripMs, String reason) {
      changes.add(path + " " + roundTripMs + " " + reason);
      if (paths.isEmpty() || paths.get(paths.size() - 1) != path) {
        paths.add(path);
      }
    }

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
    public void onControl(byte[] payload) {
      controls.add(new String(payload, StandardCharsets.UTF_8));
    }

    @Override
    public void onConnectionAdded(PeerConnection connection) {
      added++;
    }

    @Override
    public void onConnectionRemoved(PeerConnection connection) {
      removed++;
    }

    /** Carries everything to the other end, slower than the direct path. */
    private final class Relay implements LinkCarrier {

      @Override
      public boolean send(Delivery delivery, byte[] frame) {
        relayed++;
        if (!doesRelayDrop) {
          time.schedule(RELAY_MS, () -> other.link.handleRelayedFrame(delivery, frame.clone()));
        }
        return true;
      }

      @Override
      public int bufferedAmount(Delivery delivery) {
        return 0;
      }
    }
  }
}
