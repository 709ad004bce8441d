package dev.onlinematch.webrtc;

import dev.onlinematch.webrtc.dtls.DtlsIdentity;
import dev.onlinematch.webrtc.ice.StunClient;
import dev.onlinematch.webrtc.sdp.CertificateFingerprint;
import dev.onlinematch.webrtc.sdp.IceCredentials;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntPredicate;
import org.bouncycastle.tls.DatagramTransport;

/**
 * A peer put together by hand, on a UDP socket of its own: offer, checks, and below DTLS every
 * datagram. What it does not do by itself, a test does, in whatever order.
 */
final class HandmadePeer implements AutoCloseable {

  static final String UFRAG = "hand";

  private static final int MAX_DATAGRAM_BYTES = 2_048;
  private static final int FIRST_DTLS_BYTE = 20;
  private static final long PATIENCE_S = 10;

  /** Answers to our checks. */
  final BlockingQueue<byte[]> stun = new LinkedBlockingQueue<>();

  /** The server's own checks. */
  final BlockingQueue<byte[]> asked = new LinkedBlockingQueue<>();

  final BlockingQueue<byte[]> dtls = new LinkedBlockingQueue<>();

  private final DatagramSocket socket;
  private final InetSocketAddress server;
  private final Thread receiver;
  private final AtomicLong bytesSent = new AtomicLong();
  private final AtomicLong bytesReceived = new AtomicLong();
  private volatile boolean isClosed;

  /** On the same computer as {@code server}. */
  HandmadePeer(InetSocketAddress server) throws SocketException {
    this.server = server;
    socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    receiver = new Thread(this::receiveAll, "handmade-peer");
    receiver.setDaemon(true);
    receiver.start();
  }

  static DtlsIdentity identity() {
    return DtlsIdentity.generate(new SecureRandom(), Instant.now());
  }

  /** An offer of somebody with that certificate, and further lines of it. */
  static String offer(CertificateFingerprint fingerprint, String... lines) {
    return """
    v=0
    o=- 1 1 IN IP4 127.0.0.1
    s=-
    t=0 0
    m=application 9 UDP/DTLS/SCTP webrtc-datachannel
    c=IN IP4 0.0.0.0
    a=mid:0
    a=ice-ufrag:hand
    a=ice-pwd:0123456789012345678901
    a=setup:active
    a=sctp-port:5000
    """
        + "a=fingerprint:"
        + fingerprint
        + "\n"
        + String.join("\n", lines);
  }

  /** Makes checks for the server of that answer. */
  static StunClient checksFor(String answerSdp) {
    return new StunClient(
        new IceCredentials(field(answerSdp, "ice-ufrag"), field(answerSdp, "ice-pwd")), UFRAG);
  }

  private static String field(String sdp, String name) {
    int at = sdp.indexOf("a=" + name + ":") + name.length() + 3;
    return sdp.substring(at, sdp.indexOf('\r', at));
  }

  long bytesSent() {
    return bytesSent.get();
  }

  long bytesReceived() {
    return bytesReceived.get();
  }

  void send(byte[] datagram) throws IOException {
    bytesSent.addAndGet(datagram.length);
    socket.send(new DatagramPacket(datagram, datagram.length, server));
  }

  /** Sends a check and waits for its answer. */
  byte[] knock(byte[] check) throws IOException, InterruptedException {
    send(check);
    byte[] answer = stun.poll(PATIENCE_S, TimeUnit.SECONDS);
    if (answer == null) {
      throw new SocketTimeoutException("the check is not answered");
    }
    return answer;
  }

  private void receiveAll() {
    byte[] buffer = new byte[MAX_DATAGRAM_BYTES];
    while (!isClosed) {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      try {
        socket.receive(packet);
      } catch (IOException e) {
        // Closed, or an ICMP error about something that was sent.
        continue;
      }
      byte[] datagram = Arrays.copyOf(buffer, packet.getLength());
      bytesReceived.addAndGet(datagram.length);
      queueOf(datagram).add(datagram);
    }
  }

  private BlockingQueue<byte[]> queueOf(byte[] datagram) {
    if (datagram.length > 0 && datagram[0] >= FIRST_DTLS_BYTE) {
      return dtls;
    }
    return datagram.length > 1 && datagram[0] == 0 && datagram[1] == 1 ? asked : stun;
  }

  @Override
  public void close() {
    isClosed = true;
    socket.close();
  }

  /** What a DTLS client takes for its network; when one gives up, the socket stays open. */
  DatagramTransport transport() {
    return transport(number -> false);
  }

  /** The same, without the datagrams that are lost on their way here, counted from 0. */
  DatagramTransport transport(IntPredicate isLost) {
    AtomicInteger received = new AtomicInteger();
    return new DatagramTransport() {

      @Override
      public int getReceiveLimit() {
        return MAX_DATAGRAM_BYTES;
      }

      @Override
      public int getSendLimit() {
        return 1_200;
      }

      @Override
      public int receive(byte[] buf, int off, int len, int waitMillis) throws IOException {
        try {
          byte[] datagram = dtls.poll(waitMillis, TimeUnit.MILLISECONDS);
          if (datagram == null || isLost.test(received.getAndIncrement())) {
            return -1;
          }
          System.arraycopy(datagram, 0, buf, off, datagram.length);
          return datagram.length;
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
      }

      @Override
      public void send(byte[] buf, int off, int len) throws IOException {
        HandmadePeer.this.send(Arrays.copyOfRange(buf, off, off + len));
      }

      @Override
      public void close() {
        // Nobody hears of it.
      }
    };
  }
}
