package dev.onlinematch.webrtc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.webrtc.channel.ChannelConfig;
import dev.onlinematch.webrtc.sctp.tx.SendOptions;
import dev.onvoid.webrtc.RTCDataChannelInit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Data channels with a real libwebrtc, which gets back all that it sends. */
@Timeout(120)
class LibWebRtcInteropTest {

  private static final int[] SIZES = {
    1, 2, 3, 4, 100, 1_000, 1_163, 1_164, 1_165, 1_192, 1_200, 2_400, 16_384, 65_535, 65_536,
    262_143, 262_144
  };

  private static final int RANDOM_SECONDS = Integer.getInteger("interop.seconds", 3);

  private final EchoListener echo = new EchoListener();
  private final LibWebRtcPeer browser = LibWebRtcPeer.isAvailable() ? new LibWebRtcPeer() : null;
  private PeerAcceptor acceptor;

  @BeforeEach
  void listen() throws IOException {
    assumeTrue(LibWebRtcPeer.isAvailable(), "no libwebrtc for this machine");
    acceptor =
        new PeerAcceptor(
            AcceptorOptions.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
  }

  @AfterEach
  void shutDown() throws IOException {
    browser.close();
    acceptor.close();
  }

  @Test
  void echoesMessagesOfAllSizesOnAReliableChannel() throws Exception {
    LibChannel channel =
        new LibChannel(browser.createDataChannel("game", new RTCDataChannelInit()));
    connect();
    channel.awaitOpen();

    for (int size : SIZES) {
      byte[] bytes = new byte[size];
      new SeededRandom(size).nextBytes(bytes);
      channel.send(bytes, true);
      LibChannel.Message message = channel.next();
      assertArrayEquals(bytes, message.bytes(), () -> size + " bytes");
      assertTrue(message.isBinary());
    }
  }

  @Test
  void echoesMessagesOfRandomSizeForAWhile() throws Exception {
    LibChannel channel = negotiated(EchoListener.RELIABLE_ID, true, -1);
    connect();
    channel.awaitOpen();
    SeededRandom sizes = new SeededRandom(30);
    long endNs = System.nanoTime() + RANDOM_SECONDS * 1_000_000_000L;
    while (System.nanoTime() < endNs) {
      byte[][] burst = new byte[10][];
      for (int i = 0; i < burst.length; i++) {
        // Mostly small, as in games.
        burst[i] = new byte[1 + sizes.nextInt(1 << sizes.nextInt(19))];
        sizes.nextBytes(burst[i]);
        channel.send(burst[i], true);
      }
      for (byte[] bytes : burst) {
        assertArrayEquals(bytes, channel.next().bytes());
      }
    }
  }

  @Test
  void tellsTheLabelOfAChannel() throws Exception {
    LibChannel channel =
        new LibChannel(browser.createDataChannel("game", new RTCDataChannelInit()));
    connect();
    channel.awaitOpen();
    channel.send(new byte[] {1}, true);
    channel.next();

    assertTrue(echo.opened.contains("game"));
  }

  @Test
  void echoesTextAndEmptyMessages() throws Exception {
    LibChannel channel =
        new LibChannel(browser.createDataChannel("game", new RTCDataChannelInit()));
    connect();
    channel.awaitOpen();

    channel.send("Zoë ⚔".getBytes(StandardCharsets.UTF_8), false);
    LibChannel.Message text = channel.next();
    assertEquals("Zoë ⚔", new String(text.bytes(), StandardCharsets.UTF_8));
    assertEquals(false, text.isBinary());
    channel.send(new byte[0], true);
    assertEquals(0, channel.next().bytes().length);
  }

  @Test
  void echoesOnNegotiatedChannelsReliableAndUnreliable() throws Exception {
    LibChannel reliable = negotiated(EchoListener.RELIABLE_ID, true, -1);
    LibChannel unreliable = negotiated(EchoListener.UNRELIABLE_ID, false, 0);
    connect();
    reliable.awaitOpen();
    unreliable.awaitOpen();

    for (int i = 0; i < 500; i++) {
      reliable.send(new byte[] {(byte) i, 1}, true);
      unreliable.send(new byte[] {(byte) i, 2}, true);
    }
    for (int i = 0; i < 500; i++) {
      assertArrayEquals(new byte[] {(byte) i, 1}, reliable.next().bytes());
    }
    // Nothing is lost on this network, but nothing was promised.
    assertEquals(2, unreliable.next().bytes()[1]);
  }

  @Test
  void closesAChannelFromEitherSide() throws Exception {
    LibChannel first = new LibChannel(browser.createDataChannel("a", new RTCDataChannelInit()));
    LibChannel second = negotiated(EchoListener.RELIABLE_ID, true, -1);
    connect();
    first.awaitOpen();
    second.awaitOpen();
    first.send(new byte[] {1}, true);
    first.next();

    first.close();
    first.awaitClosed();
    acceptor.execute(() -> echo.peer.closeChannel(EchoListener.RELIABLE_ID));
    second.awaitClosed();
  }

  @Test
  void theBrowserNoticesAtOnceWhenWeClose() throws Exception {
    LibChannel channel = negotiated(EchoListener.RELIABLE_ID, true, -1);
    AcceptedPeer peer = connect();
    channel.awaitOpen();

    long startedNs = System.nanoTime();
    peer.close();
    channel.awaitClosed();

    assertTrue(System.nanoTime() - startedNs < 2_000_000_000L);
    assertEquals(PeerClosed.CLOSED_HERE, echo.closings.poll(10, TimeUnit.SECONDS));
  }

  @Test
  void keepsEchoingThroughARestartOfIce() throws Exception {
    LibChannel channel = negotiated(EchoListener.RELIABLE_ID, true, -1);
    AcceptedPeer peer = connect();
    channel.awaitOpen();

    browser.answer(peer.restartIce(browser.restartOffer()));

    for (int i = 0; i < 20; i++) {
      channel.send(new byte[] {(byte) i}, true);
      assertEquals(i, channel.next().bytes()[0]);
    }
    assertEquals(0, echo.closings.size());
  }

  @Test
  void weMayOpenAChannelToo() throws Exception {
    LibChannel channel = negotiated(EchoListener.RELIABLE_ID, true, -1);
    connect();
    channel.awaitOpen();

    acceptor.execute(
        () -> echo.peer.open(ChannelConfig.of("ours", SendOptions.RELIABLE_UNORDERED)));

    LibChannel ours = new LibChannel(browser.nextDataChannel());
    ours.send(new byte[] {9}, true);
    assertEquals(9, ours.next().bytes()[0]);
  }

  private LibChannel negotiated(int id, boolean isOrdered, int maxRetransmits) {
    RTCDataChannelInit init = new RTCDataChannelInit();
    init.negotiated = true;
    init.id = id;
    init.ordered = isOrdered;
    init.maxRetransmits = maxRetransmits;
    return new LibChannel(browser.createDataChannel("negotiated", init));
  }

  private AcceptedPeer connect() throws Exception {
    AcceptedPeer peer = acceptor.accept(browser.offer(), echo);
    browser.answer(peer.answerSdp());
    return peer;
  }
}
