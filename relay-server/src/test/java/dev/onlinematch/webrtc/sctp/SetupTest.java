package dev.onlinematch.webrtc.sctp;

import static dev.onlinematch.webrtc.sctp.ScriptedPeer.A_TAG;
import static dev.onlinematch.webrtc.sctp.ScriptedPeer.A_TSN;
import static dev.onlinematch.webrtc.sctp.ScriptedPeer.Z_TAG;
import static dev.onlinematch.webrtc.sctp.ScriptedPeer.Z_TSN;
import static dev.onlinematch.webrtc.sctp.Wire.chunk;
import static dev.onlinematch.webrtc.sctp.Wire.extensions;
import static dev.onlinematch.webrtc.sctp.Wire.init;
import static dev.onlinematch.webrtc.sctp.Wire.parameter;
import static dev.onlinematch.webrtc.sctp.Wire.u16;
import static dev.onlinematch.webrtc.sctp.Wire.u32;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.webrtc.sctp.SctpEvent.Closed;
import dev.onlinematch.webrtc.sctp.SctpEvent.Established;
import dev.onlinematch.webrtc.sctp.tx.SendOptions;
import dev.onlinematch.webrtc.sctp.tx.SendOutcome;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How associations begin (RFC 9260, 5). */
class SetupTest {

  @Test
  @Tag("row-1")
  void comesUpWhenItBegins() {
    ScriptedPeer a = ScriptedPeer.closed();
    a.z.connect(a.nowMs);
    SeenChunk init = a.receiveOnly("INIT");
    assertEquals(0, init.verificationTag);
    assertEquals(Z_TAG, init.u32(0));
    assertEquals(Z_TSN, init.u32(12));
    a.send(a.initAck());
    SeenChunk echo = a.receiveOnly("COOKIE_ECHO");
    assertEquals(A_TAG, echo.verificationTag);
    assertArrayEquals(Wire.hex("c00c1e00 01020304"), echo.value());
    a.send(chunk(Wire.COOKIE_ACK, 0));
    assertEquals(List.of(new Established(64)), a.events);
    a.send(chunk(Wire.COOKIE_ACK, 0));
    assertEquals(1, a.events.size());
  }

  @Test
  @Tag("row-2")
  void comesUpWhenThePeerBegins() {
    ScriptedPeer a = ScriptedPeer.closed();
    byte[] cookie = a.cookieFor(init(Wire.INIT, A_TAG, 64, A_TSN, extensions()));
    assertEquals("Closed", a.state());
    a.send(chunk(Wire.COOKIE_ECHO, 0, cookie));
    a.receiveOnly("COOKIE_ACK");
    assertEquals(List.of(new Established(64)), a.events);
  }

  @Test
  @Tag("row-2")
  @Tag("row-10")
  void answersTheInitOfChromium156() {
    // a_rwnd 5242880, 65535 streams, FORWARD-TSN supported, extensions RE-CONFIG and FORWARD-TSN.
    byte[] init =
        Wire.hex("01000020 9b1f2c3d 00500000 ffffffff 2d4e6f80 c0000004 80080006 82c00000");
    ScriptedPeer a = ScriptedPeer.closed();
    byte[] cookie = a.cookieFor(init);
    a.send(chunk(Wire.COOKIE_ECHO, 0, cookie));
    assertEquals(0x9b1f2c3d, a.receiveOnly("COOKIE_ACK").verificationTag);
    assertEquals(List.of(new Established(1024)), a.events);
  }

  @Test
  @Tag("row-2")
  @Tag("row-10")
  void answersTheInitOfFirefox153AndDeclinesItsInterleaving() {
    // a_rwnd 16777216, and besides the extensions of Chromium I-DATA and I-FORWARD-TSN (RFC 8260).
    byte[] init =
        Wire.hex("01000020 c67dc299 01000000 ffffffff dfe9d61d c0000004 80080008 82c040c2");
    ScriptedPeer a = ScriptedPeer.closed();
    a.sendWithTag(0, init);
    SeenChunk initAck = a.receiveOnly("INIT_ACK");
    assertArrayEquals(Wire.hex("82c0"), initAck.parameter(0x8008, 16));
    a.send(chunk(Wire.COOKIE_ECHO, 0, initAck.parameter(7, 16)));
    assertEquals(0xc67dc299, a.receiveOnly("COOKIE_ACK").verificationTag);
    assertEquals(List.of(new Established(1024)), a.events);
  }

  @Test
  @Tag("row-3")
  @Tag("row-32")
  void becomesOneAssociationWhenBothBeginAtOnce() {
    ScriptedPeer a = ScriptedPeer.cookieWait();
    // A -> INIT -> Z, which crosses Z's own
    a.sendWithTag(0, init(Wire.INIT, A_TAG, 64, A_TSN, extensions()));
    SeenChunk initAck = a.receiveOnly("INIT_ACK");
    assertEquals(Z_TAG, initAck.u32(0));
    assertEquals(Z_TSN, initAck.u32(12));
    // A -> INIT-ACK -> Z
    a.send(a.initAck());
    a.receiveOnly("COOKIE_ECHO");
    // A -> COOKIE-ECHO -> Z: up, before the answer to Z's own
    a.send(chunk(Wire.COOKIE_ECHO, 0, initAck.parameter(7, 16)));
    assertEquals(A_TAG, a.receiveOnly("COOKIE_ACK").verificationTag);
    a.send(chunk(Wire.COOKIE_ACK, 0));
    assertEquals(List.of(new Established(64)), a.events);
    a.send(Wire.data(A_TSN, 1, 0, Wire.B | Wire.E, "hello"));
    assertEquals(List.of("hello"), a.takeMessages());
  }

  @Test
  @Tag("row-3")
  void comesUpFromCookieWaitWhenThePeersEchoIsFirst() {
    ScriptedPeer a = ScriptedPeer.cookieWait();
    byte[] cookie = a.cookieFor(init(Wire.INIT, A_TAG, 64, A_TSN, extensions()));
    a.send(chunk(Wire.COOKIE_ECHO, 0, cookie));
    a.receiveOnly("COOKIE_ACK");
    assertEquals(List.of(new Established(64)), a.events);
    a.send(a.initAck());
    assertEquals(List.of(), a.receive());
  }

  @Test
  @Tag("row-4")
  void resendsTheSameInitWithDoubledWaits() {
    ScriptedPeer a = ScriptedPeer.cookieWait();
    assertEquals(List.of(), a.advance(499));
    SeenChunk again = only("INIT", a.advance(1));
    assertEquals(Z_TAG, again.u32(0));
    assertEquals(Z_TSN, again.u32(12));
    assertEquals(List.of(), a.advance(999));
    only("INIT", a.advance(1));
  }

  @Test
  @Tag("row-5")
  void resendsTheSameCookie() {
    ScriptedPeer a = ScriptedPeer.cookieEchoed();
    SeenChunk again = only("COOKIE_ECHO", a.advance(500));
    assertArrayEquals(Wire.hex("c00c1e00 01020304"), again.value());
    only("COOKIE_ECHO", a.advance(1000));
  }

  @Test
  @Tag("row-6")
  void givesUpWhenNobodyAnswersTheInit() {
    ScriptedPeer a = ScriptedPeer.cookieWait();
    assertEquals(8, a.advance(1_000_000).size());
    requireSetupTimeout(a);
  }

  @Test
  @Tag("row-7")
  void givesUpWhenNobodyAnswersTheCookie() {
    ScriptedPeer a = ScriptedPeer.cookieEchoed();
    assertEquals(8, a.advance(1_000_000).size());
    requireSetupTimeout(a);
  }

  private static void requireSetupTimeout(ScriptedPeer a) {
    assertEquals(1, a.events.size());
    assertEquals(CloseReason.SETUP_TIMEOUT, ((Closed) a.events.get(0)).reason());
    assertEquals(Long.MAX_VALUE, a.z.nextDeadlineMs());
  }

  @Test
  @Tag("row-8")
  @Tag("row-9")
  void keepsNothingOfTenThousandInits() {
    ScriptedPeer a = ScriptedPeer.closed();
    Set<Integer> tags = new HashSet<>();
    for (int i = 1; i <= 10_000; i++) {
      a.sendWithTag(0, init(Wire.INIT, i, 64, i, extensions()));
      SeenChunk initAck = a.receiveOnly("INIT_ACK");
      assertEquals(i, initAck.verificationTag);
      assertNotEquals(0, initAck.u32(0));
      tags.add(initAck.u32(0));
    }
    assertEquals(10_000, tags.size());
    assertEquals("Closed", a.state());
    assertEquals(Long.MAX_VALUE, a.z.nextDeadlineMs());
    assertEquals(List.of(), a.events);
  }

  @Test
  @Tag("row-8")
  void answersOnlySomeOfAFloodWithinOneBatch() {
    ScriptedPeer a = ScriptedPeer.closed();
    for (int i = 1; i <= 10_000; i++) {
      a.sendWithTag(0, init(Wire.INIT, i, 64, i, extensions()));
    }
    assertTrue(a.receive().size() <= 16);
    assertTrue(a.z.status().refused().droppedAnswers() > 9_000);
  }

  @Test
  @Tag("row-9")
  void neverChoosesTheTagZero() {
    SctpAssociation z =
        new SctpAssociation(SctpOptions.defaults(), new ScriptedRandom(1, 0, 0, 77, 5));
    z.connect(0);
    byte[] packet = new byte[1200];
    z.pollPacket(packet, 0);
    assertEquals(77, ByteBuffer.wrap(packet).getInt(16));
  }

  @Test
  @Tag("row-9")
  void choosesDifferentTagsForDifferentAssociations() {
    Set<Integer> tags = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      SctpAssociation z = new SctpAssociation(SctpOptions.defaults(), new SeededRandom(i));
      z.connect(0);
      byte[] packet = new byte[1200];
      z.pollPacket(packet, 0);
      tags.add(ByteBuffer.wrap(packet).getInt(16));
    }
    assertEquals(100, tags.size());
  }

  @Test
  @Tag("row-10")
  @Tag("row-21")
  void acceptsEveryKnownParameterInAnyOrder() {
    byte[][] known = {
      parameter(5, u32(0x7f000001)),
      parameter(6, new byte[16]),
      parameter(9, u32(1000)),
      parameter(12, u16(5), u16(6)),
      parameter(0x8000),
      parameter(0xC000),
      parameter(0x8008, new byte[] {(byte) 130, (byte) 192, 0x0f}),
    };
    for (int turn = 0; turn < known.length; turn++) {
      byte[][] turned = new byte[known.length][];
      for (int i = 0; i < known.length; i++) {
        turned[i] = known[(i + turn) % known.length];
      }
      ScriptedPeer a = ScriptedPeer.closed();
      a.sendWithTag(0, init(Wire.INIT, A_TAG, 64, A_TSN, turned));
      SeenChunk initAck = a.receiveOnly("INIT_ACK");
      assertEquals(0, initAck.countParameters(8, 16));
      ScriptedPeer b = ScriptedPeer.cookieWait();
      b.send(b.initAck(turned));
      b.receiveOnly("COOKIE_ECHO");
    }
  }

  @Test
  @Tag("row-11")
  void neverUsesAStreamThatThePeerDoesNotTake() {
    ScriptedPeer a = ScriptedPeer.closed();
    assertEquals(SendOutcome.QUEUED, a.zSends(5, 10, SendOptions.RELIABLE));
    assertEquals(SendOutcome.QUEUED, a.zSends(1, 10, SendOptions.RELIABLE));
    byte[] cookie = a.cookieFor(init(Wire.INIT, A_TAG, 2, A_TSN, extensions()));
    a.send(chunk(Wire.COOKIE_ECHO, 0, cookie));
    List<SeenChunk> sent = a.receive();
    assertEquals("[COOKIE_ACK, DATA]", sent.toString());
    assertEquals(1, sent.get(1).u16(4));
    assertEquals(SendOutcome.NO_SUCH_STREAM, a.zSends(2, 10, SendOptions.RELIABLE));
    assertTrue(a.events.contains(new Established(2)));
  }

  @Test
  @Tag("row-12")
  void refusesAnInitWithoutStreams() {
    ScriptedPeer a = ScriptedPeer.closed();
    a.sendWithTag(0, init(Wire.INIT, A_TAG, 0, A_TSN));
    assertEquals(A_TAG, a.receiveOnly("ABORT").verificationTag);
    assertEquals("Closed", a.state());
  }

  @Test
  @Tag("row-13")
  void givesUpOnAnInitAckWithoutStreams() {
    ScriptedPeer a = ScriptedPeer.cookieWait();
    a.send(init(Wire.INIT_ACK, A_TAG, 0, A_TSN, parameter(7, u32(1))));
    a.receiveOnly("ABORT");
    assertEquals(CloseReason.PROTOCOL_VIOLATION, ((Closed) a.events.get(0)).reason());
  }

  @Test
  @Tag("row-14")
  void reportsUnknownParametersThatAskForIt() {
    assertEquals(3, reported(0xC0CC, 0xC0CD, 0xC0CE));
  }

  @Test
  @Tag("row-15")
  void stopsSilentlyAtAParameterThatAsksForIt() {
    assertEquals(1, reported(0xC0CC, 0x00CC, 0xC0CC));
  }

  @Test
  @Tag("row-16")
  void stopsAndReportsAtAParameterThatAsksForIt() {
    assertEquals(2, reported(0xC0CC, 0x40CC, 0xC0CC));
  }

  @Test
  @Tag("row-17")
  void skipsSilentlyAParameterThatAsksForIt() {
    assertEquals(2, reported(0xC0CC, 0x80CC, 0xC0CC));
  }

  private static int reported(int first, int second, int third) {
    ScriptedPeer a = ScriptedPeer.closed();
    byte[][] unknown = {
      parameter(first, u32(1)), parameter(second, u32(2)), parameter(third, u32(3))
    };
    a.sendWithTag(0, init(Wire.INIT, A_TAG, 64, A_TSN, unknown));
    SeenChunk initAck = a.receiveOnly("INIT_ACK");
    assertNotNull(initAck.parameter(7, 16));
    return initAck.countParameters(8, 16);
  }

  @Test
  @Tag("row-14")
  void neverReportsMoreThanFitsIntoOnePacket() {
    ScriptedPeer a = ScriptedPeer.closed();
    byte[][] unknown = new byte[200][];
    for (int i = 0; i < unknown.length; i++) {
      unknown[i] = parameter(0xC100 + i, new byte[40]);
    }
    a.sendWithTag(0, init(Wire.INIT, A_TAG, 64, A_TSN, unknown));
    assertNotNull(a.receiveOnly("INIT_ACK").parameter(7, 16));
  }

  @Test
  @Tag("row-18")
  void dropsAnInitWithoutATag() {
    ScriptedPeer a = ScriptedPeer.closed();
    a.sendWithTag(0, init(Wire.INIT, 0, 64, A_TSN));
    assertEquals(List.of(), a.receive());
    a.advance(1000);
    a.establish(64, extensions());
    assertEquals("Established", a.state());
  }

  @Test
  @Tag("row-19")
  void givesUpOnAnInitAckWithoutATag() {
    ScriptedPeer a = ScriptedPeer.cookieWait();
    a.send(init(Wire.INIT_ACK, 0, 64, A_TSN, parameter(7, u32(1))));
    assertEquals("Closed", a.state());
    assertEquals(1, a.events.size());
  }

  @Test
  @Tag("row-20")
  void neverLooksUpAHostName() {
    ScriptedPeer a = ScriptedPeer.closed();
    a.sendWithTag(
        0,
        init(
            Wire.INIT,
            A_TAG,
            64,
            A_TSN,
            parameter(11, "example".getBytes(StandardCharsets.US_ASCII))));
    assertEquals(5, a.receiveOnly("ABORT").firstCause());
    assertEquals("Closed", a.state());
  }

  @Test
  @Tag("row-24")
  void givesUpOnAnInitAckWithoutACookie() {
    ScriptedPeer a = ScriptedPeer.cookieWait();
    a.send(init(Wire.INIT_ACK, A_TAG, 64, A_TSN, extensions()));
    assertEquals(2, a.receiveOnly("ABORT").firstCause());
    assertEquals("Closed", a.state());
  }

  @Test
  @Tag("row-25")
  void reportsWhatItDidNotUnderstandInAnInitAckBehindTheCookie() {
    ScriptedPeer a = ScriptedPeer.cookieWait();
    a.send(a.initAck(parameter(0xC0CC, u32(1))));
    List<List<SeenChunk>> packets = a.receivePackets();
    assertEquals("[[COOKIE_ECHO, ERROR]]", packets.toString());
    assertEquals(8, packets.get(0).get(1).firstCause());
  }

  @Test
  @Tag("row-31")
  void ignoresAnswersThatItDoesNotWaitFor() {
    ScriptedPeer echoed = ScriptedPeer.cookieEchoed();
    echoed.send(echoed.initAck());
    assertEquals(List.of(), echoed.receive());
    assertEquals("CookieEchoed", echoed.state());
    ScriptedPeer up = ScriptedPeer.established();
    up.send(chunk(Wire.COOKIE_ACK, 0));
    up.send(up.initAck());
    assertEquals(List.of(), up.receive());
    assertEquals("Established", up.state());
  }

  private static SeenChunk only(String type, List<SeenChunk> chunks) {
    assertEquals("[" + type + "]", chunks.toString());
    return chunks.get(0);
  }
}
