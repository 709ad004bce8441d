package dev.onlinematch.webrtc.ice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.webrtc.sdp.IceCredentials;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an address has to prove before much is sent there, or another one is left for it. */
class IceAddressProofTest extends IceLiteFixture {

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
}
