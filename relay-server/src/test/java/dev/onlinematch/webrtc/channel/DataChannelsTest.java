package dev.onlinematch.webrtc.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.webrtc.channel.ChannelEvent.Closed;
import dev.onlinematch.webrtc.channel.ChannelEvent.Opened;
import dev.onlinematch.webrtc.channel.ChannelEvent.Received;
import dev.onlinematch.webrtc.channel.ChannelEvent.TransportClosed;
import dev.onlinematch.webrtc.sctp.CloseReason;
import dev.onlinematch.webrtc.sctp.tx.SendOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DataChannelsTest {

  private static final ChannelConfig CHAT = ChannelConfig.of("chat", SendOptions.RELIABLE);
  private static final ChannelConfig LOSSY =
      ChannelConfig.of("lossy", new SendOptions(true, 0, SendOptions.UNLIMITED));

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  @Test
  void opensInBandFromEitherSideWithItsOwnParity() {
    ChannelPair pair = new ChannelPair().connected();
    assertEquals(Optional.of(0), pair.client.open(CHAT, pair.nowMs));
    assertEquals(Optional.of(1), pair.server.open(LOSSY, pair.nowMs));
    assertEquals(Optional.of(2), pair.client.open(LOSSY, pair.nowMs));
    pair.settle();
    assertEquals(
        List.of(
            new Opened(0, CHAT, false), new Opened(2, LOSSY, false), new Opened(1, LOSSY, true)),
        pair.clientEvents);
    assertEquals(
        List.of(new Opened(1, LOSSY, false), new Opened(0, CHAT, true), new Opened(2, LOSSY, true)),
        pair.serverEvents);
  }

  @Test
  void opensWhatWasAskedForBeforeTheAssociationIsUp() {
    ChannelPair pair = new ChannelPair();
    pair.client.open(CHAT, pair.nowMs);
    pair.client.openNegotiated(9, LOSSY);
    pair.server.openNegotiated(9, LOSSY);
    assertEquals(ChannelSendOutcome.NOT_OPEN, pair.client.send(9, false, bytes("x"), pair.nowMs));
    pair.connected();
    assertTrue(pair.serverEvents.contains(new Opened(0, CHAT, true)));
    assertTrue(pair.serverEvents.contains(new Opened(9, LOSSY, false)));
    assertThrows(IllegalArgumentException.class, () -> pair.client.openNegotiated(9, LOSSY));
  }

  @Test
  @Tag("row-111")
  void carriesTextBinaryAndEmptyMessages() {
    ChannelPair pair = negotiated();
    pair.client.send(4, true, bytes("text"), pair.nowMs);
    pair.client.send(4, false, bytes("bin"), pair.nowMs);
    pair.client.send(4, true, new byte[0], pair.nowMs);
    pair.client.send(4, false, new byte[0], pair.nowMs);
    pair.settle();
    assertEquals(
        List.of("4 text text", "4 binary bin", "4 text ", "4 binary "), pair.serverReceived());
  }

  @Test
  @Tag("row-111")
  void ignoresUnknownTypes() {
    ChannelPair pair = negotiated();
    for (int ppid : new int[] {0, 52, 54, 99}) {
      pair.serverAssociation.send(4, ppid, bytes("?"), SendOptions.RELIABLE, pair.nowMs);
    }
    pair.serverAssociation.send(4, 50, new byte[] {77}, SendOptions.RELIABLE, pair.nowMs);
    pair.settle();
    assertEquals(List.of(), pair.clientReceived());
    assertEquals(5, pair.client.droppedMessages());
  }

  @Test
  void carriesMessagesOfEverySizeUpTo256Kilobytes() {
    ChannelPair pair = negotiated();
    SeededRandom random = new SeededRandom(5);
    List<byte[]> sent = new ArrayList<>();
    for (int size : new int[] {1, 1163, 1164, 1165, 16_384, 65_536, 262_144}) {
      byte[] message = new byte[size];
      random.nextBytes(message);
      sent.add(message);
      assertEquals(ChannelSendOutcome.QUEUED, pair.client.send(4, false, message, pair.nowMs));
      pair.advance(200);
    }
    int next = 0;
    for (ChannelEvent event : pair.serverEvents) {
      if (event instanceof Received received) {
        org.junit.jupiter.api.Assertions.assertArrayEquals(sent.get(next++), received.payload());
      }
    }
    assertEquals(sent.size(), next);
  }

  @Test
  @Tag("row-107")
  void closesByResettingBothDirections() {
    ChannelPair pair = new ChannelPair().connected();
    pair.client.open(CHAT, pair.nowMs);
    pair.settle();
    pair.client.send(0, true, bytes("last words"), pair.nowMs);
    pair.client.close(0);
    assertEquals(ChannelSendOutcome.NOT_OPEN, pair.client.send(0, true, bytes("more"), pair.nowMs));
    // Not free before both directions are done.
    assertEquals(Optional.of(2), pair.client.open(LOSSY, pair.nowMs));
    pair.settle();
    assertEquals(List.of("0 text last words"), pair.serverReceived());
    assertTrue(pair.clientEvents.contains(new Closed(0)));
    assertTrue(pair.serverEvents.contains(new Closed(0)));
    assertEquals(Optional.of(0), pair.client.open(LOSSY, pair.nowMs));
    pair.settle();
    assertEquals(new Opened(0, LOSSY, true), pair.serverEvents.get(pair.serverEvents.size() - 1));
    pair.client.send(0, true, bytes("again"), pair.nowMs);
    pair.settle();
    assertEquals(List.of("0 text last words", "0 text again"), pair.serverReceived());
  }

  @Test
  @Tag("row-107")
  void closesWhenBothSidesCloseAtOnce() {
    ChannelPair pair = negotiated();
    pair.client.close(4);
    pair.server.close(4);
    pair.settle();
    assertEquals(new Closed(4), pair.clientEvents.get(pair.clientEvents.size() - 1));
    assertEquals(new Closed(4), pair.serverEvents.get(pair.serverEvents.size() - 1));
    assertEquals(1, pair.clientEvents.stream().filter(Closed.class::isInstance).count());
  }

  @Test
  @Tag("row-107")
  void closesAChannelThatWasClosedBeforeItWasUp() {
    ChannelPair pair = new ChannelPair();
    pair.client.open(CHAT, pair.nowMs);
    pair.client.close(0);
    pair.connected();
    pair.settle();
    assertEquals(List.of(new Closed(0)), pair.clientEvents);
    assertEquals(List.of(new Opened(0, CHAT, true), new Closed(0)), pair.serverEvents);
  }

  @Test
  @Tag("row-108")
  void refusesAnOpenOfTheWrongParity() {
    ChannelPair pair = new ChannelPair().connected();
    // The server may use odd ids only.
    pair.serverAssociation.send(2, 50, DcepOpen.encode(CHAT), SendOptions.RELIABLE, pair.nowMs);
    pair.settle();
    assertEquals(List.of(), pair.clientEvents);
    assertEquals(1, pair.client.droppedMessages());
    // The client has reset its side without an ACK; the id is taken until the server does, too.
    assertEquals(Optional.of(0), pair.client.open(CHAT, pair.nowMs));
    assertEquals(Optional.of(4), pair.client.open(CHAT, pair.nowMs));
    pair.serverAssociation.resetStreams(2);
    pair.settle();
    assertEquals(Optional.of(2), pair.client.open(CHAT, pair.nowMs));
    assertFalse(pair.clientEvents.contains(new Closed(2)));
  }

  @Test
  @Tag("row-108")
  void closesAChannelThatIsOpenedTwice() {
    ChannelPair pair = new ChannelPair().connected();
    pair.server.open(CHAT, pair.nowMs);
    pair.settle();
    pair.serverAssociation.send(1, 50, DcepOpen.encode(CHAT), SendOptions.RELIABLE, pair.nowMs);
    pair.settle();
    assertEquals(List.of(new Opened(1, CHAT, true), new Closed(1)), pair.clientEvents);
    assertEquals(List.of(new Opened(1, CHAT, false), new Closed(1)), pair.serverEvents);
  }

  @Test
  @Tag("row-109")
  void refusesAMalformedOpen() {
    ChannelPair pair = new ChannelPair().connected();
    byte[] open = DcepOpen.encode(CHAT);
    byte[] tooShort = java.util.Arrays.copyOf(open, open.length - 1);
    pair.serverAssociation.send(1, 50, tooShort, SendOptions.RELIABLE, pair.nowMs);
    pair.serverAssociation.send(3, 50, new byte[] {3}, SendOptions.RELIABLE, pair.nowMs);
    pair.settle();
    assertEquals(List.of(), pair.clientEvents);
    assertEquals(2, pair.client.droppedMessages());
  }

  @Test
  @Tag("row-110")
  void deliversWhatIsSentBeforeTheAcknowledgement() {
    ChannelPair pair = new ChannelPair().connected();
    pair.client.open(LOSSY, pair.nowMs);
    for (int i = 0; i < 5; i++) {
      pair.client.send(0, true, bytes("early " + i), pair.nowMs);
    }
    pair.settle();
    assertEquals(
        List.of(
            "0 text early 0",
            "0 text early 1",
            "0 text early 2",
            "0 text early 3",
            "0 text early 4"),
        pair.serverReceived());
  }

  @Test
  @Tag("row-110")
  void dropsWhatOvertakesTheOpen() {
    ChannelPair pair = new ChannelPair().connected();
    pair.serverAssociation.send(
        1, 51, bytes("too early"), SendOptions.RELIABLE_UNORDERED, pair.nowMs);
    pair.settle();
    pair.server.open(CHAT, pair.nowMs);
    pair.settle();
    assertEquals(List.of(), pair.clientReceived());
    assertEquals(1, pair.client.droppedMessages());
  }

  @Test
  @Tag("row-112")
  void respectsWhatThePeerTakes() {
    ChannelPair pair = negotiated(256 * 1024, 1000);
    assertEquals(
        ChannelSendOutcome.TOO_LARGE, pair.client.send(4, true, new byte[1001], pair.nowMs));
    assertEquals(ChannelSendOutcome.QUEUED, pair.client.send(4, true, new byte[1000], pair.nowMs));
    assertEquals(64 * 1024, ChannelOptions.ABSENT_MAX_MESSAGE_BYTES);
    assertTrue(new ChannelOptions(true, 0, 64).canPeerTake(Integer.MAX_VALUE));
    assertFalse(new ChannelOptions(true, 64 * 1024, 64).canPeerTake(64 * 1024 + 1));
  }

  @Test
  @Tag("row-112")
  void endsTheAssociationWhenAMessageIsLargerThanAnnounced() {
    for (int size : new int[] {1001, 100_000}) {
      ChannelPair pair = negotiated(1000, 256 * 1024);
      pair.serverAssociation.send(4, 53, new byte[size], SendOptions.RELIABLE, pair.nowMs);
      pair.settle();
      assertEquals(new Closed(4), pair.clientEvents.get(pair.clientEvents.size() - 2));
      TransportClosed end = (TransportClosed) pair.clientEvents.get(pair.clientEvents.size() - 1);
      assertEquals(CloseReason.PROTOCOL_VIOLATION, end.reason());
      TransportClosed other = (TransportClosed) pair.serverEvents.get(pair.serverEvents.size() - 1);
      assertEquals(CloseReason.PEER_ABORT, other.reason());
    }
  }

  @Test
  void tellsWhenLittleIsBuffered() {
    ChannelPair pair = negotiated();
    pair.client.setBufferedAmountLowThreshold(4, 50_000);
    pair.client.send(4, false, new byte[200_000], pair.nowMs);
    assertEquals(200_000, pair.client.bufferedAmount(4));
    pair.settle();
    assertEquals(0, pair.client.bufferedAmount(4));
    assertEquals(1, pair.lowEvents);
  }

  @Test
  void refusesWhenTooMuchWaits() {
    ChannelPair pair = negotiated();
    for (int i = 0; i < 5; i++) {
      pair.client.send(4, false, new byte[200_000], pair.nowMs);
    }
    assertEquals(
        ChannelSendOutcome.BUFFER_FULL, pair.client.send(4, false, new byte[200_000], pair.nowMs));
  }

  @Test
  void givesAHeavierChannelTheLargerShare() {
    ChannelPair pair = new ChannelPair();
    pair.client.openNegotiated(4, new ChannelConfig("low", "", SendOptions.RELIABLE, 128));
    pair.client.openNegotiated(6, new ChannelConfig("high", "", SendOptions.RELIABLE, 512));
    pair.server.openNegotiated(4, CHAT);
    pair.server.openNegotiated(6, CHAT);
    pair.connected();
    for (int i = 0; i < 400; i++) {
      pair.client.send(4, false, new byte[1000], pair.nowMs);
      pair.client.send(6, false, new byte[1000], pair.nowMs);
    }
    pair.settle();
    int high = 0;
    List<String> received = pair.serverReceived();
    for (int i = 0; i < 200; i++) {
      high += received.get(i).startsWith("6") ? 1 : 0;
    }
    assertTrue(high >= 150 && high <= 170, "of 200, high priority had " + high);
    assertEquals(800, received.size());
  }

  @Test
  void tellsEveryChannelWhenTheAssociationEnds() {
    ChannelPair pair = negotiated();
    pair.client.open(CHAT, pair.nowMs);
    pair.settle();
    pair.client.shutdown(pair.nowMs);
    pair.settle();
    int size = pair.serverEvents.size();
    assertEquals(
        List.of(new Closed(0), new Closed(4)), pair.serverEvents.subList(size - 3, size - 1));
    assertEquals(
        CloseReason.SHUTDOWN, ((TransportClosed) pair.serverEvents.get(size - 1)).reason());
    assertEquals(ChannelSendOutcome.NOT_OPEN, pair.client.send(4, true, bytes("x"), pair.nowMs));
    assertEquals(Optional.empty(), pair.client.open(CHAT, pair.nowMs));
  }

  private static ChannelPair negotiated() {
    return negotiated(256 * 1024, 256 * 1024);
  }

  private static ChannelPair negotiated(int clientTakes, int serverTakes) {
    ChannelPair pair = new ChannelPair(clientTakes, serverTakes);
    pair.client.openNegotiated(4, CHAT);
    pair.server.openNegotiated(4, CHAT);
    return pair.connected();
  }
}
