package dev.onlinematch.webrtc.sctp;

import dev.onlinematch.random.RandomSource;
import dev.onlinematch.random.SeededRandom;
import java.util.zip.CRC32C;

/**
 * Two associations back to back in virtual time, over a network with faults: everything in a run
 * follows from its seed. After every step the invariants are checked; after the faults have ended,
 * everything reliable has to arrive within a minute, or both sides have to know that it is over.
 */
final class SctpSimulation {

  private static final long FAULTS_END_MS = 2_500;
  private static final long DEADLINE_MS = FAULTS_END_MS + 130_000;
  private static final int MTU_BYTES = SctpOptions.defaults().mtuBytes();

  private final RandomSource random;
  private final LossyPipe pipe;
  private final NetworkFaults faults;
  private final SimulatedPeer a;
  private final SimulatedPeer z;
  private final byte[] packet = new byte[MTU_BYTES];
  private final CRC32C trace = new CRC32C();
  private final boolean usesResets;
  private final boolean endsWithShutdown;
  private final int sendEveryMs;
  private final int maxMessageBytes;
  private long nowMs;
  private long nextSendMs;

  SctpSimulation(int seed) {
    this(seed, null);
  }

  /** A run with given faults, or with some by seed if they are null. */
  SctpSimulation(int seed, NetworkFaults given) {
    this.random = new SeededRandom(seed);
    NetworkFaults chosen = NetworkFaults.choose(random);
    this.faults = given == null ? chosen : given;
    this.pipe = new LossyPipe(random, faults);
    this.usesResets = random.nextInt(3) == 0;
    this.endsWithShutdown = random.nextInt(3) == 0;
    this.sendEveryMs = 3 + random.nextInt(40);
    this.maxMessageBytes = random.nextInt(4) == 0 ? 20_000 : 600;
    this.a = new SimulatedPeer("A", association());
    this.z = new SimulatedPeer("Z", association());
    a.connectTo(z);
    z.connectTo(a);
  }

  private SctpAssociation association() {
    // Half of all runs begin just before TSNs wrap.
    int initialTsn = random.nextInt(2) == 0 ? -1 - random.nextInt(40) : random.nextInt();
    int window = random.nextInt(4) == 0 ? 40_000 : 1_000_000;
    SctpOptions options =
        SctpOptions.defaults().withBuffers(new BufferLimits(window, 500_000, 256 * 1024, 64));
    return new SctpAssociation(
        options, new ScriptedRandom(random.nextInt(), random.nextInt() | 1, initialTsn));
  }

  /** Runs to the end; returns a number that two equal runs have in common. */
  long run() {
    begin();
    while (nowMs < FAULTS_END_MS) {
      step(FAULTS_END_MS);
    }
    pipe.heal();
    while (!isSettled()) {
      if (nowMs >= DEADLINE_MS) {
        throw new AssertionError("not settled: " + faults + "\n" + describe());
      }
      step(DEADLINE_MS);
    }
    if (endsWithShutdown && a.closed.isEmpty() && z.closed.isEmpty()) {
      finish();
    }
    return trace.getValue();
  }

  String describe() {
    return "at " + nowMs + " ms\n  " + a.describe() + "\n  " + z.describe();
  }

  private void begin() {
    int who = random.nextInt(3);
    if (who != 0) {
      a.association.connect(nowMs);
      flush(a);
    }
    if (who != 1) {
      z.association.connect(nowMs);
      flush(z);
    }
  }

  private void finish() {
    SimulatedPeer first = random.nextInt(2) == 0 ? a : z;
    first.association.shutdown(nowMs);
    flush(first);
    while (a.closed.isEmpty() || z.closed.isEmpty()) {
      if (nowMs >= DEADLINE_MS + 60_000) {
        throw new AssertionError("shutdown never completes\n" + describe());
      }
      step(DEADLINE_MS + 60_000);
    }
    requireIdle(a);
    requireIdle(z);
  }

  /** Lets the next thing happen, whatever it is, but nothing after {@code untilMs}. */
  private void step(long untilMs) {
    long sendMs = nowMs < FAULTS_END_MS ? nextSendMs : Long.MAX_VALUE;
    long nextMs = Math.min(pipe.nextAtMs(), sendMs);
    nextMs = Math.min(nextMs, a.association.nextDeadlineMs());
    nextMs = Math.min(nextMs, z.association.nextDeadlineMs());
    if (nextMs < nowMs) {
      throw new AssertionError("a deadline in the past: " + nextMs + " at " + nowMs);
    }
    nowMs = Math.min(nextMs, untilMs);
    if (nextMs > untilMs) {
      return;
    }
    if (pipe.nextAtMs() == nextMs) {
      deliver();
    } else if (sendMs == nextMs) {
      act();
    } else {
      SimulatedPeer due = a.association.nextDeadlineMs() == nextMs ? a : z;
      due.association.handleTimeout(nowMs);
      flush(due);
    }
  }

  // Sometimes one packet at a time, sometimes all that have arrived: both must work.
  private void deliver() {
    LossyPipe.InFlight first = pipe.poll();
    SimulatedPeer receiver = first.isToZ() ? z : a;
    receive(receiver, first);
    while (pipe.nextAtMs() == nowMs && random.nextInt(2) == 0) {
      LossyPipe.InFlight next = pipe.poll();
      SimulatedPeer nextReceiver = next.isToZ() ? z : a;
      if (nextReceiver != receiver) {
        flush(receiver);
        receiver = nextReceiver;
      }
      receive(receiver, next);
    }
    flush(receiver);
  }

  private void receive(SimulatedPeer receiver, LossyPipe.InFlight arriving) {
    byte[] bytes = arriving.packet();
    trace.update(bytes, 0, bytes.length);
    trace.update((int) nowMs);
    receiver.association.handlePacket(bytes, 0, bytes.length, nowMs);
  }

  private void act() {
    nextSendMs = nowMs + 1 + random.nextInt(sendEveryMs);
    SimulatedPeer sender = random.nextInt(2) == 0 ? a : z;
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      StreamKind kind = StreamKind.of(random.nextInt(StreamKind.values().length));
      sender.send(kind, random.nextInt(maxMessageBytes), nowMs);
    }
    if (usesResets && sender.isEstablished && random.nextInt(20) == 0) {
      sender.association.resetStreams(random.nextInt(StreamKind.values().length));
    }
    flush(sender);
  }

  private void flush(SimulatedPeer peer) {
    peer.takeEvents();
    int length = peer.association.pollPacket(packet, nowMs);
    while (length > 0) {
      peer.require(!hasControlBehindData(length), "a control chunk behind DATA");
      pipe.send(peer == a, packet, length, nowMs);
      length = peer.association.pollPacket(packet, nowMs);
    }
    peer.takeEvents();
    AssociationInvariants.check(peer, nowMs);
  }

  // RFC 9260, 6.10. usrsctp aborts the association because of one.
  private boolean hasControlBehindData(int length) {
    boolean hasData = false;
    for (int at = 12; at < length; at += (SeenChunk.lengthAt(packet, at) + 3) & ~3) {
      boolean isData = packet[at] == 0;
      if (hasData && !isData) {
        return true;
      }
      hasData |= isData;
    }
    return false;
  }

  private boolean isSettled() {
    if (isDead(a) || isDead(z)) {
      return (isDead(a) && isDead(z)) || nowMs >= FAULTS_END_MS + 60_000;
    }
    return a.isEstablished
        && z.isEstablished
        && AssociationInvariants.isQuiet(a)
        && AssociationInvariants.isQuiet(z)
        && a.hasReceivedAllReliable()
        && z.hasReceivedAllReliable();
  }

  private static boolean isDead(SimulatedPeer peer) {
    return peer.closed.isPresent();
  }

  private static void requireIdle(SimulatedPeer peer) {
    peer.require(peer.association.nextDeadlineMs() == Long.MAX_VALUE, "a timer survives the end");
  }
}
