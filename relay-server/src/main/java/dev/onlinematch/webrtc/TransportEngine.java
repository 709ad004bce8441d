package dev.onlinematch.webrtc;

import dev.onlinematch.random.RandomSource;
import dev.onlinematch.webrtc.dtls.DtlsEvent;
import dev.onlinematch.webrtc.ice.DropReason;
import dev.onlinematch.webrtc.ice.IceEvent;
import dev.onlinematch.webrtc.ice.IceLiteAgent;
import dev.onlinematch.webrtc.ice.IceSession;
import dev.onlinematch.webrtc.ice.IceVerdict;
import dev.onlinematch.webrtc.io.UdpLoop;
import dev.onlinematch.webrtc.io.UdpPort;
import dev.onlinematch.webrtc.sdp.IceCredentials;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;

/** All peers of one UDP port: where ICE and DTLS meet. Belongs to the loop's thread. */
final class TransportEngine implements UdpLoop.Driven {

  private final UdpPort port;
  private final Consumer<Runnable> loop;
  private final IceLiteAgent agent;
  private final Map<IceSession, PeerTransport> peers = new HashMap<>();
  private final Queue<PeerTransport> touched = new ArrayDeque<>();
  private final PriorityQueue<Alarm> alarms = new PriorityQueue<>();
  private final Map<DtlsEvent.FailureReason, LongAdder> failedHandshakes =
      new EnumMap<>(DtlsEvent.FailureReason.class);
  private long nowMs;

  private record Alarm(long atMs, PeerTransport peer) implements Comparable<Alarm> {
    @Override
    public int compareTo(Alarm other) {
      return Long.compare(atMs, other.atMs);
    }
  }

  /**
   * An engine without peers.
   *
   * @param random must not be guessed
   * @param firstCheckMs how long a peer may take until its first check
   * @param loop runs a task on the loop's thread, from any thread
   */
  TransportEngine(
      UdpPort port, RandomSource random, int firstCheckMs, Consumer<Runnable> loop, long nowMs) {
    this.port = port;
    this.agent = new IceLiteAgent(random, firstCheckMs);
    this.loop = loop;
    this.nowMs = nowMs;
    for (DtlsEvent.FailureReason reason : DtlsEvent.FailureReason.values()) {
      failedHandshakes.put(reason, new LongAdder());
    }
  }

  /** Adds a peer, to whose checks we answer from now on. */
  PeerTransport open(
      IceCredentials local,
      IceCredentials remote,
      Function<IceSession, PeerTransport> peerOf,
      long atMs) {
    IceSession session = agent.open(local, remote, atMs);
    PeerTransport peer = peerOf.apply(session);
    peers.put(session, peer);
    touch(peer);
    return peer;
  }

  /** New credentials for a peer that goes on (ICE restart); nothing happens if it is gone. */
  void restart(PeerTransport peer, IceCredentials local, IceCredentials remote) {
    if (peers.containsKey(peer.ice())) {
      agent.restart(peer.ice(), local, remote);
    }
  }

  @Override
  public void startRound(long now) {
    nowMs = now;
  }

  @Override
  public void handleDatagram(byte[] bytes, int length, InetSocketAddress remote, long now) {
    IceVerdict verdict = agent.handleDatagram(bytes, 0, length, remote, now);
    if (verdict instanceof IceVerdict.Pass pass) {
      PeerTransport peer = peers.get(pass.session());
      peer.handleDatagram(bytes, length, now);
      touch(peer);
    } else if (verdict instanceof IceVerdict.Answer answer) {
      answer.datagrams().forEach(datagram -> port.send(datagram, 0, datagram.length, remote));
      drainIceEvents();
    } else if (verdict instanceof IceVerdict.Proof) {
      drainIceEvents();
    }
  }

  private void drainIceEvents() {
    for (IceEvent event = agent.pollEvent(); event != null; event = agent.pollEvent()) {
      // A first or another address needs no help: whoever sends next asks for it.
      if (event instanceof IceEvent.Failed failed && peers.containsKey(failed.session())) {
        peers.get(failed.session()).close(reasonOf(failed.reason()));
      }
    }
  }

  private static PeerClosed reasonOf(IceEvent.Reason reason) {
    return switch (reason) {
      case NEVER_CONNECTED -> PeerClosed.NEVER_REACHED;
      case CONSENT_EXPIRED -> PeerClosed.CONSENT_EXPIRED;
    };
  }

  @Override
  public void handleTimeout(long now) {
    if (agent.nextDeadlineMs() <= now) {
      agent.handleTimeout(now);
      drainIceEvents();
    }
    while (!alarms.isEmpty() && alarms.peek().atMs <= now) {
      Alarm alarm = alarms.remove();
      if (alarm.peer.alarmAtMs == alarm.atMs) {
        alarm.peer.alarmAtMs = Long.MAX_VALUE;
        alarm.peer.handleTimeout(now);
        touch(alarm.peer);
      }
    }
  }

  @Override
  public void endRound(long now) {
    // A layer may touch others while it is asked, and itself: a relay forwards.
    for (PeerTransport peer = touched.poll(); peer != null; peer = touched.poll()) {
      peer.isTouched = false;
      peer.endRound(now);
      setAlarm(peer);
    }
  }

  // A later deadline leaves the earlier alarm where it is: it rings, finds nothing due, and is set
  // again. That is cheaper than moving it with each packet.
  private void setAlarm(PeerTransport peer) {
    long atMs = peer.nextDeadlineMs();
    if (atMs < peer.alarmAtMs) {
      peer.alarmAtMs = atMs;
      alarms.add(new Alarm(atMs, peer));
    }
  }

  @Override
  public long nextDeadlineMs() {
    long ofPeers = alarms.isEmpty() ? Long.MAX_VALUE : alarms.peek().atMs;
    return Math.min(ofPeers, agent.nextDeadlineMs());
  }

  /** The time of this round. */
  long nowMs() {
    return nowMs;
  }

  /** Lets a peer answer at the end of this round; call after giving its layer something to send. */
  void touch(PeerTransport peer) {
    if (!peer.isTouched) {
      peer.isTouched = true;
      touched.add(peer);
    }
  }

  /** The same from another thread, with a round of its own. */
  void wakeUp(PeerTransport peer) {
    loop.accept(() -> touch(peer));
  }

  void send(byte[] bytes, int offset, int length, InetSocketAddress remote) {
    port.send(bytes, offset, length, remote);
  }

  /** The peer has proved that it receives what is sent to it. */
  void handshakeFinished(PeerTransport peer) {
    agent.handshakeFinished(peer.ice());
    drainIceEvents();
  }

  void forget(PeerTransport peer) {
    peers.remove(peer.ice());
    agent.close(peer.ice());
  }

  void closeAll(PeerClosed reason) {
    for (PeerTransport peer : Set.copyOf(peers.values())) {
      peer.close(reason);
    }
  }

  int peerCount() {
    return peers.size();
  }

  long dropped(DropReason reason) {
    return agent.dropped(reason);
  }

  long answeredChecks() {
    return agent.answeredChecks();
  }

  void countFailedHandshake(DtlsEvent.FailureReason reason) {
    failedHandshakes.get(reason).increment();
  }

  /** From any thread. */
  Map<DtlsEvent.FailureReason, Long> failedHandshakes() {
    Map<DtlsEvent.FailureReason, Long> counts = new EnumMap<>(DtlsEvent.FailureReason.class);
    failedHandshakes.forEach((reason, count) -> counts.put(reason, count.sum()));
    return counts;
  }

  long unsent() {
    return port.unsent();
  }
}
