package dev.onlinematch.webrtc.ice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.webrtc.sdp.IceCredentials;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;

/** An agent with one session, and Alice, who has the credentials for it. */
abstract class IceLiteFixture {

  static final InetSocketAddress ALICE = new InetSocketAddress("198.51.100.7", 40_000);
  static final InetSocketAddress ALICE_ELSEWHERE = new InetSocketAddress("2001:db8::7", 41_000);
  static final InetSocketAddress MALLORY = new InetSocketAddress("203.0.113.66", 666);
  static final byte[] CLIENT_HELLO = {22, -2, -3, 0, 0};

  final SeededRandom random = new SeededRandom(1);
  final IceLiteAgent agent = new IceLiteAgent(random);
  final IceCredentials ours = IceCredentials.random(random);
  final IceSession session = agent.open(ours, StunClient.credentials("alic"), 0);
  final StunClient alice = new StunClient(ours, "alic");

  void prove(InetSocketAddress address) {
    assertProof(alice.answerTo(askedBack(alice.nominatingCheck(), address)), address);
    agent.pollEvent();
  }

  void assertProof(byte[] answer, InetSocketAddress remote) {
    assertEquals(
        new IceVerdict.Proof(session), agent.handleDatagram(answer, 0, answer.length, remote, 0));
  }

  byte[] askedBack(byte[] check, InetSocketAddress remote) {
    List<byte[]> sent = sent(check, remote);
    assertEquals(2, sent.size());
    return sent.get(1);
  }

  byte[] answerTo(byte[] datagram, InetSocketAddress remote) {
    return sent(datagram, remote).get(0);
  }

  List<byte[]> sent(byte[] datagram, InetSocketAddress remote) {
    return assertInstanceOf(
            IceVerdict.Answer.class, agent.handleDatagram(datagram, 0, datagram.length, remote, 0))
        .datagrams();
  }

  IceSession passed(byte[] datagram, InetSocketAddress remote) {
    return assertInstanceOf(
            IceVerdict.Pass.class, agent.handleDatagram(datagram, 0, datagram.length, remote, 0))
        .session();
  }

  void assertDropped(DropReason reason, byte[] datagram, InetSocketAddress remote) {
    assertEquals(
        new IceVerdict.Dropped(reason),
        agent.handleDatagram(datagram, 0, datagram.length, remote, 0));
  }

  static boolean hasRightSignature(byte[] answer, IceCredentials by) {
    int integrityAt = answer.length - 32;
    byte[] covered = Arrays.copyOf(answer, integrityAt);
    covered[3] = (byte) (integrityAt + 24 - 20);
    byte[] given = Arrays.copyOfRange(answer, integrityAt + 4, integrityAt + 24);
    return Arrays.equals(StunClient.hmac(by.key(), covered), given)
        && StunMessages.hasRightFingerprint(answer);
  }

  static int u16(byte[] bytes, int at) {
    return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
  }
}
