package dev.onlinematch.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.peer.IceCandidate;
import dev.onlinematch.peer.IceServer;
import dev.onlinematch.peer.IceTransportPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

class CandidatePolicyTest {

  private static final String HOST = "candidate:1 1 udp 2113937151 a.local 5000 typ host";
  private static final String TURN = "candidate:2 1 udp 33562623 203.0.113.9 5001 typ relay";
  private static final String SDP = "v=0\r\na=" + HOST + "\r\na=" + TURN + "\r\na=mid:0\r\n";

  @Test
  void filtersCandidatesWithinADescriptionToo() {
    assertSame(SDP, CandidatePolicy.ANY.filter(SDP));
    assertEquals("v=0\r\na=" + TURN + "\r\na=mid:0\r\n", CandidatePolicy.ONLY_TURN.filter(SDP));
    assertEquals("v=0\r\na=" + HOST + "\r\na=mid:0\r\n", CandidatePolicy.NO_TURN.filter(SDP));
  }

  @Test
  void decidesOnCandidatesThatTrickle() {
    IceCandidate host = new IceCandidate(HOST, "0", 0);
    IceCandidate turn = new IceCandidate(TURN, "0", 0);

    assertTrue(CandidatePolicy.ANY.allows(host) && CandidatePolicy.ANY.allows(turn));
    assertFalse(CandidatePolicy.ONLY_TURN.allows(host));
    assertTrue(CandidatePolicy.ONLY_TURN.allows(turn));
    assertTrue(CandidatePolicy.NO_TURN.allows(host));
    assertFalse(CandidatePolicy.NO_TURN.allows(turn));
  }

  @Test
  void configuresTheConnectionAccordingly() {
    IceServer stun = IceServer.stun("stun:203.0.113.1");
    IceServer turn = new IceServer(List.of("turns:203.0.113.1"), "user", "secret");

    assertEquals(
        List.of(stun), CandidatePolicy.NO_TURN.configure(List.of(stun, turn)).iceServers());
    assertEquals(
        IceTransportPolicy.RELAY,
        CandidatePolicy.ONLY_TURN.configure(List.of(stun, turn)).iceTransportPolicy());
    assertEquals(
        IceTransportPolicy.ALL, CandidatePolicy.ANY.configure(List.of()).iceTransportPolicy());
  }

  @Test
  void candidatesAndCredentialsAreNotPrinted() {
    assertFalse(new IceCandidate(HOST, "0", 0).toString().contains("a.local"));
    assertFalse(
        new IceServer(List.of("turn:203.0.113.1"), "user", "secret").toString().contains("secret"));
  }
}
