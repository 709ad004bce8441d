package dev.onlinematch.webrtc.sctp;

import static dev.onlinematch.webrtc.sctp.ScriptedPeer.A_TSN;
import static dev.onlinematch.webrtc.sctp.ScriptedPeer.Z_TAG;
import static dev.onlinematch.webrtc.sctp.Wire.B;
import static dev.onlinematch.webrtc.sctp.Wire.E;
import static dev.onlinematch.webrtc.sctp.Wire.I;
import static dev.onlinematch.webrtc.sctp.Wire.U;
import static dev.onlinematch.webrtc.sctp.Wire.data;
import static dev.onlinematch.webrtc.sctp.Wire.extensions;
import static dev.onlinematch.webrtc.sctp.Wire.sack;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.webrtc.sctp.tx.SendOptions;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Data that arrives, and how it is acknowledged (RFC 9260, 6), seen from the wire. */
class ReceivingTest {

  private static final int[][] ORDERS = {
    {0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}
  };

  @Test
  @Tag("row-56")
  void putsFragmentsTogetherInWhateverOrderTheyCome() {
    byte[][] fragments = {
      data(A_TSN, 1, 0, B, "one "),
      data(A_TSN + 1, 1, 0, 0, "two "),
      data(A_TSN + 2, 1, 0, E, "three")
    };
    for (int[] order : ORDERS) {
      ScriptedPeer a = ScriptedPeer.established();
      for (int which : order) {
        a.send(fragments[which]);
      }
      assertEquals(List.of("one two three"), a.takeMessages());
      assertEquals(0, a.z.status().path().orElseThrow().receiveBufferBytes());
    }
  }

  @Test
  @Tag("row-56")
  void looksAtNoSequenceNumbersOfUnorderedFragments() {
    ScriptedPeer a = ScriptedPeer.established();
    a.send(data(A_TSN, 1, 5, U | B, "one "), data(A_TSN + 1, 1, 9, U | E, "two"));
    assertEquals(List.of("one two"), a.takeMessages());
  }

  @Test
  @Tag("row-57")
  void neverMixesFragmentsOfDifferentMessages() {
    ScriptedPeer a = ScriptedPeer.established();
    a.send(data(A_TSN, 1, 0, B, "lost"));
    a.send(data(A_TSN + 1, 1, 1, B, "new "));
    a.send(data(A_TSN + 2, 1, 1, E, "message"));
    a.send(data(A_TSN + 3, 2, 0, E, "end without beginning"));
    a.send(data(A_TSN + 4, 2, 0, B, "ordered"));
    a.send(data(A_TSN + 5, 2, 0, U | E, "unordered"));
    a.send(data(A_TSN + 6, 3, 0, B, "stream three"));
    a.send(data(A_TSN + 7, 4, 0, E, "stream four"));
    assertEquals(List.of(), a.takeMessages());
    a.send(data(A_TSN + 8, 5, 0, B | E, "fine"));
    assertEquals(List.of("fine"), a.takeMessages());
    // Only the whole message that waits for SSN 0 of stream 1 is still kept.
    assertTrue(a.z.status().path().orElseThrow().receiveBufferBytes() < 200);
  }

  @Test
  @Tag("row-60")
  void reportsDuplicatesAtOnceAndDeliversThemOnce() {
    ScriptedPeer a = ScriptedPeer.established();
    a.send(data(A_TSN, 1, 0, B | E, "once"));
    a.receive();
    a.send(data(A_TSN, 1, 0, B | E, "once"));
    SeenChunk sack = a.receiveOnly("SACK");
    assertEquals(1, sack.u16(10));
    assertEquals(A_TSN, sack.u32(12));
    assertEquals(List.of("once"), a.takeMessages());
  }

  @Test
  @Tag("row-65")
  void acknowledgesTheFirstDataAtOnce() {
    ScriptedPeer a = ScriptedPeer.established();
    a.send(data(A_TSN, 1, 0, B | E, "x"));
    SeenChunk sack = a.receiveOnly("SACK");
    assertEquals(A_TSN, sack.u32(0));
    assertEquals(5 * 1024 * 1024, sack.u32(4), 1000);
  }

  @Test
  @Tag("row-66")
  void acknowledgesABatchWithOneSack() {
    ScriptedPeer a = ScriptedPeer.established();
    for (int i = 0; i < 50; i++) {
      a.send(
          data(A_TSN + 2 * i, 1, 2 * i, B | E, "x"),
          data(A_TSN + 2 * i + 1, 1, 2 * i + 1, B | E, "y"));
    }
    assertEquals(A_TSN + 99, a.receiveOnly("SACK").u32(0));
  }

  @Test
  @Tag("row-67")
  void acknowledgesEveryPacketAtOnceWhileSomethingIsMissing() {
    ScriptedPeer a = pastFirstSack();
    for (int i = 0; i < 4; i++) {
      a.send(data(A_TSN + 2 + i, 1, 2 + i, B | E, "x"));
      SeenChunk sack = a.receiveOnly("SACK");
      assertEquals(A_TSN, sack.u32(0));
      assertEquals(1, sack.u16(8));
      assertEquals(2, sack.u16(12));
      assertEquals(2 + i, sack.u16(14));
    }
  }

  @Test
  @Tag("row-68")
  void delaysASackForASinglePacketOnly() {
    ScriptedPeer a = pastFirstSack();
    a.send(data(A_TSN + 1, 1, 1, B | E, "x"));
    assertEquals(List.of(), a.advance(99));
    assertEquals("[SACK]", a.advance(1).toString());
    a.send(data(A_TSN + 2, 1, 2, B | E, "x"));
    assertEquals(List.of(), a.receive());
    a.send(data(A_TSN + 3, 1, 3, B | E, "x"));
    a.receiveOnly("SACK");
    a.send(data(A_TSN + 4, 1, 4, B | E | I, "x"));
    a.receiveOnly("SACK");
  }

  @Test
  @Tag("row-68")
  void letsADelayedSackRideAlongWithData() {
    ScriptedPeer a = pastFirstSack();
    a.send(data(A_TSN + 1, 1, 1, B | E, "x"));
    a.zSends(1, 10, SendOptions.RELIABLE);
    assertEquals("[SACK, DATA]", a.receive().toString());
  }

  private static ScriptedPeer pastFirstSack() {
    ScriptedPeer a = ScriptedPeer.established();
    a.send(data(A_TSN, 1, 0, B | E, "first"));
    a.receiveOnly("SACK");
    a.takeMessages();
    return a;
  }

  @Test
  @Tag("row-74")
  void reportsGapsAcrossTheWrap() {
    ScriptedPeer a = ScriptedPeer.closed().establish(64, 0xFFFFFFFC, extensions());
    for (int offset : new int[] {1, 2, 4, 7, 8}) {
      a.send(data(0xFFFFFFFC + offset, 1, offset, B | E, "x"));
    }
    SeenChunk sack = a.receiveOnly("SACK");
    assertEquals(0xFFFFFFFB, sack.u32(0));
    assertEquals(3, sack.u16(8));
    int[] expected = {2, 3, 5, 5, 8, 9};
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], sack.u16(12 + 2 * i));
    }
    for (int offset : new int[] {0, 3, 5, 6}) {
      a.send(data(0xFFFFFFFC + offset, 1, offset, B | E, "x"));
    }
    assertEquals(4, a.receiveOnly("SACK").u32(0));
    assertEquals(9, a.takeMessages().size());
  }

  @Test
  @Tag("row-75")
  void makesOnlyTheStreamWaitThatMissesAMessage() {
    ScriptedPeer a = ScriptedPeer.established();
    a.send(data(A_TSN + 1, 1, 1, B | E, "second of 1"));
    a.send(data(A_TSN + 2, 2, 0, B | E, "first of 2"));
    a.send(data(A_TSN + 3, 1, 0, U | B | E, "unordered of 1"));
    assertEquals(List.of("first of 2", "unordered of 1"), a.takeMessages());
    a.send(data(A_TSN, 1, 0, B | E, "first of 1"));
    assertEquals(List.of("first of 1", "second of 1"), a.takeMessages());
  }

  @Test
  @Tag("row-76")
  void neverBuffersMoreThanItsWindow() {
    SctpOptions small =
        SctpOptions.defaults().withBuffers(new BufferLimits(10_000, 100_000, 5_000, 16));
    ScriptedPeer a = ScriptedPeer.established(small);
    for (int i = 1; i < 1000; i++) {
      a.send(data(A_TSN + i, 1, i, B | E, new byte[500]));
    }
    SeenChunk sack = a.receiveOnly("SACK");
    assertTrue(sack.u32(4) < 700, "advertises " + sack.u32(4));
    assertEquals(A_TSN - 1, sack.u32(0));
    assertTrue(a.z.status().path().orElseThrow().receiveBufferBytes() <= 10_000);
    assertTrue(a.z.status().path().orElseThrow().droppedChunks() > 900);
    a.send(data(A_TSN, 1, 0, B | E, new byte[500]));
    assertTrue(a.takeMessages().size() > 10);
    assertEquals(0, a.z.status().path().orElseThrow().receiveBufferBytes());
  }

  @Test
  @Tag("row-76")
  void boundsWhatAPeerSendsInOrderButWithASequenceNumberLeftOut() {
    SctpOptions small =
        SctpOptions.defaults().withBuffers(new BufferLimits(10_000, 100_000, 5_000, 16));
    ScriptedPeer a = ScriptedPeer.established(small);
    for (int i = 0; i < 20_000; i++) {
      a.send(data(A_TSN + i, 1, 1 + i, B | E, new byte[1]));
    }
    assertTrue(a.z.status().path().orElseThrow().receiveBufferBytes() <= 15_000);
  }

  @Test
  @Tag("row-76")
  void countsMessagesThatNobodyTakes() {
    SctpOptions small =
        SctpOptions.defaults().withBuffers(new BufferLimits(10_000, 100_000, 5_000, 16));
    ScriptedPeer a = ScriptedPeer.established(small);
    for (int i = 0; i < 100; i++) {
      byte[] packet = Wire.packet(Z_TAG, data(A_TSN + i, 1, i, B | E, new byte[1000]));
      a.z.handlePacket(packet, 0, packet.length, a.nowMs);
    }
    byte[] out = new byte[1200];
    assertTrue(a.z.pollPacket(out, a.nowMs) > 0);
    assertTrue(ByteBuffer.wrap(out).getInt(20) < 1500);
    a.receive();
    assertTrue(a.takeMessages().size() < 16);
    // The window is told to be open again, without being asked.
    assertTrue(a.receiveOnly("SACK").u32(4) > 9_000);
  }
}
