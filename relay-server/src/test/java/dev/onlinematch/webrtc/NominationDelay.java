package dev.onlinematch.webrtc;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between one peer and a server and passes every datagram on, those late that carry
 * USE-CANDIDATE.
 */
final class NominationDelay implements AutoCloseable {

  private static final int MAX_DATAGRAM_BYTES = 2_048;
  private static final int STUN_HEADER_BYTES = 20;
  private static final int USE_CANDIDATE = 0x0025;
  private static final int FIRST_DTLS_BYTE = 20;

  private final DatagramSocket front;
  private final DatagramSocket back;
  private final InetSocketAddress server;
  private final int delayMs;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private volatile SocketAddress peer;
  private final AtomicInteger delayed = new AtomicInteger();
  private volatile boolean hasNominated;
  private volatile boolean hasSeenEarlyDtls;
  private volatile boolean isClosed;

  NominationDelay(InetSocketAddress server, int delayMs) throws IOException {
    this.server = server;
    this.delayMs = delayMs;
    front = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    back = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    start(front, this::fromPeer);
    start(back, this::fromServer);
  }

  private interface Passing {
    void pass(byte[] datagram, SocketAddress from) throws IOException;
  }

  private void start(DatagramSocket socket, Passing passing) {
    Thread thread =
        new Thread(
            () -> {
              byte[] buffer = new byte[MAX_DATAGRAM_BYTES];
              while (!isClosed) {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                try {
                  socket.receive(packet);
                  passing.pass(
                      Arrays.copyOf(buffer, packet.getLength()), packet.getSocketAddress());
                } catch (IOException e) {
                  // Closed, or an ICMP error about something that was sent.
                }
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private void fromPeer(byte[] datagram, SocketAddress from) throws IOException {
    peer = from;
    if (nominates(datagram)) {
      delayed.incrementAndGet();
      Future<?> unused = clock.schedule(() -> nominate(datagram), delayMs, TimeUnit.MILLISECONDS);
    } else {
      hasSeenEarlyDtls |= datagram[0] >= FIRST_DTLS_BYTE && !hasNominated;
      back.send(new DatagramPacket(datagram, datagram.length, server));
    }
  }

  private void nominate(byte[] datagram) {
    hasNominated = true;
    try {
      back.send(new DatagramPacket(datagram, datagram.length, server));
    } catch (IOException e) {
      // The test is over.
    }
  }

  private void fromServer(byte[] datagram, SocketAddress from) throws IOException {
    front.send(new DatagramPacket(datagram, datagram.length, peer));
  }

  private static boolean nominates(byte[] datagram) {
    if (datagram.length < STUN_HEADER_BYTES || datagram[0] != 0 || datagram[1] != 1) {
      return false;
    }
    for (int at = STUN_HEADER_BYTES; at + 4 <= datagram.length; ) {
      if (u16(datagram, at) == USE_CANDIDATE) {
        return true;
      }
      at += 4 + ((u16(datagram, at + 2) + 3) & ~3);
    }
    return false;
  }

  private static int u16(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
  }

  /** Where the peer is to send to. */
  int port() {
    return front.getLocalPort();
  }

  /** How many nominations came late. */
  int delayed() {
    return delayed.get();
  }

  boolean hasSeenDtlsBeforeANomination() {
    return hasSeenEarlyDtls;
  }

  @Override
  public void close() {
    isClosed = true;
    clock.shutdownNow();
    front.close();
    back.close();
  }
}
