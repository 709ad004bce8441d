package dev.onlinematch.webrtc.dtls;

import dev.onlinematch.webrtc.sdp.CertificateFingerprint;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bouncycastle.tls.DatagramTransport;

/**
 * An endpoint with its owner's thread, and the wire to it. The client blocks on the test's thread,
 * as Bouncy Castle's does. Either direction can be tampered with.
 */
final class DtlsWire implements DatagramTransport, AutoCloseable {

  final BlockingQueue<DtlsEvent> events = new LinkedBlockingQueue<>();
  final BlockingQueue<byte[]> sentByServer = new LinkedBlockingQueue<>();
  private final BlockingQueue<byte[]> toClient = new LinkedBlockingQueue<>();
  // What comes after the end goes nowhere.
  private final ExecutorService owner =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          new ThreadPoolExecutor.DiscardPolicy());
  private final DtlsEndpoint endpoint;

  /** What becomes of a datagram on its way: any number of datagrams. */
  volatile Function<byte[], List<byte[]>> towardsServer = List::of;

  volatile Function<byte[], List<byte[]>> towardsClient = List::of;
  volatile long nowMs;

  DtlsWire(DtlsIdentity server, CertificateFingerprint expected, DtlsHandshakePool pool) {
    endpoint =
        new DtlsEndpoint(
            server,
            List.of(expected),
            pool,
            this::fromServer,
            () -> onOwner(DtlsEndpoint::handleProgress),
            0);
  }

  private void fromServer(byte[] bytes, int offset, int length) {
    byte[] datagram = Arrays.copyOfRange(bytes, offset, offset + length);
    sentByServer.add(datagram);
    toClient.addAll(towardsClient.apply(datagram));
  }

  /** Puts a datagram on the wire beside those of the client. */
  void inject(byte[] datagram) {
    onOwner(it -> it.handleDatagram(datagram, 0, datagram.length, nowMs));
  }

  /** Does something with the endpoint on its owner's thread and collects the events. */
  void onOwner(Consumer<DtlsEndpoint> action) {
    owner.execute(
        () -> {
          action.accept(endpoint);
          for (DtlsEvent event = endpoint.pollEvent();
              event != null;
              event = endpoint.pollEvent()) {
            events.add(event);
          }
        });
  }

  /** The same, and waits for the result. */
  <T> T askOwner(Function<DtlsEndpoint, T> question) {
    try {
      return owner.submit(() -> question.apply(endpoint)).get(60, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The next event, within 30 s. */
  DtlsEvent nextEvent() throws InterruptedException {
    DtlsEvent event = events.poll(30, TimeUnit.SECONDS);
    if (event == null) {
      throw new AssertionError("no event within 30 s");
    }
    return event;
  }

  @Override
  public int getReceiveLimit() {
    return 4_096;
  }

  @Override
  public int getSendLimit() {
    return 1_232;
  }

  @Override
  public int receive(byte[] buf, int off, int len, int waitMillis) throws IOException {
    try {
      byte[] datagram = toClient.poll(waitMillis, TimeUnit.MILLISECONDS);
      if (datagram == null) {
        return -1;
      }
      System.arraycopy(datagram, 0, buf, off, datagram.length);
      return datagram.length;
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void send(byte[] buf, int off, int len) {
    towardsServer.apply(Arrays.copyOfRange(buf, off, off + len)).forEach(this::inject);
  }

  @Override
  public void close() {
    // The client's end; the endpoint is told by what the client sends.
  }

  void shutDown() {
    onOwner(DtlsEndpoint::close);
    owner.shutdown();
  }
}
