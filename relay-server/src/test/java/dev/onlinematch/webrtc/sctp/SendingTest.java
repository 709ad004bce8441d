package dev.onlinematch.webrtc.sctp;

import static dev.onlinematch.webrtc.sctp.ScriptedPeer.Z_TAG;
import static dev.onlinematch.webrtc.sctp.ScriptedPeer.Z_TSN;
import static dev.onlinematch.webrtc.sctp.Wire.B;
import static dev.onlinematch.webrtc.sctp.Wire.E;
import static dev.onlinematch.webrtc.sctp.Wire.chunk;
import static dev.onlinematch.webrtc.sctp.Wire.data;
import static dev.onlinematch.webrtc.sctp.Wire.extensions;
import static dev.onlinematch.webrtc.sctp.Wire.sack;
import static dev.onlinematch.webrtc.sctp.Wire.u16;
import static dev.onlinematch.webrtc.sctp.Wire.u32;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.webrtc.sctp.SctpEvent.Closed;
import dev.onlinematch.webrtc.sctp.tx.SendOptions;
import dev.onlinematch.webrtc.sctp.tx.SendOutcome;
import dev.onlinematch.webrtc.sctp.tx.SenderStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is sent, and what becomes of it (RFC 9260, 6 and 7), seen from the wire. */
class SendingTest {

  private static final int RWND = 1_000_000;

  @Test
  @Tag("row-55")
  void sendsAMessageThatFitsAsOneChunk() {
    ScriptedPeer a = ScriptedPeer.established();
    a.zSends(3, 1000, SendOptions.RELIABLE);
    SeenChunk chunk = a.receiveOnly("DATA");
    assertEquals(B | E, chunk.flags);
    assertEquals(Z_TSN, chunk.u32(0));
    assertEquals(3, chunk.u16(4));
    assertEquals(0, chunk.u16(6));
    assertEquals(51, chunk.u32(8));
    assertEquals(1000, chunk.from(12).length);
  }

  @Test
  @Tag("row-55")
  void cutsALongMessageIntoChunksWithConsecutiveTsns() {
    ScriptedPeer a = ScriptedPeer.established();
    a.zSends(3, 3000, SendOptions.RELIABLE);
    List<SeenChunk> chunks = a.receive();
    assertEquals("[DATA, DATA, DATA]", chunks.toString());
    int bytes = 0;
    for (int i = 0; i < 3; i++) {
      assertEquals(Z_TSN + i, chunks.get(i).u32(0));
      assertEquals(0, chunks.get(i).u16(6));
      assertEquals(new int[] {B, 0, E}[i], chunks.get(i).flags);
      bytes += chunks.get(i).from(12).length;
    }
    assertEquals(3000, bytes);
  }

  @Test
  @Tag("row-55")
  void bundlesSmallMessagesIntoOnePacket() {
    ScriptedPeer a = ScriptedPeer.established();
    for (int i = 0; i < 10; i++) {
      a.zSends(1, 64, SendOptions.RELIABLE);
    }
    List<List<SeenChunk>> packets = a.receivePackets();
    assertEquals(1, packets.size());
    assertEquals(10, packets.get(0).size());
  }

  @Test
  @Tag("row-58")
  void stopsItsTimerWhenAllIsAcknowledged() {
    ScriptedPeer a = ScriptedPeer.established();
    a.zSends(1, 1000, SendOptions.RELIABLE);
    a.zSends(1, 1000, SendOptions.RELIABLE);
    a.receive();
    assertEquals(2, sender(a).outstandingChunks());
    a.send(sack(Z_TSN, RWND));
    assertEquals(1, sender(a).outstandingChunks());
    a.send(sack(Z_TSN + 1, RWND));
    assertEquals(0, sender(a).inFlightBytes());
    assertEquals(0, sender(a).outstandingChunks());
    assertEquals(List.of(), a.advance(10_000));
  }

  @Test
  @Tag("row-59")
  void sendsTheOldestChunksAgainWhenNobodyAnswers() {
    ScriptedPeer a = ScriptedPeer.established();
    for (int i = 0; i < 4; i++) {
      a.zSends(1, 1000, SendOptions.RELIABLE);
    }
    a.receive();
    assertEquals(List.of(), a.advance(499));
    List<SeenChunk> again = a.advance(1);
    assertEquals("[DATA]", again.toString());
    assertEquals(Z_TSN, again.get(0).u32(0));
    assertEquals(SctpOptions.defaults().mtuBytes(), sender(a).cwndBytes());
    assertEquals(List.of(), a.advance(999));
    assertEquals(Z_TSN, a.advance(1).get(0).u32(0));
  }

  @Test
  @Tag("row-61")
  void probesAClosedWindowWithOneChunkAndBacksOff() {
    ScriptedPeer a = ScriptedPeer.established();
    a.zSends(1, 6000, SendOptions.RELIABLE);
    int sent = a.receive().size();
    a.send(sack(Z_TSN + sent - 1, 0));
    a.zSends(1, 3000, SendOptions.RELIABLE);
    SeenChunk probe = a.receiveOnly("DATA");
    int probes = 0;
    for (int i = 0; i < 40; i++) {
      for (SeenChunk chunk : a.advance(1000)) {
        if (chunk.type == Wire.DATA) {
          probes++;
          assertEquals(probe.u32(0), chunk.u32(0));
          a.send(sack(probe.u32(0) - 1, 0));
        }
      }
    }
    assertTrue(probes >= 3 && probes <= 8, "probes: " + probes);
    a.send(sack(probe.u32(0), RWND));
    assertEquals("[DATA, DATA]", a.receive().toString());
  }

  @Test
  @Tag("row-61")
  void probesAClosedWindowForEverAsLongAsThePeerAnswers() {
    ScriptedPeer a = ScriptedPeer.established();
    a.zSends(1, 100, SendOptions.RELIABLE);
    a.receive();
    for (int i = 0; i < 1000; i++) {
      a.advance(5_000);
      a.send(sack(Z_TSN - 1, 0));
    }
    assertEquals("Established", a.state());
  }

  @Test
  @Tag("row-62")
  void retransmitsBeforeItSendsWhatIsNew() {
    ScriptedPeer a = ScriptedPeer.established();
    for (int i = 0; i < 5; i++) {
      a.zSends(1, 1000, SendOptions.RELIABLE);
    }
    a.receive();
    a.zSends(1, 1000, SendOptions.RELIABLE);
    a.send(sack(Z_TSN - 1, RWND, 2, 2));
    a.send(sack(Z_TSN - 1, RWND, 2, 3));
    a.send(sack(Z_TSN - 1, RWND, 2, 4));
    List<SeenChunk> sent = a.receive();
    assertEquals(Z_TSN + 5, sent.get(sent.size() - 1).u32(0));
    assertEquals(Z_TSN, sent.get(0).u32(0));
  }

  @Test
  @Tag("row-63")
  void ignoresASackThatIsOlderThanTheLast() {
    ScriptedPeer a = ScriptedPeer.established();
    for (int i = 0; i < 5; i++) {
      a.zSends(1, 1000, SendOptions.RELIABLE);
    }
    a.receive();
    a.send(sack(Z_TSN + 1, RWND));
    SenderStatus before = sender(a);
    a.send(sack(Z_TSN, 0, 3, 4));
    assertEquals(before, sender(a));
  }

  @Test
  @Tag("row-64")
  void ignoresSacksThatAcknowledgeWhatWasNeverSent() {
    ScriptedPeer a = ScriptedPeer.established();
    for (int i = 0; i < 3; i++) {
      a.zSends(1, 1000, SendOptions.RELIABLE);
    }
    a.receive();
    SenderStatus before = sender(a);
    a.send(sack(Z_TSN + 3, RWND));
    a.send(sack(Z_TSN + 2_000_000_000, RWND));
    a.send(sack(Z_TSN, RWND, 3, 3));
    a.send(sack(Z_TSN, RWND, 2, 1));
    a.send(sack(Z_TSN, RWND, 0, 1));
    a.send(sack(Z_TSN, RWND, 1, 65_535));
    int[] many = new int[400];
    Arrays.fill(many, 1);
    a.send(sack(Z_TSN, RWND, many));
    // Counts that reach past the chunk.
    a.send(chunk(Wire.SACK, 0, u32(Z_TSN), u32(RWND), u16(65_535), u16(65_535)));
    assertEquals(before, sender(a));
    assertEquals("Established", a.state());
  }

  @Test
  @Tag("row-69")
  void retransmitsFastOnceAndHalvesItsWindowOncePerRecovery() {
    ScriptedPeer a = ScriptedPeer.established();
    for (int i = 0; i < 9; i++) {
      a.zSends(1, 1000, SendOptions.RELIABLE);
    }
    a.receive();
    int cwnd = sender(a).cwndBytes();
    a.send(sack(Z_TSN - 1, RWND, 2, 2));
    a.send(sack(Z_TSN - 1, RWND, 2, 3));
    assertEquals(List.of(), a.receive());
    a.send(sack(Z_TSN - 1, RWND, 2, 4));
    assertEquals(Z_TSN, a.receiveOnly("DATA").u32(0));
    int halved = sender(a).cwndBytes();
    assertEquals(cwnd / 2, halved);
    // More of the same: neither a second fast retransmission nor a second halving.
    a.send(sack(Z_TSN - 1, RWND, 2, 5));
    a.send(sack(Z_TSN - 1, RWND, 2, 6));
    a.send(sack(Z_TSN - 1, RWND, 2, 7));
    assertEquals(List.of(), a.receive());
    assertEquals(halved, sender(a).cwndBytes());
  }

  @Test
  @Tag("row-69")
  void countsOnlyMissesBelowTheHighestNewlyAcknowledgedTsn() {
    ScriptedPeer a = ScriptedPeer.established();
    for (int i = 0; i < 9; i++) {
      a.zSends(1, 1000, SendOptions.RELIABLE);
    }
    a.receive();
    // TSNs +1 and +5 are missing; the reports that follow are news below +5 only.
    a.send(sack(Z_TSN, RWND, 6, 6));
    a.send(sack(Z_TSN, RWND, 2, 2, 6, 6));
    a.send(sack(Z_TSN, RWND, 2, 3, 6, 6));
    List<SeenChunk> sent = a.receive();
    assertEquals("[DATA]", sent.toString());
    assertEquals(Z_TSN + 1, sent.get(0).u32(0));
  }

  @Test
  @Tag("row-69")
  void retransmitsALostRetransmissionWithoutWaitingForT3() {
    ScriptedPeer a = ScriptedPeer.established();
    for (int i = 0; i < 6; i++) {
      a.zSends(1, 1000, SendOptions.RELIABLE);
    }
    a.receive();
    a.nowMs += 20;
    a.send(sack(Z_TSN - 1, RWND, 2, 4));
    List<SeenChunk> first = a.advance(20);
    assertEquals(Z_TSN, first.get(0).u32(0));
    a.zSends(1, 1000, SendOptions.RELIABLE);
    a.receive();
    a.nowMs += 20;
    // What was sent after the retransmission arrives, the retransmission does not (RFC 8985).
    a.send(sack(Z_TSN - 1, RWND, 2, 7));
    List<SeenChunk> second = a.advance(30);
    assertEquals("[DATA]", second.toString());
    assertEquals(Z_TSN, second.get(0).u32(0));
  }

  @Test
  @Tag("row-69")
  void whatWasSentBeforeARetransmissionSaysNothingAboutIt() {
    ScriptedPeer a = ScriptedPeer.established();
    for (int i = 0; i < 6; i++) {
      a.zSends(1, 1000, SendOptions.RELIABLE);
    }
    a.receive();
    a.nowMs += 20;
    // One report, and time: sent again (RFC 8985).
    a.send(sack(Z_TSN - 1, RWND, 2, 2));
    assertEquals("[DATA]", a.advance(20).toString());
    // The others come while the retransmission is still on its way.
    for (int end = 3; end <= 6; end++) {
      a.send(sack(Z_TSN - 1, RWND, 2, end));
    }
    assertEquals(List.of(), a.receive());
  }

  @Test
  @Tag("row-69")
  void waitsLongerAfterANeedlessRetransmissionUntilSixteenRecoveriesNeededNoMore() {
    ScriptedPeer a = ScriptedPeer.established();
    assertEquals(10, msUntilSentAgain(a, Z_TSN));
    a.send(chunk(Wire.SACK, 0, u32(Z_TSN + 1), u32(RWND), u16(0), u16(1), u32(Z_TSN)));
    for (int recovery = 1; recovery <= 16; recovery++) {
      assertEquals(20, msUntilSentAgain(a, Z_TSN + 2 * recovery));
    }
    assertEquals(10, msUntilSentAgain(a, Z_TSN + 2 * 17));
  }

  /** Of two messages, 40 ms away, the first is lost. */
  private static long msUntilSentAgain(ScriptedPeer a, int tsn) {
    a.zSends(1, 1000, SendOptions.RELIABLE);
    a.zSends(1, 1000, SendOptions.RELIABLE);
    a.receive();
    a.nowMs += 40;
    a.send(sack(tsn - 1, RWND, 2, 2));
    long ms = a.z.nextDeadlineMs() - a.nowMs;
    assertEquals("[DATA]", a.advance(ms).toString());
    a.nowMs += 40;
    a.send(sack(tsn + 1, RWND));
    return ms;
  }

  @Test
  @Tag("row-69")
  void probesTheTailLongBeforeT3() {
    ScriptedPeer a = ScriptedPeer.established();
    a.zSends(1, 100, SendOptions.RELIABLE);
    a.receive();
    a.nowMs += 10;
    a.send(sack(Z_TSN, RWND));
    for (int i = 0; i < 3; i++) {
      a.zSends(1, 1000, SendOptions.RELIABLE);
    }
    a.receive();
    int cwnd = sender(a).cwndBytes();
    List<SeenChunk> probe = a.advance(30);
    assertEquals("[DATA]", probe.toString());
    assertEquals(Z_TSN + 3, probe.get(0).u32(0));
    assertEquals(cwnd, sender(a).cwndBytes());
  }

  @Test
  @Tag("row-70")
  void growsInSlowStartOnlyWhenTheWindowWasFull() {
    ScriptedPeer a = ScriptedPeer.established();
    a.zSends(1, 1000, SendOptions.RELIABLE);
    a.receive();
    int cwnd = sender(a).cwndBytes();
    a.send(sack(Z_TSN, RWND));
    assertEquals(cwnd, sender(a).cwndBytes());
    a.zSends(1, 100_000, SendOptions.RELIABLE);
    int sent = a.receive().size();
    int inFlight = sender(a).inFlightBytes();
    // Gap reports alone do not count.
    a.send(sack(Z_TSN, RWND, 2, 2));
    assertEquals(cwnd, sender(a).cwndBytes());
    sent += a.receive().size();
    a.send(sack(Z_TSN + sent, RWND));
    assertTrue(sender(a).cwndBytes() > cwnd);
    assertTrue(sender(a).cwndBytes() <= cwnd + inFlight);
  }

  @Test
  @Tag("row-70")
  void growsByOnePacketPerRoundTripInCongestionAvoidance() {
    ScriptedPeer a = ScriptedPeer.established();
    a.zSends(1, 400_000, SendOptions.RELIABLE);
    int last = Z_TSN - 1 + a.receive().size();
    a.send(sack(Z_TSN - 1, RWND, 2, 2));
    a.send(sack(Z_TSN - 1, RWND, 2, 3));
    a.send(sack(Z_TSN - 1, RWND, 2, 4));
    last += newChunks(a.receive(), last);
    a.send(sack(last, RWND));
    int cwnd = sender(a).cwndBytes();
    for (int round = 1; round <= 5; round++) {
      last += newChunks(a.receive(), last);
      // All but one: when nothing is in flight, the count of acknowledged bytes begins anew.
      a.send(sack(last - 1, RWND));
    }
    int grown = sender(a).cwndBytes() - cwnd;
    int mtu = SctpOptions.defaults().mtuBytes();
    assertTrue(grown >= 3 * mtu && grown <= 6 * mtu, "grown by " + grown);
  }

  private static int newChunks(List<SeenChunk> sent, int last) {
    int count = 0;
    for (SeenChunk chunk : sent) {
      count += chunk.u32(0) - last > 0 ? 1 : 0;
    }
    return count;
  }

  @Test
  @Tag("row-71")
  void takesNoSampleFromARetransmittedChunk() {
    ScriptedPeer a = ScriptedPeer.established();
    a.zSends(1, 1000, SendOptions.RELIABLE);
    a.receive();
    a.advance(500);
    a.nowMs += 3;
    a.send(sack(Z_TSN, RWND));
    assertEquals(0, a.z.status().path().orElseThrow().srttMs());
    a.zSends(1, 1000, SendOptions.RELIABLE);
    a.receive();
    a.nowMs += 40;
    a.send(sack(Z_TSN + 1, RWND));
    assertEquals(40, a.z.status().path().orElseThrow().srttMs());
  }

  @Test
  @Tag("row-72")
  void givesUpWhenThePeerStaysSilent() {
    ScriptedPeer a = ScriptedPeer.established();
    a.zSends(1, 1000, SendOptions.RELIABLE);
    a.advance(100_000_000);
    assertEquals(
        CloseReason.PEER_UNREACHABLE, ((Closed) a.events.get(a.events.size() - 1)).reason());
    assertEquals(Long.MAX_VALUE, a.z.nextDeadlineMs());
    assertEquals(SendOutcome.ASSOCIATION_CLOSED, a.zSends(1, 10, SendOptions.RELIABLE));
  }

  @Test
  @Tag("row-73")
  void forgetsSilencesWhenSomethingIsAcknowledged() {
    ScriptedPeer a = ScriptedPeer.established();
    for (int i = 0; i < 5; i++) {
      a.zSends(1, 1000, SendOptions.RELIABLE);
      a.receive();
      long silences = sender(a).retransmissions() + 8;
      while (sender(a).retransmissions() < silences) {
        a.advance(1000);
      }
      a.send(sack(Z_TSN + i, RWND));
    }
    assertEquals("Established", a.state());
  }

  @Test
  @Tag("row-74")
  void doesNotNoticeWhenNumbersWrap() {
    ScriptedPeer a =
        new ScriptedPeer(SctpOptions.defaults(), Z_TAG, 0xFFFFFFFE)
            .establish(64, 0xFFFFFFFE, extensions());
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 65_540; i++) {
      a.send(data(0xFFFFFFFE + i, 1, i & 0xFFFF, B | E, "m" + i));
      a.zSends(1, 1, SendOptions.RELIABLE);
      for (SeenChunk chunk : a.receive()) {
        if (chunk.type == Wire.DATA) {
          assertEquals(0xFFFFFFFE + i, chunk.u32(0));
          assertEquals(i & 0xFFFF, chunk.u16(6));
        }
      }
      a.send(sack(0xFFFFFFFE + i, RWND));
      expected.add("m" + i);
    }
    assertEquals(expected, a.takeMessages());
    assertEquals(0, sender(a).outstandingChunks());
    assertEquals(0, sender(a).retransmissions());
  }

  private static SenderStatus sender(ScriptedPeer a) {
    return a.z.status().path().orElseThrow().sender();
  }
}
