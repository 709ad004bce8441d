package dev.onlinematch.webrtc.ice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.onlinematch.fuzz.Choices;
import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.webrtc.sdp.IceCredentials;
import java.net.InetSocketAddress;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Datagrams at the one UDP port, STUN and others. The first byte says who sends: a stranger, or the
 * peer from its address or from another one; and whether a signature is put behind what follows, as
 * by somebody who knows the password.
 */
class IceLiteAgentFuzzTest {

  private static final InetSocketAddress PEER = new InetSocketAddress("192.0.2.1", 1_000);
  private static final InetSocketAddress ELSEWHERE = new InetSocketAddress("198.51.100.2", 2_000);

  private static final int IS_PEER = 1;
  private static final int IS_ELSEWHERE = 2;
  private static final int IS_SIGNED = 4;

  private static final long NOW_MS = 5_000;

  static Stream<byte[]> datagrams() {
    IceCredentials local = IceCredentials.random(new SeededRandom(1));
    StunClient client = new StunClient(local, "peer");
    return Stream.of(
        from(0, client.check()),
        from(0, client.nominatingCheck()),
        from(IS_SIGNED, client.start().username().priority().controlling().useCandidate().bytes()),
        from(IS_SIGNED, client.start().username().controlled().attribute(0x0077, (byte) 1).bytes()),
        from(IS_PEER, new byte[] {22, (byte) 254, (byte) 253, 0}),
        from(0, new byte[] {22, (byte) 254, (byte) 253, 0}));
  }

  private static byte[] from(int sender, byte[] datagram) {
    byte[] bytes = new byte[1 + datagram.length];
    bytes[0] = (byte) sender;
    System.arraycopy(datagram, 0, bytes, 1, datagram.length);
    return bytes;
  }

  @MethodSource("datagrams")
  @FuzzTest
  void answersWhoKnowsThePasswordAndMovesForNobodyElse(byte[] bytes) {
    IceLiteAgent agent = new IceLiteAgent(new SeededRandom(2));
    IceCredentials local = IceCredentials.random(new SeededRandom(1));
    IceSession session = agent.open(local, StunClient.credentials("peer"), NOW_MS);
    StunClient client = new StunClient(local, "peer");
    Choices choices = new Choices(bytes);
    int sender = choices.u8();
    if ((sender & IS_PEER) != 0) {
      byte[] check = client.nominatingCheck();
      assertInstanceOf(
          IceVerdict.Answer.class, agent.handleDatagram(check, 0, check.length, PEER, NOW_MS));
      assertInstanceOf(IceEvent.Connected.class, agent.pollEvent());
    }
    boolean isSigned = (sender & IS_SIGNED) != 0;
    byte[] rest = choices.rest();
    byte[] datagram = isSigned ? client.start().raw(attributesOf(rest)).signed() : rest;
    InetSocketAddress remote = (sender & IS_ELSEWHERE) != 0 ? ELSEWHERE : PEER;

    InetSocketAddress before = session.remoteAddress(NOW_MS);
    IceVerdict verdict = agent.handleDatagram(datagram, 0, datagram.length, remote, NOW_MS);

    if (verdict instanceof IceVerdict.Answer answer) {
      assertTrue(answer.datagrams().get(0).length <= datagram.length + 44);
      int out = answer.datagrams().stream().mapToInt(each -> each.length).sum();
      assertTrue(out <= Math.max(datagram.length + 44, 3 * datagram.length));
    } else {
      assertEquals(before, session.remoteAddress(NOW_MS));
      assertNull(agent.pollEvent());
    }
    if (verdict instanceof IceVerdict.Pass) {
      assertEquals(before, remote);
    }
    assertTrue(agent.nextDeadlineMs() > NOW_MS);
  }

  // Behind the header of a message that was signed in earnest.
  private static byte[] attributesOf(byte[] message) {
    return new Choices(message).bytes(Math.min(message.length, 1_000));
  }
}
