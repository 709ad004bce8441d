package dev.onlinematch.bench;

import dev.onlinematch.random.RandomSource;
import dev.onlinematch.webrtc.sctp.SctpAssociation;
import dev.onlinematch.webrtc.sctp.SctpEvent;
import dev.onlinematch.webrtc.sctp.SctpOptions;
import dev.onlinematch.webrtc.sctp.tx.SendOptions;
import java.util.Random;
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

/** A message through two associations back to back, and its acknowledgement: SCTP out and in. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SctpBenchmark {

  /** Length of the message. */
  @Param({"64", "16384"})
  public int size;

  private final SctpAssociation a = association(1);
  private final SctpAssociation z = association(2);
  private final byte[] packet = new byte[2048];
  private byte[] message = {};
  private long nowMs;

  private static SctpAssociation association(int seed) {
    Random random = new Random(seed);
    RandomSource source = random::nextInt;
    return new SctpAssociation(SctpOptions.defaults(), source);
  }

  /** Sets the association up. */
  @Setup
  public void connect() {
    message = new byte[size];
    a.connect(0);
    exchange();
  }

  /** One reliable message. */
  @Benchmark
  public int message() {
    nowMs++;
    a.send(1, 53, message, SendOptions.RELIABLE, nowMs);
    return exchange();
  }

  private int exchange() {
    int messages = 0;
    boolean isMoving = true;
    while (isMoving) {
      isMoving = pass(a, z) | pass(z, a);
      for (SctpEvent event = z.pollEvent(); event != null; event = z.pollEvent()) {
        messages++;
      }
      while (a.pollEvent() != null) {
        messages++;
      }
    }
    a.handleTimeout(nowMs);
    z.handleTimeout(nowMs);
    return messages;
  }

  private boolean pass(SctpAssociation from, SctpAssociation to) {
    boolean isMoving = false;
    for (int n = from.pollPacket(packet, nowMs); n > 0; n = from.pollPacket(packet, nowMs)) {
      to.handlePacket(packet, 0, n, nowMs);
      isMoving = true;
    }
    return isMoving;
  }
}
