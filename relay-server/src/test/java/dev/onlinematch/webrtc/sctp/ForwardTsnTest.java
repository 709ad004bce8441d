package dev.onlinematch.webrtc.sctp;

import static dev.onlinematch.webrtc.sctp.ScriptedPeer.A_TAG;
import static dev.onlinematch.webrtc.sctp.ScriptedPeer.A_TSN;
import static dev.onlinematch.webrtc.sctp.ScriptedPeer.Z_TSN;
import static dev.onlinematch.webrtc.sctp.Wire.B;
import static dev.onlinematch.webrtc.sctp.Wire.E;
import static dev.onlinematch.webrtc.sctp.Wire.U;
import static dev.onlinematch.webrtc.sctp.Wire.chunk;
import static dev.onlinematch.webrtc.sctp.Wire.data;
import static dev.onlinematch.webrtc.sctp.Wire.extensions;
import static dev.onlinematch.webrtc.sctp.Wire.forwardTsn;
import static dev.onlinematch.webrtc.sctp.Wire.init;
import static dev.onlinematch.webrtc.sctp.Wire.parameter;
import static dev.onlinematch.webrtc.sctp.Wire.sack;
import static dev.onlinematch.webrtc.sctp.Wire.u16;
import static dev.onlinematch.webrtc.sctp.Wire.u32;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.webrtc.sctp.tx.SendOptions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Messages that may be given up (RFC 3758). */
class ForwardTsnTest {

  private static final int RWND = 1_000_000;
  private static final SendOptions ONCE = new SendOptions(false, 0, SendOptions.UNLIMITED);
  private static final SendOptions SHORT_LIVED = new SendOptions(false, SendOptions.UNLIMITED, 100);

  @Test
  @Tag("row-88")
  void saysThatItUnderstandsForwardTsn() {
    ScriptedPeer begins = ScriptedPeer.closed();
    begins.z.connect(begins.nowMs);
    assertNotNull(begins.receiveOnly("INIT").parameter(0xC000, 16));
    ScriptedPeer answers = ScriptedPeer.closed();
    answers.sendWithTag(0, init(Wire.INIT, A_TAG, 64, A_TSN));
    SeenChunk initAck = answers.receiveOnly("INIT_ACK");
    assertNotNull(initAck.parameter(0xC000, 16));
    assertEquals(2, initAck.parameter(0x8008, 16).length);
  }

  @Test
  @Tag("row-88")
  void givesNothingUpWhenThePeerDoesNotUnderstand() {
    ScriptedPeer passive = ScriptedPeer.closed().establish(64, new byte[0]);
    ScriptedPeer active = ScriptedPeer.cookieWait();
    active.send(init(Wire.INIT_ACK, A_TAG, 64, A_TSN, parameter(7, u32(1))));
    active.receive();
    active.send(chunk(Wire.COOKIE_ACK, 0));
    for (ScriptedPeer a : List.of(passive, active)) {
      a.zSends(1, 10, ONCE);
      a.receiveOnly("DATA");
      assertEquals("[DATA]", a.advance(500).toString());
    }
  }

  @Test
  @Tag("row-89")
  void reportsAForwardTsnThatWasNotNegotiated() {
    ScriptedPeer a = ScriptedPeer.closed().establish(64, new byte[0]);
    a.send(forwardTsn(A_TSN + 5));
    assertEquals(6, a.receiveOnly("ERROR").firstCause());
    a.send(data(A_TSN, 1, 0, B | E, "x"));
    assertEquals(A_TSN, a.receiveOnly("SACK").u32(0));
  }

  @Test
  @Tag("row-88")
  void believesAPeerWhoNamesItAmongHisExtensionsOnly() {
    byte[] extensions = parameter(0x8008, new byte[] {(byte) 130, (byte) 192});
    ScriptedPeer a = ScriptedPeer.closed().establish(64, extensions);
    a.send(forwardTsn(A_TSN + 5));
    assertEquals(A_TSN + 5, a.receiveOnly("SACK").u32(0));
  }

  @Test
  @Tag("row-90")
  void skipsAndDeliversWhatWaitedBehind() {
    ScriptedPeer a = ScriptedPeer.established();
    a.send(data(A_TSN + 1, 1, 1, B | E, "second"), data(A_TSN + 2, 2, 1, B | E, "other"));
    a.receive();
    a.send(forwardTsn(A_TSN, 1, 0));
    assertEquals(A_TSN + 2, a.receiveOnly("SACK").u32(0));
    assertEquals(List.of("second"), a.takeMessages());
    a.send(forwardTsn(A_TSN + 3));
    assertEquals(A_TSN + 3, a.receiveOnly("SACK").u32(0));
    a.send(forwardTsn(A_TSN + 4, 2, 0, 2, 0));
    assertEquals(List.of("other"), a.takeMessages());
    a.send(forwardTsn(A_TSN + 4, 2, 0));
    a.receiveOnly("SACK");
  }

  @Test
  @Tag("row-91")
  void throwsPartlyReceivedMessagesAwayAndDeliversWholeOnesInOrder() {
    ScriptedPeer a = ScriptedPeer.established();
    // SSN 0 is missing, 1 is whole, 2 is half, 3 is whole.
    a.send(data(A_TSN + 1, 1, 1, B | E, "one"));
    a.send(data(A_TSN + 2, 1, 2, B, "half"));
    a.send(data(A_TSN + 4, 1, 3, B | E, "three"));
    a.receive();
    a.send(forwardTsn(A_TSN + 3, 1, 2));
    assertEquals(List.of("one", "three"), a.takeMessages());
    assertEquals(A_TSN + 4, a.receiveOnly("SACK").u32(0));
    assertEquals(0, a.z.status().path().orElseThrow().receiveBufferBytes());
  }

  @Test
  @Tag("row-91")
  void throwsUnorderedFragmentsAway() {
    ScriptedPeer a = ScriptedPeer.established();
    a.send(data(A_TSN, 1, 0, U | B, "half"), data(A_TSN + 2, 1, 0, U | E, "other half"));
    a.send(forwardTsn(A_TSN + 1));
    a.receive();
    assertEquals(0, a.z.status().path().orElseThrow().receiveBufferBytes());
    assertEquals(List.of(), a.takeMessages());
  }

  @Test
  @Tag("row-92")
  void answersAnOldForwardTsnWithASackOnly() {
    ScriptedPeer a = ScriptedPeer.established();
    a.send(data(A_TSN, 1, 0, B | E, "x"), data(A_TSN + 1, 1, 1, B | E, "y"));
    a.receive();
    a.send(forwardTsn(A_TSN, 1, 30));
    assertEquals(A_TSN + 1, a.receiveOnly("SACK").u32(0));
    a.send(data(A_TSN + 2, 1, 2, B | E, "z"));
    assertEquals(List.of("x", "y", "z"), a.takeMessages());
  }

  @Test
  @Tag("row-93")
  void jumpsFarWithoutWalking() {
    ScriptedPeer a = ScriptedPeer.established();
    assertTimeout(
        Duration.ofSeconds(2),
        () -> {
          int tsn = A_TSN;
          for (int i = 0; i < 20_000; i++) {
            tsn += 98_000;
            a.send(forwardTsn(tsn, 1, i & 0xFFFF));
            a.receive();
          }
        });
    a.send(forwardTsn(A_TSN + 20_000 * 98_000));
    assertEquals(A_TSN + 20_000 * 98_000, a.receiveOnly("SACK").u32(0));
  }

  @Test
  @Tag("row-94")
  void refusesAForwardTsnThatIsCutOff() {
    ScriptedPeer a = ScriptedPeer.established();
    a.send(chunk(Wire.FORWARD_TSN, 0));
    a.send(chunk(Wire.FORWARD_TSN, 0, u16(1)));
    a.send(chunk(Wire.FORWARD_TSN, 0, u32(A_TSN + 1), u16(1)));
    assertEquals(List.of(), a.receive());
    assertEquals(3, a.z.status().refused().malformedPackets());
  }

  @Test
  @Tag("row-95")
  void neitherRepeatsNorStallsWhenTheStreamListContradictsWhatItDelivered() {
    ScriptedPeer a = ScriptedPeer.established();
    for (int i = 0; i < 3; i++) {
      a.send(data(A_TSN + i, 1, i, B | E, "m" + i));
    }
    a.send(forwardTsn(A_TSN + 3, 1, 0));
    a.send(data(A_TSN + 4, 1, 0, B | E, "m0 again"));
    a.send(data(A_TSN + 5, 1, 3, B | E, "m3"));
    assertEquals(List.of("m0", "m1", "m2", "m3"), a.takeMessages());
    // Half the circle away and more: behind, not ahead.
    a.send(forwardTsn(A_TSN + 6, 1, 40_000));
    a.send(data(A_TSN + 7, 1, 4, B | E, "m4"));
    assertEquals(List.of("m4"), a.takeMessages());
    // Far ahead: believed; what the peer sends then is delivered.
    a.send(forwardTsn(A_TSN + 8, 1, 20_000));
    a.send(data(A_TSN + 9, 1, 20_001, B | E, "ahead"));
    assertEquals(List.of("ahead"), a.takeMessages());
    a.send(forwardTsn(A_TSN + 10, 1024, 5, 65_535, 5));
    assertEquals("Established", a.state());
  }

  @Test
  @Tag("row-96")
  void neverRetransmitsWhatMayBeSentOnce() {
    ScriptedPeer a = ScriptedPeer.established();
    a.zSends(3, 10, SendOptions.RELIABLE);
    a.receive();
    a.send(sack(Z_TSN, RWND));
    a.zSends(3, 10, ONCE);
    a.receiveOnly("DATA");
    List<SeenChunk> sent = a.advance(500);
    assertEquals("FORWARD_TSN", sent.get(0).toString());
    assertFalse(sent.toString().contains("DATA"));
    assertEquals(Z_TSN + 1, sent.get(0).u32(0));
    assertEquals(3, sent.get(0).u16(4));
    assertEquals(1, sent.get(0).u16(6));
    a.send(sack(Z_TSN + 1, RWND));
    assertEquals(List.of(), a.advance(5_000));
  }

  @Test
  @Tag("row-96")
  void retransmitsAsOftenAsAllowedAndThenSkips() {
    ScriptedPeer a = ScriptedPeer.established();
    a.zSends(3, 10, new SendOptions(false, 2, SendOptions.UNLIMITED));
    a.receiveOnly("DATA");
    assertEquals("[DATA]", a.advance(500).toString());
    assertEquals("[DATA]", a.advance(1000).toString());
    assertEquals("[FORWARD_TSN]", a.advance(2000).toString());
  }

  @Test
  @Tag("row-96")
  void skipsAnUnorderedMessageWithoutAStream() {
    ScriptedPeer a = ScriptedPeer.established();
    a.zSends(3, 10, new SendOptions(true, 0, SendOptions.UNLIMITED));
    a.receiveOnly("DATA");
    assertEquals(4, a.advance(500).get(0).value().length);
  }

  @Test
  @Tag("row-97")
  void dropsAMessageThatOutlivesItsTimeInTheQueue() {
    ScriptedPeer a = ScriptedPeer.closed();
    a.zSends(1, 10, SHORT_LIVED);
    a.advance(101);
    a.establish(64, extensions());
    assertEquals(List.of(), a.receive());
    assertEquals(0, a.z.bufferedAmount(1));
    a.zSends(1, 10, SendOptions.RELIABLE);
    assertEquals(0, a.receiveOnly("DATA").u16(6));
  }

  @Test
  @Tag("row-97")
  void givesUpAFragmentedMessageWhole() {
    ScriptedPeer a = ScriptedPeer.established();
    a.zSends(1, 30_000, SHORT_LIVED);
    int sent = a.receive().size();
    assertTrue(sent < 20);
    a.zSends(1, 10, SendOptions.RELIABLE);
    a.nowMs += 101;
    a.send(sack(Z_TSN + 2, RWND));
    List<SeenChunk> after = a.receive();
    // One TSN that was never sent stands for the rest; behind it comes the next message.
    SeenChunk forward = find("FORWARD_TSN", after);
    SeenChunk next = find("DATA", after);
    assertEquals(Z_TSN + sent, forward.u32(0));
    assertEquals(1, forward.u16(4));
    assertEquals(0, forward.u16(6));
    assertEquals(Z_TSN + sent + 1, next.u32(0));
    assertEquals(1, next.u16(6));
    assertEquals(0, a.z.bufferedAmount(1));
  }

  @Test
  @Tag("row-97")
  void doesNotRetransmitWhatHasOutlivedItsTime() {
    ScriptedPeer a = ScriptedPeer.established();
    a.zSends(1, 10, SHORT_LIVED);
    a.receiveOnly("DATA");
    assertEquals("[FORWARD_TSN]", a.advance(500).toString());
  }

  @Test
  @Tag("row-98")
  void repeatsALostForwardTsnAndSkipsEverythingWithOne() {
    ScriptedPeer a = ScriptedPeer.established();
    for (int i = 0; i < 5; i++) {
      a.zSends(1 + i % 2, 10, ONCE);
    }
    a.receive();
    List<SeenChunk> first = a.advance(500);
    assertEquals("[FORWARD_TSN]", first.toString());
    assertEquals(Z_TSN + 4, first.get(0).u32(0));
    assertEquals(12, first.get(0).value().length);
    assertEquals("[FORWARD_TSN]", a.advance(1000).toString());
    a.zSends(1, 10, SendOptions.RELIABLE);
    assertEquals("[DATA]", a.receive().toString());
    // A SACK that does not reach it asks for it again.
    a.nowMs += 10;
    a.send(sack(Z_TSN - 1, RWND, 6, 6));
    assertTrue(a.receive().toString().contains("FORWARD_TSN"));
    a.send(sack(Z_TSN + 5, RWND));
    assertEquals(List.of(), a.advance(5_000));
  }

  @Test
  @Tag("row-98")
  void skipsManyLossesInOneRoundTripOnAnUnorderedChannel() {
    ScriptedPeer a = ScriptedPeer.established();
    a.zSends(1, 10, ONCE);
    a.receive();
    a.nowMs += 10;
    a.send(sack(Z_TSN, RWND));
    for (int i = 0; i < 9; i++) {
      a.zSends(1, 1000, new SendOptions(true, 0, SendOptions.UNLIMITED));
    }
    a.receive();
    a.nowMs += 10;
    // Every other one is lost.
    a.send(sack(Z_TSN, RWND, 2, 2, 4, 4, 6, 6, 8, 8));
    List<SeenChunk> sent = a.advance(30);
    SeenChunk forward = find("FORWARD_TSN", sent);
    assertEquals(Z_TSN + 7, forward.u32(0));
  }

  @Test
  @Tag("row-99")
  void shutsDownWhenWhatIsLeftIsGivenUp() {
    ScriptedPeer a = ScriptedPeer.established();
    a.zSends(1, 10, ONCE);
    a.receive();
    a.z.shutdown(a.nowMs);
    assertEquals("[FORWARD_TSN]", a.advance(500).toString());
    a.send(sack(Z_TSN, RWND));
    a.receiveOnly("SHUTDOWN");
  }

  private static SeenChunk find(String type, List<SeenChunk> chunks) {
    for (SeenChunk chunk : chunks) {
      if (chunk.toString().equals(type)) {
        return chunk;
      }
    }
    throw new AssertionError("no " + type + " in " + chunks);
  }
}
