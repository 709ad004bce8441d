package dev.onlinematch.webrtc.ice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.webrtc.sdp.IceCredentials;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

/** Where a session sends: the nominated address, for as long as it is checked. */
class IcePathTest extends IceLiteFixture {

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

  @Test
  void anAddressWithoutProofServesWhenTheProvenOneHasFallenSilent() {
    prove(ALICE);
    byte[] check = alice.nominatingCheck();
    agent.handleDatagram(check, 0, check.length, ALICE_ELSEWHERE, 25_000);

    assertEquals(ALICE_ELSEWHERE, session.remoteAddress(30_000));
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
}
