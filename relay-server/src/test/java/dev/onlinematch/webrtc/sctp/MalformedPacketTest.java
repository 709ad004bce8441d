package dev.onlinematch.webrtc.sctp;

import static dev.onlinematch.webrtc.sctp.ScriptedPeer.A_TAG;
import static dev.onlinematch.webrtc.sctp.ScriptedPeer.A_TSN;
import static dev.onlinematch.webrtc.sctp.ScriptedPeer.Z_TAG;
import static dev.onlinematch.webrtc.sctp.Wire.B;
import static dev.onlinematch.webrtc.sctp.Wire.E;
import static dev.onlinematch.webrtc.sctp.Wire.chunk;
import static dev.onlinematch.webrtc.sctp.Wire.data;
import static dev.onlinematch.webrtc.sctp.Wire.extensions;
import static dev.onlinematch.webrtc.sctp.Wire.hex;
import static dev.onlinematch.webrtc.sctp.Wire.init;
import static dev.onlinematch.webrtc.sctp.Wire.packet;
import static dev.onlinematch.webrtc.sctp.Wire.parameter;
import static dev.onlinematch.webrtc.sctp.Wire.u16;
import static dev.onlinematch.webrtc.sctp.Wire.u32;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.random.RandomSource;
import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.webrtc.sctp.SctpEvent.Closed;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Packets that are wrong, or not for us (RFC 9260, 3.2, 8.4, 8.5). */
class MalformedPacketTest {

  private static final byte[] HELLO = data(A_TSN, 1, 0, B | E, "hello");

  @Test
  @Tag("row-35")
  void dropsAnInitThatIsCutOff() {
    for (int length = 4; length < 20; length++) {
      ScriptedPeer a = ScriptedPeer.closed();
      a.sendWithTag(0, chunk(Wire.INIT, 0, Arrays.copyOf(u32(A_TAG), length - 4)));
      requireSilence(a);
    }
    ScriptedPeer a = ScriptedPeer.closed();
    byte[] init = init(Wire.INIT, A_TAG, 64, A_TSN);
    a.sendBytes(packet(0, Arrays.copyOf(init, init.length - 4)));
    requireSilence(a);
    assertEquals("Closed", a.state());
  }

  @Test
  @Tag("row-36")
  void dropsAnInitAckThatIsCutOffAndSendsInitAgain() {
    ScriptedPeer a = ScriptedPeer.cookieWait();
    for (int length = 4; length < 20; length++) {
      a.send(chunk(Wire.INIT_ACK, 0, Arrays.copyOf(u32(A_TAG), length - 4)));
      requireSilence(a);
    }
    assertEquals("[INIT]", a.advance(500).toString());
  }

  @Test
  @Tag("row-37")
  void dropsACookieUnderAWrongTag() {
    ScriptedPeer a = ScriptedPeer.closed();
    byte[] cookie = a.cookieFor(init(Wire.INIT, A_TAG, 64, A_TSN, extensions()));
    a.sendWithTag(a.zTag + 1, chunk(Wire.COOKIE_ECHO, 0, cookie));
    requireSilence(a);
    assertEquals("Closed", a.state());
  }

  @Test
  @Tag("row-38")
  void dropsAPacketWithAWrongChecksum() {
    ScriptedPeer a = ScriptedPeer.established();
    byte[] good = packet(Z_TAG, HELLO);
    for (int i = 0; i < good.length * 8; i++) {
      byte[] bad = good.clone();
      bad[i / 8] ^= (byte) (1 << (i % 8));
      a.sendBytes(bad);
    }
    byte[] zero = good.clone();
    Arrays.fill(zero, 8, 12, (byte) 0);
    a.sendBytes(zero);
    requireSilence(a);
    assertEquals(List.of(), a.events);
    assertEquals(good.length * 8L + 1, a.z.status().refused().malformedPackets());
    a.sendBytes(good);
    assertEquals(List.of("hello"), a.takeMessages());
  }

  @Test
  void dropsWhatEndsWithinTheHeaderOfAChunkOrParameter() {
    ScriptedPeer a = ScriptedPeer.established();
    for (int extra = 1; extra < 4; extra++) {
      a.send(HELLO, new byte[extra]);
      a.sendBytes(
          packet(Z_TAG, Arrays.copyOf(chunk(Wire.RE_CONFIG, 0, new byte[extra]), 4 + extra)));
    }
    requireSilence(a);
    assertEquals(List.of(), a.takeMessages());
    assertEquals("Established", a.state());
  }

  @Test
  @Tag("row-39")
  @Tag("row-40")
  void takesAnAbortOnlyUnderTheTagThatItsTBitNames() {
    assertEquals("Closed", stateAfter(ScriptedPeer.established(), Wire.ABORT, Z_TAG, 0));
    assertEquals("Closed", stateAfter(ScriptedPeer.established(), Wire.ABORT, A_TAG, 1));
    assertEquals("Established", stateAfter(ScriptedPeer.established(), Wire.ABORT, Z_TAG, 1));
    assertEquals("Established", stateAfter(ScriptedPeer.established(), Wire.ABORT, A_TAG, 0));
    assertEquals("Established", stateAfter(ScriptedPeer.established(), Wire.ABORT, 0, 0));
  }

  @Test
  @Tag("row-40")
  @Tag("row-41")
  void takesAShutdownCompleteOnlyUnderTheTagThatItsTBitNames() {
    assertEquals("Closed", stateAfter(shutdownAckSent(), Wire.SHUTDOWN_COMPLETE, Z_TAG, 0));
    assertEquals("Closed", stateAfter(shutdownAckSent(), Wire.SHUTDOWN_COMPLETE, A_TAG, 1));
    assertEquals(
        "ShutdownAckSent", stateAfter(shutdownAckSent(), Wire.SHUTDOWN_COMPLETE, Z_TAG, 1));
    assertEquals(
        "ShutdownAckSent", stateAfter(shutdownAckSent(), Wire.SHUTDOWN_COMPLETE, A_TAG, 0));
  }

  @Test
  @Tag("row-41")
  void ignoresAShutdownAckUnderAWrongTag() {
    ScriptedPeer a = ScriptedPeer.established();
    a.z.shutdown(a.nowMs);
    a.receiveOnly("SHUTDOWN");
    assertEquals("ShutdownSent", stateAfter(a, Wire.SHUTDOWN_ACK, Z_TAG + 1, 0));
  }

  private static String stateAfter(ScriptedPeer a, int type, int tag, int flags) {
    a.sendWithTag(tag, chunk(type, flags));
    return a.state();
  }

  private static ScriptedPeer shutdownAckSent() {
    ScriptedPeer a = ScriptedPeer.established();
    a.send(chunk(Wire.SHUTDOWN, 0, u32(ScriptedPeer.Z_TSN - 1)));
    a.receiveOnly("SHUTDOWN_ACK");
    return a;
  }

  @Test
  @Tag("row-42")
  void refusesAPacketWithAChunkThatMustBeAlone() {
    ScriptedPeer closed = ScriptedPeer.closed();
    closed.sendWithTag(0, init(Wire.INIT, A_TAG, 64, A_TSN), HELLO);
    requireSilence(closed);
    ScriptedPeer wait = ScriptedPeer.cookieWait();
    wait.send(wait.initAck(), HELLO);
    requireSilence(wait);
    assertEquals("CookieWait", wait.state());
    ScriptedPeer ending = shutdownAckSent();
    ending.send(chunk(Wire.SHUTDOWN_COMPLETE, 0), HELLO);
    assertEquals("ShutdownAckSent", ending.state());
  }

  @Test
  @Tag("row-43")
  void answersDataForNoAssociationWithAReflectedAbort() {
    ScriptedPeer a = ScriptedPeer.closed();
    a.sendWithTag(0x12345678, HELLO);
    SeenChunk abort = a.receiveOnly("ABORT");
    assertEquals(1, abort.flags);
    assertEquals(0x12345678, abort.verificationTag);
  }

  @Test
  @Tag("row-44")
  void neverAnswersAnAnswer() {
    ScriptedPeer a = ScriptedPeer.closed();
    for (int type : new int[] {Wire.ABORT, Wire.SHUTDOWN_COMPLETE, Wire.COOKIE_ACK, Wire.ERROR}) {
      a.sendWithTag(5, chunk(type, 0));
      a.sendWithTag(5, HELLO, chunk(type, 0));
      requireSilence(a);
    }
  }

  @Test
  @Tag("row-45")
  @Tag("row-84")
  void completesAShutdownThatItHasForgotten() {
    for (ScriptedPeer a :
        List.of(ScriptedPeer.closed(), ScriptedPeer.cookieWait(), ScriptedPeer.cookieEchoed())) {
      a.sendWithTag(77, chunk(Wire.SHUTDOWN_ACK, 0));
      SeenChunk complete = a.receiveOnly("SHUTDOWN_COMPLETE");
      assertEquals(1, complete.flags);
      assertEquals(77, complete.verificationTag);
    }
  }

  @Test
  @Tag("row-46")
  void survivesForgeriesOnAnEstablishedAssociation() {
    ScriptedPeer a = ScriptedPeer.established();
    a.send(init(Wire.INIT, 9, 64, 9));
    a.sendWithTag(9, init(Wire.INIT, 9, 64, 9));
    a.send(chunk(Wire.INIT_ACK, 0, u32(9)));
    a.send(a.initAck());
    a.send(chunk(Wire.COOKIE_ECHO, 0, new byte[78]));
    a.sendWithTag(9, chunk(Wire.COOKIE_ECHO, 0, hex("00")));
    a.sendWithTag(9, chunk(Wire.SHUTDOWN_ACK, 0));
    a.send(chunk(Wire.ERROR, 0, parameter(3, u32(1))));
    requireSilence(a);
    a.send(HELLO);
    assertEquals(List.of("hello"), a.takeMessages());
  }

  @Test
  @Tag("row-47")
  void skipsAndReportsAnUnknownChunkThatAsksForIt() {
    ScriptedPeer a = ScriptedPeer.established();
    a.send(chunk(0xEF, 0, u32(1)), HELLO);
    assertEquals(List.of("hello"), a.takeMessages());
    List<SeenChunk> sent = a.receive();
    assertEquals("[ERROR, SACK]", sent.toString());
    assertEquals(6, sent.get(0).firstCause());
    assertEquals(0xEF00, sent.get(0).u16(4));
  }

  @Test
  @Tag("row-48")
  void stopsAtAnUnknownChunkThatAsksForIt() {
    ScriptedPeer a = ScriptedPeer.established();
    a.send(chunk(0x2F, 0, u32(1)), HELLO);
    requireSilence(a);
    assertEquals(List.of(), a.takeMessages());
  }

  @Test
  @Tag("row-49")
  void stopsAndReportsAtAnUnknownChunkThatAsksForIt() {
    ScriptedPeer a = ScriptedPeer.established();
    a.send(chunk(0x6F, 0, u32(1)), HELLO);
    assertEquals(6, a.receiveOnly("ERROR").firstCause());
    assertEquals(List.of(), a.takeMessages());
  }

  @Test
  @Tag("row-50")
  void skipsSilentlyAnUnknownChunkThatAsksForIt() {
    ScriptedPeer a = ScriptedPeer.established();
    a.send(chunk(0xAF, 0, u32(1)), HELLO);
    assertEquals("[SACK]", a.receive().toString());
    assertEquals(List.of("hello"), a.takeMessages());
  }

  @Test
  @Tag("row-51")
  void answersManyUnknownChunksWithOnePacketAndShortQuotes() {
    ScriptedPeer many = ScriptedPeer.established();
    byte[][] unknown = new byte[300][];
    Arrays.fill(unknown, chunk(0xEF, 0));
    many.send(unknown);
    assertEquals("[[ERROR]]", many.receivePackets().toString());
    ScriptedPeer huge = ScriptedPeer.established();
    huge.send(chunk(0xEF, 0, new byte[60_000]));
    assertTrue(huge.receiveOnly("ERROR").value().length < 600);
  }

  @Test
  @Tag("row-52")
  void acknowledgesAndReportsDataOnAStreamThatDoesNotExist() {
    ScriptedPeer a = ScriptedPeer.established();
    a.send(data(A_TSN, 1024, 0, B | E, "nowhere"));
    List<SeenChunk> sent = a.receive();
    assertEquals("[ERROR, SACK]", sent.toString());
    assertEquals(1, sent.get(0).firstCause());
    assertEquals(1024, sent.get(0).u16(4));
    assertEquals(A_TSN, sent.get(1).u32(0));
    assertEquals(List.of(), a.takeMessages());
  }

  @Test
  @Tag("row-53")
  void abortsOnDataWithoutData() {
    ScriptedPeer a = ScriptedPeer.established();
    a.send(data(A_TSN, 1, 0, B | E, new byte[0]));
    SeenChunk abort = a.receiveOnly("ABORT");
    assertEquals(9, abort.firstCause());
    assertEquals(A_TSN, abort.u32(4));
    assertEquals(CloseReason.PROTOCOL_VIOLATION, ((Closed) a.events.get(0)).reason());
  }

  @Test
  @Tag("row-54")
  void refusesParametersThatReachPastTheirChunk() {
    for (int length : new int[] {0, 1, 2, 3, 9, 100, 65_535}) {
      byte[] bad = Wire.concat(u16(0xC000), u16(length), u32(0));
      ScriptedPeer closed = ScriptedPeer.closed();
      closed.sendWithTag(0, init(Wire.INIT, A_TAG, 64, A_TSN, bad));
      requireSilence(closed);
      ScriptedPeer wait = ScriptedPeer.cookieWait();
      wait.send(wait.initAck(bad));
      requireSilence(wait);
      ScriptedPeer up = ScriptedPeer.established();
      up.send(chunk(Wire.ERROR, 0, bad));
      up.send(chunk(Wire.RE_CONFIG, 0, bad));
      up.send(chunk(Wire.HEARTBEAT, 0, bad));
      requireSilence(up);
      assertEquals(3, up.z.status().refused().malformedPackets());
      // Under the right tag, an ABORT is one whatever it says.
      up.send(chunk(Wire.ABORT, 0, bad));
      assertEquals("Closed", up.state());
    }
  }

  @Test
  @Tag("row-54")
  void refusesChunksThatReachPastTheirPacket() {
    ScriptedPeer a = ScriptedPeer.established();
    for (int length : new int[] {0, 1, 2, 3, 100, 65_535}) {
      byte[] bad = chunk(Wire.DATA, 3, u32(A_TSN));
      bad[2] = (byte) (length >> 8);
      bad[3] = (byte) length;
      a.send(HELLO, bad);
    }
    a.sendBytes(new byte[0]);
    a.sendBytes(packet(Z_TAG));
    a.sendBytes(packet(Z_TAG, new byte[] {0, 0, 0}));
    requireSilence(a);
    assertEquals(List.of(), a.takeMessages());
  }

  @Test
  @Tag("row-38")
  void dropsPacketsForOtherPorts() {
    ScriptedPeer a = ScriptedPeer.established();
    a.sendBytes(packet(5000, 5001, Z_TAG, HELLO));
    a.sendBytes(packet(5001, 5000, Z_TAG, HELLO));
    requireSilence(a);
    assertEquals(2, a.z.status().refused().misaddressedPackets());
  }

  @Test
  @Tag("row-54")
  void survivesRandomChunksUnderTheRightTag() {
    RandomSource random = new SeededRandom(54);
    ScriptedPeer a = ScriptedPeer.established();
    int[] types = {0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 14, 130, 192, 200};
    for (int i = 0; i < 30_000; i++) {
      byte[] value = new byte[random.nextInt(40)];
      random.nextBytes(value);
      int type = types[random.nextInt(types.length)];
      byte[] good = chunk(type, random.nextInt(256), value);
      a.sendWithTag(type == 1 ? 0 : Z_TAG, good);
      assertTrue(a.receivePackets().size() <= 40);
      a.advance(random.nextInt(30));
      if (a.state().equals("Closed")) {
        a = ScriptedPeer.established();
      }
    }
  }

  private static void requireSilence(ScriptedPeer a) {
    assertEquals(List.of(), a.receive());
  }
}
