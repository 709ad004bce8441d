package dev.onlinematch.bench;

import dev.onlinematch.webrtc.dtls.DialledDtls;
import dev.onlinematch.webrtc.dtls.DtlsEndpoint;
import dev.onlinematch.webrtc.dtls.DtlsEvent;
import dev.onlinematch.webrtc.dtls.DtlsHandshakePool;
import dev.onlinematch.webrtc.dtls.DtlsIdentity;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A record encrypted at one end and decrypted at the other. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DtlsBenchmark {

  /** What the record carries. */
  @Param({"100", "1192"})
  public int size;

  private final Queue<byte[]> toClient = new ConcurrentLinkedQueue<>();
  private final Queue<byte[]> toServer = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newSingleThreadExecutor();
  private final DtlsHandshakePool pool = new DtlsHandshakePool(1);
  private DtlsEndpoint server;
  private DialledDtls client;
  private byte[] payload = {};

  /** Shakes hands. */
  @Setup
  public void connect() throws IOException {
    payload = new byte[size];
    DtlsIdentity identity = DtlsIdentity.generate(new SecureRandom(), Instant.now());
    server =
        new DtlsEndpoint(
            identity,
            List.of(identity.fingerprint()),
            pool,
            (bytes, offset, length) ->
                toClient.add(Arrays.copyOfRange(bytes, offset, offset + length)),
            () -> {},
            0);
    client =
        new DialledDtls(
            identity,
            (bytes, offset, length) ->
                toServer.add(Arrays.copyOfRange(bytes, offset, offset + length)),
            () -> {});
    client.start(threads);
    while (!client.handleProgress()) {
      server.handleProgress();
      for (byte[] each = toServer.poll(); each != null; each = toServer.poll()) {
        server.handleDatagram(each, 0, each.length, 0);
      }
      for (byte[] each = toClient.poll(); each != null; each = toClient.poll()) {
        client.handleDatagram(each, each.length, packet -> {});
      }
      Thread.onSpinWait();
    }
  }

  /** One record from the client to the server. */
  @Benchmark
  public DtlsEvent record() throws IOException {
    client.send(payload, 0, payload.length);
    byte[] datagram = toServer.remove();
    server.handleDatagram(datagram, 0, datagram.length, 0);
    return server.pollEvent();
  }

  /** Ends the threads. */
  @TearDown
  public void close() {
    threads.shutdownNow();
    pool.close();
  }
}
