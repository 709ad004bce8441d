package dev.onlinematch.bench;

import dev.onlinematch.relay.forwarding.Forwarder;
import dev.onlinematch.relay.forwarding.ForwardingLimits;
import dev.onlinematch.relay.forwarding.JoinOutcome;
import dev.onlinematch.relay.forwarding.Member;
import dev.onlinematch.relay.forwarding.QueueLimits;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.RelayFrame;
import dev.onlinematch.wire.RelayFrameCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A message of 64 bytes from one member to all others, until every one of them has fetched it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ForwardingBenchmark {

  /** Members of the room. */
  @Param({"10", "40"})
  public int members;

  private final byte[] frame = RelayFrameCodec.encode(new RelayFrame.ToAll(new byte[64]));
  private final List<Member> room = new ArrayList<>();
  private final Forwarder forwarder =
      new Forwarder(new ForwardingLimits(1, RelayFrame.MAX_MEMBERS, QueueLimits.usual()));

  /** Everybody enters. */
  @Setup
  public void enter() {
    for (int i = 0; i < members; i++) {
      SessionId session = new SessionId("session" + i);
      JoinOutcome outcome = forwarder.join(new MatchId("match"), session, 0);
      room.add(((JoinOutcome.Joined) outcome).member());
    }
    fetchAll();
  }

  /** One message. */
  @Benchmark
  public int toAll() {
    forwarder.handleFrame(room.get(0), Delivery.UNRELIABLE, frame, 0);
    return fetchAll();
  }

  private int fetchAll() {
    int frames = 0;
    for (Member member : room) {
      while (forwarder.pollFrame(member, 0) != null) {
        frames++;
      }
    }
    while (forwarder.pollEvent() != null) {
      // They say what was just done.
    }
    return frames;
  }
}
