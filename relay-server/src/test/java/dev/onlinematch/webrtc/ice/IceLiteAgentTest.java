package dev.onlinematch.webrtc.ice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.webrtc.sdp.IceCredentials;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What an agent answers, what it passes on, and what it drops. */
class IceLiteAgentTest extends IceLiteFixture {

  @Test
  void answersTheSampleRequestOfRfc5769AsRfc5769Does() {
    // RFC 5769, 2.1: a Binding request of "evtj:h6vY"; its SOFTWARE attribute is left alone.
    IceCredentials evtj = new IceCredentials("evtj", "VOkJxbRl1RmTxUk/WvJxBt");
    agent.open(evtj, StunClient.credentials("h6vY"), 0);
    byte[] request =
        HexFormat.of()
            .parseHex(
                "000100582112a442b7e7a701bc34d686fa87dfae"
                    + "802200105354554e207465737420636c69656e74"
                    + "002400046e0001ff80290008932ff9b151263b36"
                    + "000600096576746a3a6836765920202000080014"
                    + "9aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2"
                    + "80280004e57a3bcf");

    byte[] answer = answerTo(request, new InetSocketAddress("192.0.2.1", 32_853));

    // It claims to be the controlled side, and so do we: 487, signed with the same password.
    assertEquals(0x0111, u16(answer, 0));
    assertTrue(hasRightSignature(answer, evtj));
  }

  @Test
  void answersACheckWithTheAddressThatItCameFrom() {
    byte[] request = alice.check();

    byte[] answer = answerTo(request, ALICE);

    assertEquals(0x0101, u16(answer, 0));
    assertArrayEquals(Arrays.copyOfRange(request, 4, 20), Arrays.copyOfRange(answer, 4, 20));
    assertEquals(0x0020, u16(answer, 20));
    assertEquals(40_000, u16(answer, 26) ^ 0x2112);
    assertEquals(198 ^ 0x21, answer[28] & 0xFF);
    assertTrue(hasRightSignature(answer, ours));
  }

  @Test
  void answersOverIpVersionSix() {
    byte[] answer = answerTo(alice.check(), ALICE_ELSEWHERE);

    assertEquals(20, u16(answer, 22));
    assertEquals(2, answer[25]);
    assertTrue(hasRightSignature(answer, ours));
  }

  @Test
  void demultiplexesManyPeersByUfragAndThenByAddress() {
    IceCredentials[] locals = new IceCredentials[500];
    IceSession[] sessions = new IceSession[locals.length];
    for (int i = 0; i < locals.length; i++) {
      locals[i] = IceCredentials.random(random);
      sessions[i] = agent.open(locals[i], StunClient.credentials("peer" + i), 0);
    }
    for (int i = 0; i < locals.length; i++) {
      InetSocketAddress address = new InetSocketAddress("198.51.100.9", 1_000 + i);
      answerTo(new StunClient(locals[i], "peer" + i).nominatingCheck(), address);
      assertSame(sessions[i], passed(CLIENT_HELLO, address));
    }
    assertEquals(501, agent.sessionCount());
  }

  @Test
  void tellsAPeerThatBelievesItIsControlledToSwitch() {
    byte[] answer = answerTo(alice.start().username().priority().controlled().signed(), ALICE);

    assertEquals(0x0111, u16(answer, 0));
    assertEquals(487, (answer[26] & 7) * 100 + answer[27]);
    assertTrue(hasRightSignature(answer, ours));
    assertDropped(DropReason.UNVERIFIED_ADDRESS, CLIENT_HELLO, ALICE);
  }

  @Test
  void namesTheAttributesThatItWouldHaveToKnow() {
    byte[] answer =
        answerTo(alice.start().username().attribute(0x7001, new byte[3]).signed(), ALICE);

    assertEquals(0x0111, u16(answer, 0));
    assertEquals(420, (answer[26] & 7) * 100 + answer[27]);
    assertNull(session.remoteAddress(0));
  }

  @Test
  void ignoresOptionalAttributesThatItDoesNotKnow() {
    byte[] request =
        alice.start().username().attribute(0xC057, new byte[4]).priority().controlling().signed();

    assertEquals(0x0101, u16(answerTo(request, ALICE), 0));
  }

  @Test // security: STUN without or with bad MESSAGE-INTEGRITY / wrong USERNAME
  void badIntegrityFromAnywhereChangesNothingAndIsNeverAnswered() {
    answerTo(alice.nominatingCheck(), ALICE);
    agent.pollEvent();
    StunClient guessing =
        new StunClient(new IceCredentials(ours.ufrag(), "wrong".repeat(5)), "alic");

    for (int i = 0; i < 1_000; i++) {
      assertDropped(DropReason.BAD_INTEGRITY, guessing.nominatingCheck(), MALLORY);
      assertDropped(DropReason.BAD_INTEGRITY, guessing.nominatingCheck(), ALICE);
    }
    byte[] unsigned = alice.start().username().priority().useCandidate().fingerprint().bytes();
    assertDropped(DropReason.BAD_INTEGRITY, unsigned, MALLORY);

    assertNull(agent.pollEvent());
    assertEquals(ALICE, session.remoteAddress(0));
    assertSame(session, passed(CLIENT_HELLO, ALICE));
    assertEquals(2_001, agent.dropped(DropReason.BAD_INTEGRITY));
  }

  @Test
  void wrongUsernamesAreNeverAnswered() {
    assertDropped(DropReason.UNKNOWN_UFRAG, withUsername("nobody:alic"), ALICE);
    assertDropped(DropReason.UNKNOWN_UFRAG, withUsername(ours.ufrag()), ALICE);
    assertDropped(DropReason.UNKNOWN_UFRAG, alice.start().priority().signed(), ALICE);
    assertDropped(DropReason.WRONG_USERNAME, withUsername(ours.ufrag() + ":bob0"), ALICE);
    assertDropped(DropReason.WRONG_USERNAME, withUsername(ours.ufrag() + ":alice"), ALICE);
    assertDropped(DropReason.WRONG_USERNAME, withUsername(ours.ufrag() + ":"), ALICE);
    assertNull(session.remoteAddress(0));
  }

  @Test
  void wrongOrMissingFingerprintsAreNeverAnswered() {
    byte[] wrong = alice.check();
    wrong[wrong.length - 1] ^= 1;

    assertDropped(DropReason.BAD_FINGERPRINT, wrong, ALICE);
    assertDropped(
        DropReason.STUN_MALFORMED,
        alice.start().username().priority().integrity(ours.key()).bytes(),
        ALICE);
  }

  @Test // security: session exhaustion, 15 s for sessions without ICE
  void sessionsThatNobodyChecksEndAfterFifteenSeconds() {
    for (int i = 0; i < 50_000; i++) {
      agent.open(IceCredentials.random(random), StunClient.credentials("x"), i / 10);
    }

    agent.handleTimeout(20_000);

    assertEquals(0, agent.sessionCount());
    assertEquals(new IceEvent.Failed(session, IceEvent.Reason.NEVER_CONNECTED), agent.pollEvent());
  }

  @Test
  void tellsProtocolsByTheirFirstByte() {
    answerTo(alice.check(), ALICE);

    for (int first = 0; first < 256; first++) {
      byte[] datagram = {(byte) first, 1, 2, 3};
      IceVerdict verdict = agent.handleDatagram(datagram, 0, datagram.length, ALICE, 0);
      if (first >= 20 && first <= 63) {
        assertInstanceOf(IceVerdict.Pass.class, verdict);
      } else {
        assertInstanceOf(IceVerdict.Dropped.class, verdict);
      }
    }
    assertDropped(DropReason.UNKNOWN_PROTOCOL, new byte[0], ALICE);
  }

  @Test
  void readsADatagramInTheMiddleOfABuffer() {
    byte[] check = alice.check();
    byte[] buffer = new byte[2_000];
    System.arraycopy(check, 0, buffer, 700, check.length);

    assertInstanceOf(
        IceVerdict.Answer.class, agent.handleDatagram(buffer, 700, check.length, ALICE, 0));
  }

  @Test
  void refusesMalformedStun() {
    byte[] good = alice.check();
    byte[] wrongLength = good.clone();
    wrongLength[3] = (byte) (wrongLength[3] + 4);
    byte[] wrongCookie = good.clone();
    wrongCookie[4] ^= 1;
    byte[] attributePastTheEnd = good.clone();
    attributePastTheEnd[22] = 0x7F;

    assertDropped(DropReason.STUN_MALFORMED, new byte[3], ALICE);
    assertDropped(DropReason.STUN_MALFORMED, Arrays.copyOf(good, 19), ALICE);
    assertDropped(DropReason.STUN_MALFORMED, Arrays.copyOf(good, good.length - 2), ALICE);
    assertDropped(DropReason.STUN_MALFORMED, wrongLength, ALICE);
    assertDropped(DropReason.STUN_MALFORMED, wrongCookie, ALICE);
    assertDropped(DropReason.STUN_MALFORMED, attributePastTheEnd, ALICE);
    assertDropped(
        DropReason.STUN_MALFORMED, alice.start().username("x".repeat(509)).signed(), ALICE);
    assertDropped(
        DropReason.STUN_MALFORMED,
        alice.start().username().attribute(0x0008, new byte[8]).fingerprint().bytes(),
        ALICE);
    assertDropped(
        DropReason.STUN_MALFORMED,
        alice.start().username().attribute(0x0024, new byte[8]).signed(),
        ALICE);
    StunClient.Builder many = alice.start().username();
    for (int i = 0; i < 40; i++) {
      many.attribute(0xC000 + i);
    }
    assertDropped(DropReason.STUN_MALFORMED, many.signed(), ALICE);
  }

  @Test
  void answersNothingButBindingRequests() {
    assertDropped(DropReason.STUN_NOT_A_REQUEST, alice.start(0x0011).signed(), ALICE);
    assertDropped(DropReason.STUN_NOT_A_REQUEST, alice.start(0x0101).signed(), ALICE);
    assertDropped(DropReason.STUN_NOT_A_REQUEST, alice.start(0x0003).signed(), ALICE);
  }

  @Test
  void refusesCredentialsThatAreInUseAndClosedSessions() {
    assertThrows(
        IllegalArgumentException.class, () -> agent.open(ours, StunClient.credentials("bob0"), 0));
    agent.close(session);
    agent.close(session);
    assertThrows(
        IllegalStateException.class,
        () -> agent.restart(session, IceCredentials.random(random), StunClient.credentials("x")));
    assertFalse(agent.sessionCount() < 0);
  }

  private byte[] withUsername(String username) {
    return alice.start().username(username).priority().signed();
  }
}
