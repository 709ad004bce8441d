package dev.onlinematch.webrtc.ice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.webrtc.sdp.IceCredentials;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class IceLiteAgentTest {

  private static final InetSocketAddress ALICE = new InetSocketAddress("198.51.100.7", 40_000);
  private static final InetSocketAddress ALICE_ELSEWHERE =
      new InetSocketAddress("2001:db8::7", 41_000);
  private static final InetSocketAddress MALLORY = new InetSocketAddress("203.0.113.66", 666);
  private static final byte[] CLIENT_HELLO = {22, -2, -3, 0, 0};

  private final SeededRandom random = new SeededRandom(1);
  private final IceLiteAgent agent = new IceLiteAgent(random);
  private final IceCredentials ours = IceCredentials.random(random);
  private final IceSession session = agent.open(ours, StunClient.credentials("alic"), 0);
  private final StunClient alice = new StunClient(ours, "alic");

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
  void connectsOnTheFirstCheckAndPassesDtlsFromThere() {
    assertDropped(DropReason.UNVERIFIED_ADDRESS, CLIENT_HELLO, ALICE);

    answerTo(alice.check(), ALICE);

    assertEquals(new IceEvent.Connected(session), agent.pollEvent());
    assertNull(agent.pollEvent());
    assertEquals(ALICE, session.remoteAddress(0));
    assertSame(session, passed(CLIENT_HELLO, ALICE));
  }

  @Test // Chromium's DTLS may come before it nominates.
  void passesDtlsFromAVerifiedAddressThatIsNotNominated() {
    answerTo(alice.nominatingCheck(), ALICE);
    answerTo(alice.check(), ALICE_ELSEWHERE);

    assertSame(session, passed(CLIENT_HELLO, ALICE_ELSEWHERE));
    assertEquals(ALICE, session.remoteAddress(0));
  }

  @Test
  void movesToAnotherAddressOnlyWhenItIsNominated() {
    answerTo(alice.nominatingCheck(), ALICE);
    agent.pollEvent();

    answerTo(alice.check(), ALICE_ELSEWHERE);
    assertNull(agent.pollEvent());

    answerTo(alice.nominatingCheck(), ALICE_ELSEWHERE);
    assertEquals(new IceEvent.PathChanged(session), agent.pollEvent());
    assertEquals(ALICE_ELSEWHERE, session.remoteAddress(0));
  }

  @Test // security: path migration, by the owner of the credentials
  void leavesAProvenAddressOnlyForOneThatAnswersToo() {
    prove(ALICE);

    byte[] asked = askedBack(alice.nominatingCheck(), ALICE_ELSEWHERE);
    assertNull(agent.pollEvent());
    assertEquals(ALICE, session.remoteAddress(0));

    assertProof(alice.answerTo(asked), ALICE_ELSEWHERE);
    assertEquals(new IceEvent.PathChanged(session), agent.pollEvent());
    assertEquals(ALICE_ELSEWHERE, session.remoteAddress(0));
    assertEquals(1, sent(alice.nominatingCheck(), ALICE_ELSEWHERE).size());
  }

  @Test // security: path migration, by the owner of the credentials
  void aForgedSourceNeverMovesWhatIsSent() {
    prove(ALICE);
    byte[] asked = askedBack(alice.nominatingCheck(), MALLORY);

    // What a forger can know, what a STUN server at that address would say, and another's answer.
    byte[] guessed = alice.answerTo(new byte[20]);
    assertDropped(DropReason.STUN_NOT_A_REQUEST, guessed, MALLORY);
    byte[] ofAServer = alice.answerTo(asked, ours);
    assertDropped(DropReason.BAD_INTEGRITY, ofAServer, MALLORY);
    byte[] damaged = alice.answerTo(asked);
    damaged[damaged.length - 1] ^= 1;
    assertDropped(DropReason.BAD_FINGERPRINT, damaged, MALLORY);
    assertDropped(DropReason.STUN_NOT_A_REQUEST, alice.answerTo(asked), ALICE_ELSEWHERE);
    agent.handshakeFinished(session);

    assertNull(agent.pollEvent());
    assertEquals(ALICE, session.remoteAddress(0));
  }

  @Test
  void theLatestWishCounts() {
    prove(ALICE);
    byte[] asked = askedBack(alice.nominatingCheck(), ALICE_ELSEWHERE);
    answerTo(alice.nominatingCheck(), ALICE);

    assertProof(alice.answerTo(asked), ALICE_ELSEWHERE);

    assertEquals(ALICE, session.remoteAddress(0));
  }

  @Test
  void ourOwnCheckIsWhatTheBrowserExpects() {
    byte[] asked = askedBack(alice.nominatingCheck(), ALICE);

    assertEquals(0x0001, u16(asked, 0));
    assertEquals(0x0006, u16(asked, 20));
    String username = "alic:" + ours.ufrag();
    assertEquals(username, new String(asked, 24, username.length(), StandardCharsets.US_ASCII));
    assertTrue(hasRightSignature(asked, StunClient.credentials("alic")));
    assertArrayEquals(asked, askedBack(alice.check(), ALICE));
  }

  @Test // security: reflection, by the owner of the credentials
  void anAddressThatDoesNotAnswerGetsThreeTimesWhatCameFromIt() {
    int in = 0;
    int out = 0;
    for (int i = 0; i < 20; i++) {
      byte[] check = alice.nominatingCheck();
      in += check.length + CLIENT_HELLO.length;
      out += sent(check, ALICE).stream().mapToInt(datagram -> datagram.length).sum();
      passed(CLIENT_HELLO, ALICE);
      while (session.addressFor(100, 0) != null) {
        out += 100;
      }
      assertTrue(out <= 3 * in, out + " > 3 * " + in);
    }
    assertTrue(out > 2 * in);
  }

  @Test
  void anAddressThatAnsweredGetsEverything() {
    prove(ALICE);

    for (int i = 0; i < 1_000; i++) {
      assertEquals(ALICE, session.addressFor(1_200, 0));
    }
  }

  @Test
  void aFinishedHandshakeProvesTheOneAddressToWhichItWent() {
    answerTo(alice.nominatingCheck(), ALICE);
    assertEquals(ALICE, session.addressFor(100, 0));

    agent.handshakeFinished(session);

    assertEquals(ALICE, session.addressFor(100_000, 0));
    answerTo(alice.nominatingCheck(), MALLORY);
    assertEquals(ALICE, session.remoteAddress(0));
  }

  @Test // security: reflection, by the owner of the credentials
  void aHandshakeProvesNothingWhenPartsOfItWentElsewhere() {
    answerTo(alice.nominatingCheck(), ALICE);
    assertEquals(ALICE, session.addressFor(100, 0));
    answerTo(alice.nominatingCheck(), MALLORY);
    assertEquals(MALLORY, session.addressFor(50, 0));

    agent.handshakeFinished(session);

    assertNull(session.addressFor(1_000, 0));
  }

  @Test
  void anAddressWithoutProofServesWhenTheProvenOneHasFallenSilent() {
    prove(ALICE);
    byte[] check = alice.nominatingCheck();
    agent.handleDatagram(check, 0, check.length, ALICE_ELSEWHERE, 25_000);

    assertEquals(ALICE_ELSEWHERE, session.remoteAddress(30_000));
  }

  private void prove(InetSocketAddress address) {
    assertProof(alice.answerTo(askedBack(alice.nominatingCheck(), address)), address);
    agent.pollEvent();
  }

  private void assertProof(byte[] answer, InetSocketAddress remote) {
    assertEquals(
        new IceVerdict.Proof(session), agent.handleDatagram(answer, 0, answer.length, remote, 0));
  }

  private byte[] askedBack(byte[] check, InetSocketAddress remote) {
    List<byte[]> sent = sent(check, remote);
    assertEquals(2, sent.size());
    return sent.get(1);
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

  @Test // security: path migration / consent spoofing
  void aCapturedCheckThatComesAgainFromElsewhereMovesNothing() {
    byte[] captured = alice.nominatingCheck();
    answerTo(captured, ALICE);
    agent.pollEvent();

    answerTo(captured, MALLORY);

    assertNull(agent.pollEvent());
    assertEquals(ALICE, session.remoteAddress(0));
    assertDropped(DropReason.UNVERIFIED_ADDRESS, CLIENT_HELLO, MALLORY);
  }

  @Test // security: path migration / consent spoofing
  void fallsSilentThirtySecondsAfterTheLastCheck() {
    answerTo(alice.nominatingCheck(), ALICE);
    agent.pollEvent();
    agent.handleDatagram(alice.check(), 0, alice.check().length, ALICE, 20_000);

    agent.handleTimeout(49_999);
    assertEquals(ALICE, session.remoteAddress(49_999));
    assertEquals(50_000, agent.nextDeadlineMs());
    assertNull(session.remoteAddress(50_000));

    agent.handleTimeout(50_000);
    assertEquals(new IceEvent.Failed(session, IceEvent.Reason.CONSENT_EXPIRED), agent.pollEvent());
    assertTrue(session.isClosed());
    assertEquals(0, agent.sessionCount());
    assertEquals(Long.MAX_VALUE, agent.nextDeadlineMs());
    assertDropped(DropReason.UNVERIFIED_ADDRESS, CLIENT_HELLO, ALICE);
    assertDropped(DropReason.UNKNOWN_UFRAG, alice.check(), ALICE);
  }

  @Test
  void aSilentNominatedAddressGivesWayToOneThatIsStillChecked() {
    answerTo(alice.nominatingCheck(), ALICE);
    byte[] check = alice.check();
    agent.handleDatagram(check, 0, check.length, ALICE_ELSEWHERE, 25_000);

    assertEquals(ALICE, session.remoteAddress(29_999));
    assertEquals(ALICE_ELSEWHERE, session.remoteAddress(30_000));
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

  @Test // security: STUN reflection
  void sendsNothingToAnAddressThatProvedNothing() {
    SeededRandom fuzz = new SeededRandom(2026);
    byte[][] seeds = {
      alice.check(),
      alice.nominatingCheck(),
      alice.start(0x0011).fingerprint().bytes(),
      CLIENT_HELLO
    };
    int bytesOut = 0;
    for (int i = 0; i < 50_000; i++) {
      byte[] seed = seeds[fuzz.nextInt(seeds.length)];
      byte[] datagram = Arrays.copyOf(seed, fuzz.nextInt(4) == 0 ? fuzz.nextInt(200) : seed.length);
      for (int flips = 1 + fuzz.nextInt(5); flips > 0 && datagram.length > 0; flips--) {
        datagram[fuzz.nextInt(datagram.length)] = (byte) fuzz.nextInt();
      }
      if (!Arrays.equals(datagram, seed)
          && agent.handleDatagram(datagram, 0, datagram.length, MALLORY, 0)
              instanceof IceVerdict.Answer answer) {
        bytesOut += answer.datagrams().get(0).length;
      }
    }
    assertEquals(0, bytesOut);
  }

  @Test // security: STUN reflection
  void anAnswerIsNeverLongerThanTheRequestAndFortyFourBytes() {
    byte[] shortest = alice.start().username().signed();

    assertTrue(answerTo(shortest, ALICE).length <= shortest.length + 44);
    assertTrue(answerTo(shortest, ALICE_ELSEWHERE).length <= shortest.length + 44);
    assertTrue(answerTo(alice.check(), ALICE).length <= alice.check().length);
  }

  @Test // security: path migration, by the owner of other credentials
  void anotherSessionCannotTakeAnAddressThatIsAlive() {
    answerTo(alice.nominatingCheck(), ALICE);
    IceCredentials second = IceCredentials.random(random);
    IceCredentials mallorys = new IceCredentials("mall", "9876543210987654321098");
    IceSession mallory = agent.open(second, mallorys, 0);
    StunClient forger = new StunClient(second, "mall");

    // What alice could say to it, who does not know the password of mallory's, or a STUN server.
    byte[] asked = onlyCheck(forger.nominatingCheck(), ALICE);
    assertDropped(DropReason.BAD_INTEGRITY, alice.answerTo(asked), ALICE);
    assertDropped(DropReason.BAD_INTEGRITY, forger.answerTo(asked, second), ALICE);
    assertDropped(DropReason.STUN_NOT_A_REQUEST, forger.answerTo(asked, mallorys), MALLORY);

    assertEquals(1, agent.dropped(DropReason.ADDRESS_TAKEN));
    assertSame(session, passed(CLIENT_HELLO, ALICE));
    assertNull(mallory.remoteAddress(0));

    agent.close(session);
    answerTo(forger.nominatingCheck(), ALICE);
    assertSame(mallory, passed(CLIENT_HELLO, ALICE));
  }

  @Test
  void whoAnswersAtAnAddressGetsItThoughAnotherWasThere() {
    prove(ALICE);
    IceCredentials second = IceCredentials.random(random);
    IceSession newcomer = agent.open(second, StunClient.credentials("newc"), 0);
    StunClient bob = new StunClient(second, "newc");

    byte[] answer = bob.answerTo(onlyCheck(bob.check(), ALICE));
    IceVerdict verdict = agent.handleDatagram(answer, 0, answer.length, ALICE, 0);

    assertEquals(new IceVerdict.Proof(newcomer), verdict);
    assertEquals(new IceEvent.Connected(newcomer), agent.pollEvent());
    assertSame(newcomer, passed(CLIENT_HELLO, ALICE));
    assertEquals(ALICE, newcomer.remoteAddress(0));
    assertNull(session.remoteAddress(0));
    assertEquals(1, sent(bob.nominatingCheck(), ALICE).size());
    assertDropped(DropReason.STUN_NOT_A_REQUEST, answer, MALLORY);

    // The one who was there is gone, not one who never came.
    agent.handleTimeout(IceSession.CONSENT_MS);
    assertEquals(new IceEvent.Failed(session, IceEvent.Reason.CONSENT_EXPIRED), agent.pollEvent());
  }

  @Test // security: reflection, by the owner of other credentials
  void aTakenAddressGetsThreeTimesWhatSeemsToComeFromIt() {
    answerTo(alice.nominatingCheck(), ALICE);
    IceCredentials second = IceCredentials.random(random);
    agent.open(second, StunClient.credentials("mall"), 0);
    StunClient forger = new StunClient(second, "mall");

    int in = 0;
    int out = 0;
    for (int i = 0; i < 100; i++) {
      byte[] check = forger.check();
      in += check.length;
      out += onlyCheck(check, ALICE).length;
      assertTrue(out <= 3 * in, out + " > 3 * " + in);
    }
  }

  private byte[] onlyCheck(byte[] check, InetSocketAddress remote) {
    List<byte[]> sent = sent(check, remote);
    assertEquals(1, sent.size());
    assertEquals(0x0001, u16(sent.get(0), 0));
    return sent.get(0);
  }

  @Test
  void aRestartKeepsTheSessionWhereItIsUntilTheNewCredentialsAreUsed() {
    answerTo(alice.nominatingCheck(), ALICE);
    agent.pollEvent();
    IceCredentials renewed = IceCredentials.random(random);

    agent.restart(session, renewed, StunClient.credentials("alic2"));
    assertEquals(ALICE, session.remoteAddress(0));
    answerTo(alice.check(), ALICE);

    answerTo(new StunClient(renewed, "alic2").nominatingCheck(), ALICE_ELSEWHERE);
    assertEquals(new IceEvent.PathChanged(session), agent.pollEvent());
    assertEquals(ALICE_ELSEWHERE, session.remoteAddress(0));
    assertDropped(DropReason.UNKNOWN_UFRAG, alice.check(), ALICE);
    assertSame(session, passed(CLIENT_HELLO, ALICE));
  }

  @Test
  void aSecondRestartReplacesTheFirstOne() {
    IceCredentials first = IceCredentials.random(random);
    IceCredentials second = IceCredentials.random(random);
    agent.restart(session, first, StunClient.credentials("alic2"));
    agent.restart(session, second, StunClient.credentials("alic3"));

    assertDropped(DropReason.UNKNOWN_UFRAG, new StunClient(first, "alic2").check(), ALICE);
    answerTo(alice.check(), ALICE);
    answerTo(new StunClient(second, "alic3").check(), ALICE);
  }

  @Test
  void aPeerWithEndlessAddressesKeepsEightAndTheNominatedOne() {
    answerTo(alice.nominatingCheck(), ALICE);
    for (int i = 0; i < 100; i++) {
      answerTo(alice.check(), new InetSocketAddress("198.51.100.7", 50_000 + i));
    }

    assertEquals(ALICE, session.remoteAddress(0));
    assertSame(session, passed(CLIENT_HELLO, ALICE));
    assertDropped(
        DropReason.UNVERIFIED_ADDRESS, CLIENT_HELLO, new InetSocketAddress("198.51.100.7", 50_000));
    assertSame(session, passed(CLIENT_HELLO, new InetSocketAddress("198.51.100.7", 50_099)));
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

  private byte[] answerTo(byte[] datagram, InetSocketAddress remote) {
    return sent(datagram, remote).get(0);
  }

  private List<byte[]> sent(byte[] datagram, InetSocketAddress remote) {
    return assertInstanceOf(
            IceVerdict.Answer.class, agent.handleDatagram(datagram, 0, datagram.length, remote, 0))
        .datagrams();
  }

  private IceSession passed(byte[] datagram, InetSocketAddress remote) {
    return assertInstanceOf(
            IceVerdict.Pass.class, agent.handleDatagram(datagram, 0, datagram.length, remote, 0))
        .session();
  }

  private void assertDropped(DropReason reason, byte[] datagram, InetSocketAddress remote) {
    assertEquals(
        new IceVerdict.Dropped(reason),
        agent.handleDatagram(datagram, 0, datagram.length, remote, 0));
  }

  private static boolean hasRightSignature(byte[] answer, IceCredentials by) {
    int integrityAt = answer.length - 32;
    byte[] covered = Arrays.copyOf(answer, integrityAt);
    covered[3] = (byte) (integrityAt + 24 - 20);
    byte[] given = Arrays.copyOfRange(answer, integrityAt + 4, integrityAt + 24);
    return Arrays.equals(StunClient.hmac(by.key(), covered), given)
        && StunMessages.hasRightFingerprint(answer);
  }

  private static int u16(byte[] bytes, int at) {
    return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
  }
}
