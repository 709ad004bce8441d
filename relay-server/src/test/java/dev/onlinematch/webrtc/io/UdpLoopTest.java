package dev.onlinematch.webrtc.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class UdpLoopTest {

  private static final int FULL_BYTES = 1_000;

  private UdpPort port;
  private UdpLoop loop;
  private final CountDownLatch timeouts = new CountDownLatch(1);
  private volatile long deadlineMs = Long.MAX_VALUE;
  private volatile IntConsumer onDatagram = length -> {};

  @BeforeEach
  void start() throws IOException {
    port = open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), FULL_BYTES);
    loop = new UdpLoop("test-loop", port, new Echo(port));
  }

  UdpPort open(InetSocketAddress local, int fullBytes) throws IOException {
    return new UdpPort(local, fullBytes);
  }

  @AfterEach
  void stop() throws IOException {
    loop.close();
  }

  @Test
  void handsOverDatagramsAndSendsThemBack() throws Exception {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setSoTimeout(10_000);
      for (int i = 1; i < 100; i++) {
        byte[] bytes = new byte[i * 10];
        Arrays.fill(bytes, (byte) i);
        socket.send(new DatagramPacket(bytes, bytes.length, port.address()));
        DatagramPacket back = new DatagramPacket(new byte[2_000], 2_000);
        socket.receive(back);
        assertArrayEquals(bytes, Arrays.copyOf(back.getData(), back.getLength()));
      }
    }
  }

  @Test
  void atTheWildcardAddressItServesWhateverFamilyAPeerIsOf() throws Exception {
    UdpPort wildcard = open(new InetSocketAddress(0), FULL_BYTES);
    try (UdpLoop both = new UdpLoop("both-families", wildcard, new Echo(wildcard))) {
      assertTrue(wildcard.address().getAddress().isAnyLocalAddress());
      assertNotNull(both);
      List<InetAddress> loopbacks = loopbackAddresses();
      assertFalse(loopbacks.isEmpty());
      for (InetAddress loopback : loopbacks) {
        InetSocketAddress server = new InetSocketAddress(loopback, wildcard.address().getPort());
        try (DatagramSocket socket = new DatagramSocket(0, loopback)) {
          socket.setSoTimeout(10_000);
          // Full ones leave together where that is possible.
          for (int i = 0; i < 5; i++) {
            socket.send(new DatagramPacket(new byte[FULL_BYTES], FULL_BYTES, server));
          }
          for (int i = 0; i < 5; i++) {
            DatagramPacket back = new DatagramPacket(new byte[2_000], 2_000);
            socket.receive(back);
            assertEquals(FULL_BYTES, back.getLength());
            assertEquals(server, back.getSocketAddress());
          }
        }
      }
    }
  }

  private static List<InetAddress> loopbackAddresses() throws SocketException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(InetAddress::isLoopbackAddress)
        .toList();
  }

  @Test
  void runsTasksOfOtherThreadsAndSurvivesTheirMistakes() throws Exception {
    CountDownLatch done = new CountDownLatch(1);

    loop.execute(
        () -> {
          throw new IllegalStateException("a mistake, made for this test");
        });
    loop.execute(done::countDown);

    assertTrue(done.await(10, TimeUnit.SECONDS));
  }

  @Test
  void keepsItsDeadlines() throws Exception {
    loop.execute(() -> deadlineMs = UdpLoop.nowMs() + 20);

    assertTrue(timeouts.await(10, TimeUnit.SECONDS));
  }

  @Test
  void runsWhatWasAskedForBeforeItEnds() throws Exception {
    AtomicBoolean ran = new AtomicBoolean();
    loop.execute(() -> ran.set(true));

    loop.close();

    assertTrue(ran.get());
  }

  @Test
  void doesWhatWasAskedForBeforeADatagramThatWasSentLater() throws Exception {
    CountDownLatch isInRound = new CountDownLatch(1);
    CountDownLatch mayGoOn = new CountDownLatch(1);
    AtomicBoolean isDone = new AtomicBoolean();
    AtomicBoolean wasDoneBefore = new AtomicBoolean();
    CountDownLatch second = new CountDownLatch(1);
    onDatagram =
        length -> {
          if (length == 1) {
            isInRound.countDown();
            await(mayGoOn);
          } else {
            wasDoneBefore.set(isDone.get());
            second.countDown();
          }
        };
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.send(new DatagramPacket(new byte[1], 1, port.address()));
      await(isInRound);

      loop.execute(() -> isDone.set(true));
      socket.send(new DatagramPacket(new byte[2], 2, port.address()));
      mayGoOn.countDown();

      await(second);
    }
    assertTrue(wasDoneBefore.get());
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(10, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void countsWhatCannotBeSent() throws Exception {
    CountDownLatch sent = new CountDownLatch(1);
    loop.execute(
        () -> {
          // No route leads from a loopback socket to the documentation's network.
          port.send(new byte[10], 0, 10, new InetSocketAddress("192.0.2.1", 9));
          sent.countDown();
        });
    assertTrue(sent.await(10, TimeUnit.SECONDS));
    loop.close();

    assertEquals(1, port.unsent());
    assertFalse(port.address().getAddress().isAnyLocalAddress());
  }

  @Test
  void sendsDatagramsInTheirOrderWhetherTheyLeaveTogetherOrAlone() throws Exception {
    int[] lengths = new int[200];
    for (int i = 0; i < lengths.length; i++) {
      // Rows of full ones, of any number, each ended by a shorter one.
      lengths[i] = i % 67 == 66 || i % 5 == 4 ? 10 + i : FULL_BYTES;
    }
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      socket.setSoTimeout(10_000);
      InetSocketAddress remote = (InetSocketAddress) socket.getLocalSocketAddress();
      for (int first = 0; first < lengths.length; first += 100) {
        int from = first;
        loop.execute(() -> sendAll(Arrays.copyOfRange(lengths, from, from + 100), from, remote));
        for (int i = first; i < first + 100; i++) {
          DatagramPacket datagram = new DatagramPacket(new byte[2_000], 2_000);
          socket.receive(datagram);
          assertEquals(lengths[i], datagram.getLength());
          assertEquals((byte) i, datagram.getData()[lengths[i] - 1]);
        }
      }
    }
    assertEquals(0, port.unsent());
  }

  @Test
  void keepsApartWhoSentWhatWhenManySendAtOnce() throws Exception {
    DatagramSocket[] sockets = new DatagramSocket[40];
    for (int i = 0; i < sockets.length; i++) {
      sockets[i] = new DatagramSocket(0, InetAddress.getLoopbackAddress());
      sockets[i].setSoTimeout(10_000);
    }
    // So that all are there when the loop looks.
    CountDownLatch mayGoOn = new CountDownLatch(1);
    loop.execute(() -> await(mayGoOn));
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < sockets.length; i++) {
        byte[] bytes = {(byte) round, (byte) i};
        sockets[i].send(new DatagramPacket(bytes, bytes.length, port.address()));
      }
    }
    mayGoOn.countDown();
    for (int i = 0; i < sockets.length; i++) {
      for (int round = 0; round < 3; round++) {
        DatagramPacket back = new DatagramPacket(new byte[10], 10);
        sockets[i].receive(back);
        assertArrayEquals(new byte[] {(byte) round, (byte) i}, Arrays.copyOf(back.getData(), 2));
      }
      sockets[i].close();
    }
  }

  @Test
  void goesOnBehindADatagramThatCannotBeSent() throws Exception {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      socket.setSoTimeout(10_000);
      InetSocketAddress remote = (InetSocketAddress) socket.getLocalSocketAddress();
      loop.execute(
          () -> {
            port.send(new byte[] {1}, 0, 1, remote);
            port.send(new byte[] {2}, 0, 1, new InetSocketAddress("192.0.2.1", 9));
            port.send(new byte[] {3}, 0, 1, remote);
          });
      for (byte expected : new byte[] {1, 3}) {
        DatagramPacket datagram = new DatagramPacket(new byte[10], 10);
        socket.receive(datagram);
        assertEquals(expected, datagram.getData()[0]);
      }
    }
  }

  private void sendAll(int[] lengths, int number, InetSocketAddress remote) {
    for (int i = 0; i < lengths.length; i++) {
      byte[] bytes = new byte[lengths[i]];
      Arrays.fill(bytes, (byte) (number + i));
      port.send(bytes, 0, bytes.length, remote);
    }
  }

  private final class Echo implements UdpLoop.Driven {

    private final UdpPort by;

    Echo(UdpPort by) {
      this.by = by;
    }

    @Override
    public void startRound(long nowMs) {
      // Nothing depends on the time.
    }

    @Override
    public void handleDatagram(byte[] bytes, int length, InetSocketAddress remote, long nowMs) {
      onDatagram.accept(length);
      by.send(bytes, 0, length, remote);
    }

    @Override
    public void handleTimeout(long nowMs) {
      deadlineMs = Long.MAX_VALUE;
      timeouts.countDown();
    }

    @Override
    public void endRound(long nowMs) {
      // All was sent at once.
    }

    @Override
    public long nextDeadlineMs() {
      return deadlineMs;
    }
  }
}
