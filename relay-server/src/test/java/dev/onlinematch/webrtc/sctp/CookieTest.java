package dev.onlinematch.webrtc.sctp;

import static dev.onlinematch.webrtc.sctp.ScriptedPeer.A_TAG;
import static dev.onlinematch.webrtc.sctp.ScriptedPeer.A_TSN;
import static dev.onlinematch.webrtc.sctp.ScriptedPeer.Z_TAG;
import static dev.onlinematch.webrtc.sctp.Wire.chunk;
import static dev.onlinematch.webrtc.sctp.Wire.extensions;
import static dev.onlinematch.webrtc.sctp.Wire.init;
import static dev.onlinematch.webrtc.sctp.Wire.parameter;
import static dev.onlinematch.webrtc.sctp.Wire.u32;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.webrtc.sctp.SctpEvent.Established;
import dev.onlinematch.webrtc.sctp.tx.SendOptions;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The second half of a set-up: cookies, old, forged, repeated, or of a peer that restarted. */
class CookieTest {

  @Test
  @Tag("row-22")
  void leavesTheAssociationAloneUntilAnInitIsFollowedByItsCookie() {
    ScriptedPeer a = ScriptedPeer.established();
    a.sendWithTag(0, init(Wire.INIT, 0x0B0B0B0B, 64, 5, extensions()));
    SeenChunk initAck = a.receiveOnly("INIT_ACK");
    assertEquals(0x0B0B0B0B, initAck.verificationTag);
    assertNotEquals(Z_TAG, initAck.u32(0));
    a.send(Wire.data(A_TSN, 1, 0, Wire.B | Wire.E, "still here"));
    assertEquals(List.of("still here"), a.takeMessages());
  }

  @Test
  @Tag("row-23")
  void beginsAnewWhenThePeerHasRestarted() {
    ScriptedPeer a = ScriptedPeer.established();
    a.zSends(1, 10, SendOptions.RELIABLE);
    a.receiveOnly("DATA");
    a.send(Wire.data(A_TSN + 1, 1, 1, Wire.B | Wire.E, "waits for ever"));
    a.receive();
    a.events.clear();
    byte[] cookie = a.cookieFor(init(Wire.INIT, 0x0B0B0B0B, 64, 50, extensions()));
    a.send(chunk(Wire.COOKIE_ECHO, 0, cookie));
    assertEquals(0x0B0B0B0B, a.receiveOnly("COOKIE_ACK").verificationTag);
    assertEquals(List.of(new SctpEvent.Restarted(64)), a.events);
    a.send(Wire.data(50, 1, 0, Wire.B | Wire.E, "anew"));
    assertEquals(List.of("anew"), a.takeMessages());
    a.receive();
    a.zSends(1, 10, SendOptions.RELIABLE);
    assertEquals(0, a.receiveOnly("DATA").u16(6));
    assertTrue(a.advance(200).isEmpty());
  }

  @Test
  void aPeerThatHasRestartedHasTheStreamsThatItSaysNowAndIsAskedWhetherItIsThere() {
    ScriptedPeer a = ScriptedPeer.established();
    a.advance(20_000);
    a.events.clear();
    byte[] cookie = a.cookieFor(init(Wire.INIT, 0x0B0B0B0B, 2, 50, extensions()));
    a.send(chunk(Wire.COOKIE_ECHO, 0, cookie));
    a.receiveOnly("COOKIE_ACK");

    assertEquals(List.of(new SctpEvent.Restarted(2)), a.events);
    assertEquals(List.of(), a.advance(30_000));
    assertEquals("[HEARTBEAT]", a.advance(1_000).toString());
  }

  @Test
  @Tag("row-26")
  void doesWithoutAnAbilityThatThePeerDenies() {
    ScriptedPeer a = ScriptedPeer.closed();
    byte[] cookie = a.cookieFor(init(Wire.INIT, A_TAG, 64, A_TSN, extensions()));
    byte[] error = chunk(Wire.ERROR, 0, parameter(8, parameter(0xC000)));
    a.send(chunk(Wire.COOKIE_ECHO, 0, cookie), error);
    a.receiveOnly("COOKIE_ACK");
    assertEquals("Established", a.state());
    a.zSends(1, 10, new SendOptions(false, 0, SendOptions.UNLIMITED));
    a.receiveOnly("DATA");
    assertEquals("[DATA]", a.advance(600).toString());
  }

  @Test
  @Tag("row-27")
  void dropsACookieThatItDidNotMake() {
    ScriptedPeer a = ScriptedPeer.closed();
    byte[] cookie = a.cookieFor(init(Wire.INIT, A_TAG, 64, A_TSN, extensions()));
    byte[] forged = cookie.clone();
    forged[10] ^= 1;
    a.send(chunk(Wire.COOKIE_ECHO, 0, forged));
    a.send(chunk(Wire.COOKIE_ECHO, 0, new byte[3]));
    assertEquals(List.of(), a.receive());
    assertEquals("Closed", a.state());
    a.send(chunk(Wire.COOKIE_ECHO, 0, cookie));
    a.receiveOnly("COOKIE_ACK");
    a.send(chunk(Wire.COOKIE_ECHO, 0, forged));
    assertEquals(List.of(), a.receive());
    assertEquals("Established", a.state());
  }

  @Test
  @Tag("row-28")
  void refusesACookieThatIsTooOld() {
    ScriptedPeer a = ScriptedPeer.closed();
    byte[] cookie = a.cookieFor(init(Wire.INIT, A_TAG, 64, A_TSN, extensions()));
    a.advance(61_000);
    a.send(chunk(Wire.COOKIE_ECHO, 0, cookie));
    SeenChunk error = a.receiveOnly("ERROR");
    assertEquals(3, error.firstCause());
    assertEquals(1_000_000, error.u32(4));
    assertEquals("Closed", a.state());
  }

  @Test
  @Tag("row-29")
  void beginsAnewWhenItsCookieWasTooOld() {
    ScriptedPeer a = ScriptedPeer.cookieEchoed();
    byte[] stale = chunk(Wire.ERROR, 0, parameter(3, u32(1000)));
    a.send(stale);
    int nextTag = a.receiveOnly("INIT").u32(0);
    // An earlier cookie may have been accepted, and a cookie with its tag would be discarded.
    assertNotEquals(Z_TAG, nextTag);
    a.send(a.initAck());
    assertEquals(List.of(), a.receive());
    a.zTag = nextTag;
    a.send(a.initAck());
    a.receiveOnly("COOKIE_ECHO");
    a.send(chunk(Wire.COOKIE_ACK, 0));
    a.send(stale);
    assertEquals(List.of(), a.receive());
    assertEquals("Established", a.state());
  }

  @Test
  @Tag("row-30")
  void answersARepeatedCookieWithoutResettingAnything() {
    ScriptedPeer a = ScriptedPeer.closed();
    byte[] cookie = a.cookieFor(init(Wire.INIT, A_TAG, 64, A_TSN, extensions()));
    a.send(chunk(Wire.COOKIE_ECHO, 0, cookie));
    a.receiveOnly("COOKIE_ACK");
    a.send(Wire.data(A_TSN, 1, 0, Wire.B | Wire.E, "one"));
    a.receive();
    a.advance(100_000);
    a.send(chunk(Wire.COOKIE_ECHO, 0, cookie));
    assertTrue(a.receive().toString().contains("COOKIE_ACK"));
    a.send(Wire.data(A_TSN + 1, 1, 1, Wire.B | Wire.E, "two"));
    assertEquals(List.of("one", "two"), a.takeMessages());
    assertEquals(List.of(new Established(64)), a.events);
  }

  @Test
  @Tag("row-33")
  void completesWithEitherOfTwoCookies() {
    for (int which = 0; which < 2; which++) {
      ScriptedPeer a = ScriptedPeer.closed();
      byte[] init = init(Wire.INIT, A_TAG, 64, A_TSN, extensions());
      byte[] first = a.cookieFor(init);
      int firstTag = a.zTag;
      byte[] second = a.cookieFor(init);
      byte[] cookie = which == 0 ? first : second;
      a.sendWithTag(which == 0 ? firstTag : a.zTag, chunk(Wire.COOKIE_ECHO, 0, cookie));
      a.receiveOnly("COOKIE_ACK");
      assertEquals(List.of(new Established(64)), a.events);
    }
  }

  @Test
  @Tag("row-34")
  void deliversDataBehindTheCookie() {
    ScriptedPeer a = ScriptedPeer.closed();
    byte[] cookie = a.cookieFor(init(Wire.INIT, A_TAG, 64, A_TSN, extensions()));
    a.send(chunk(Wire.COOKIE_ECHO, 0, cookie), Wire.data(A_TSN, 1, 0, Wire.B | Wire.E, "early"));
    assertEquals("[COOKIE_ACK, SACK]", a.receive().toString());
    assertEquals(List.of("early"), a.takeMessages());
  }

  @Test
  @Tag("row-34")
  void deliversDataBehindTheCookieAck() {
    ScriptedPeer a = ScriptedPeer.cookieEchoed();
    a.send(chunk(Wire.COOKIE_ACK, 0), Wire.data(A_TSN, 1, 0, Wire.B | Wire.E, "early"));
    assertEquals(A_TSN, a.receiveOnly("SACK").u32(0));
    assertEquals(List.of("early"), a.takeMessages());
  }
}
