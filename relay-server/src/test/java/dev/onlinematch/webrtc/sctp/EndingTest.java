package dev.onlinematch.webrtc.sctp;

import static dev.onlinematch.webrtc.sctp.ScriptedPeer.A_TAG;
import static dev.onlinematch.webrtc.sctp.ScriptedPeer.A_TSN;
import static dev.onlinematch.webrtc.sctp.ScriptedPeer.Z_TSN;
import static dev.onlinematch.webrtc.sctp.Wire.B;
import static dev.onlinematch.webrtc.sctp.Wire.E;
import static dev.onlinematch.webrtc.sctp.Wire.chunk;
import static dev.onlinematch.webrtc.sctp.Wire.data;
import static dev.onlinematch.webrtc.sctp.Wire.extensions;
import static dev.onlinematch.webrtc.sctp.Wire.init;
import static dev.onlinematch.webrtc.sctp.Wire.parameter;
import static dev.onlinematch.webrtc.sctp.Wire.sack;
import static dev.onlinematch.webrtc.sctp.Wire.u32;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.webrtc.sctp.SctpEvent.Closed;
import dev.onlinematch.webrtc.sctp.tx.SendOptions;
import dev.onlinematch.webrtc.sctp.tx.SendOutcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How associations end (RFC 9260, 9), and how they notice that they should (8.3). */
class EndingTest {

  private static final int RWND = 1_000_000;

  private static ScriptedPeer shutdownSent() {
    ScriptedPeer a = ScriptedPeer.established();
    a.z.shutdown(a.nowMs);
    assertEquals(A_TSN - 1, a.receiveOnly("SHUTDOWN").u32(0));
    return a;
  }

  private static ScriptedPeer shutdownAckSent() {
    ScriptedPeer a = ScriptedPeer.established();
    a.send(chunk(Wire.SHUTDOWN, 0, u32(Z_TSN - 1)));
    a.receiveOnly("SHUTDOWN_ACK");
    return a;
  }

  private static CloseReason closeReason(ScriptedPeer a) {
    assertEquals(1, a.events.stream().filter(Closed.class::isInstance).count());
    return ((Closed) a.events.get(a.events.size() - 1)).reason();
  }

  @Test
  @Tag("row-77")
  void closesAtOnceOnAnAbortAndTellsWhy() {
    ScriptedPeer a = ScriptedPeer.established();
    byte[] cause = parameter(12, "bye\u0007".getBytes(StandardCharsets.US_ASCII));
    a.send(chunk(Wire.ABORT, 0, cause));
    assertEquals(
        List.of(new Closed(CloseReason.PEER_ABORT, "peer aborted: user-initiated abort: bye?")),
        a.events);
    assertEquals(List.of(), a.receive());
    assertEquals(Long.MAX_VALUE, a.z.nextDeadlineMs());
  }

  @Test
  @Tag("row-77")
  void tellsThePeerWhenItAborts() {
    ScriptedPeer a = ScriptedPeer.established();
    a.z.abort("enough");
    SeenChunk abort = a.receiveOnly("ABORT");
    assertEquals(12, abort.firstCause());
    assertEquals(A_TAG, abort.verificationTag);
    assertEquals(CloseReason.LOCAL_ABORT, closeReason(a));
    a.z.abort("twice");
    assertEquals(List.of(), a.receive());
  }

  @Test
  @Tag("row-78")
  void shutsDownOnlyWhenAllIsAcknowledged() {
    ScriptedPeer a = ScriptedPeer.established();
    a.zSends(1, 5000, SendOptions.RELIABLE);
    a.z.shutdown(a.nowMs);
    assertEquals("[DATA, DATA, DATA, DATA, DATA]", a.receive().toString());
    a.send(sack(Z_TSN + 3, RWND));
    assertEquals(List.of(), a.receive());
    a.send(sack(Z_TSN + 4, RWND));
    a.receiveOnly("SHUTDOWN");
  }

  @Test
  @Tag("row-78")
  void answersAShutdownOnlyWhenAllIsAcknowledgedAndTakesItsTsnAsAnswer() {
    ScriptedPeer a = ScriptedPeer.established();
    a.zSends(1, 2000, SendOptions.RELIABLE);
    a.receive();
    a.send(chunk(Wire.SHUTDOWN, 0, u32(Z_TSN - 1)));
    assertEquals(List.of(), a.receive());
    a.send(chunk(Wire.SHUTDOWN, 0, u32(Z_TSN)));
    assertEquals(List.of(), a.receive());
    a.send(chunk(Wire.SHUTDOWN, 0, u32(Z_TSN + 1)));
    a.receiveOnly("SHUTDOWN_ACK");
  }

  @Test
  @Tag("row-79")
  void repeatsAShutdownAndGivesUp() {
    ScriptedPeer a = shutdownSent();
    assertEquals("[SHUTDOWN]", a.advance(500).toString());
    List<SeenChunk> sent = a.advance(10_000_000);
    assertEquals(10, sent.size());
    assertEquals("ABORT", sent.get(9).toString());
    assertEquals(CloseReason.PEER_UNREACHABLE, closeReason(a));
    assertEquals(Long.MAX_VALUE, a.z.nextDeadlineMs());
  }

  @Test
  @Tag("row-79")
  void repeatsAShutdownAckAndGivesUp() {
    ScriptedPeer a = shutdownAckSent();
    assertEquals("[SHUTDOWN_ACK]", a.advance(500).toString());
    assertEquals(10, a.advance(10_000_000).size());
    assertEquals(CloseReason.PEER_UNREACHABLE, closeReason(a));
    assertEquals(Long.MAX_VALUE, a.z.nextDeadlineMs());
  }

  @Test
  @Tag("row-79")
  void doesNotWaitForEverForAPeerThatGoesOnSending() {
    ScriptedPeer a = shutdownSent();
    for (int i = 0; i < 1000 && !a.state().equals("Closed"); i++) {
      a.send(data(A_TSN + i, 1, i, B | E, "and another thing"));
      a.advance(400);
    }
    assertEquals(CloseReason.PEER_UNREACHABLE, closeReason(a));
  }

  @Test
  @Tag("row-80")
  void refusesToSendWhileItEnds() {
    ScriptedPeer pending = ScriptedPeer.established();
    pending.zSends(1, 10, SendOptions.RELIABLE);
    pending.z.shutdown(pending.nowMs);
    ScriptedPeer received = ScriptedPeer.established();
    received.zSends(1, 10, SendOptions.RELIABLE);
    received.send(chunk(Wire.SHUTDOWN, 0, u32(Z_TSN - 1)));
    for (ScriptedPeer a : List.of(pending, received, shutdownSent(), shutdownAckSent())) {
      assertEquals(
          SendOutcome.ASSOCIATION_CLOSED, a.zSends(1, 10, SendOptions.RELIABLE), a.state());
    }
  }

  @Test
  @Tag("row-81")
  void takesDataAfterItsShutdownAndRepeatsItAtOnce() {
    ScriptedPeer a = shutdownSent();
    a.advance(400);
    a.send(data(A_TSN, 1, 0, B | E, "late"));
    assertEquals(List.of("late"), a.takeMessages());
    List<SeenChunk> sent = a.receive();
    assertEquals("[SHUTDOWN, SACK]", sent.toString());
    assertEquals(A_TSN, sent.get(0).u32(0));
    assertEquals(List.of(), a.advance(499));
    assertEquals("[SHUTDOWN]", a.advance(1).toString());
  }

  @Test
  @Tag("row-82")
  void dropsDataAfterThePeersShutdown() {
    ScriptedPeer received = ScriptedPeer.established();
    received.zSends(1, 10, SendOptions.RELIABLE);
    received.receive();
    received.send(chunk(Wire.SHUTDOWN, 0, u32(Z_TSN - 1)));
    for (ScriptedPeer a : List.of(received, shutdownAckSent())) {
      a.send(data(A_TSN, 1, 0, B | E, "too late"));
      assertEquals(List.of(), a.takeMessages());
      assertEquals(List.of(), a.receive());
    }
  }

  @Test
  @Tag("row-83")
  void completesOnAShutdownAck() {
    ScriptedPeer a = shutdownSent();
    a.send(chunk(Wire.SHUTDOWN_ACK, 0));
    SeenChunk complete = a.receiveOnly("SHUTDOWN_COMPLETE");
    assertEquals(0, complete.flags);
    assertEquals(A_TAG, complete.verificationTag);
    assertEquals(CloseReason.SHUTDOWN, closeReason(a));
  }

  @Test
  @Tag("row-83")
  void completesWhenShutdownsCross() {
    ScriptedPeer a = shutdownSent();
    a.send(chunk(Wire.SHUTDOWN, 0, u32(Z_TSN - 1)));
    a.receiveOnly("SHUTDOWN_ACK");
    a.send(chunk(Wire.SHUTDOWN_ACK, 0));
    a.receiveOnly("SHUTDOWN_COMPLETE");
    assertEquals(CloseReason.SHUTDOWN, closeReason(a));
  }

  @Test
  @Tag("row-83")
  void completesOnAShutdownComplete() {
    ScriptedPeer a = shutdownAckSent();
    a.send(chunk(Wire.SHUTDOWN_COMPLETE, 0));
    assertEquals(List.of(), a.receive());
    assertEquals(CloseReason.SHUTDOWN, closeReason(a));
  }

  @Test
  @Tag("row-84")
  void dropsShutdownChunksWhereTheyMeanNothing() {
    ScriptedPeer wait = ScriptedPeer.cookieWait();
    wait.send(chunk(Wire.SHUTDOWN, 0, u32(1)));
    wait.send(chunk(Wire.SHUTDOWN_COMPLETE, 0));
    assertEquals("CookieWait", wait.state());
    ScriptedPeer echoed = ScriptedPeer.cookieEchoed();
    echoed.send(chunk(Wire.SHUTDOWN, 0, u32(1)));
    echoed.send(chunk(Wire.SHUTDOWN_COMPLETE, 0));
    assertEquals("CookieEchoed", echoed.state());
    ScriptedPeer up = ScriptedPeer.established();
    up.send(chunk(Wire.SHUTDOWN_ACK, 0));
    up.send(chunk(Wire.SHUTDOWN_COMPLETE, 0));
    up.send(chunk(Wire.SHUTDOWN, 0));
    assertEquals("Established", up.state());
    ScriptedPeer sent = shutdownSent();
    sent.send(chunk(Wire.SHUTDOWN_COMPLETE, 0));
    assertEquals("ShutdownSent", sent.state());
    for (ScriptedPeer a : List.of(wait, echoed, up, sent)) {
      assertEquals(List.of(), a.receive());
    }
  }

  @Test
  @Tag("row-85")
  void answersAnInitWithItsShutdownAckWhileItWaits() {
    ScriptedPeer a = shutdownAckSent();
    a.sendWithTag(0, init(Wire.INIT, 0x0B0B0B0B, 64, 5, extensions()));
    assertEquals(A_TAG, a.receiveOnly("SHUTDOWN_ACK").verificationTag);
    assertEquals("ShutdownAckSent", a.state());
  }

  @Test
  @Tag("row-86")
  void answersAHeartbeatWithItsOwnBytes() {
    ScriptedPeer a = ScriptedPeer.established();
    byte[] info = parameter(1, "are you there".getBytes(StandardCharsets.US_ASCII));
    a.send(chunk(Wire.HEARTBEAT, 0, info));
    assertEquals(13, a.receiveOnly("HEARTBEAT_ACK").parameter(1, 0).length);
    a.send(chunk(Wire.HEARTBEAT, 0, parameter(1, new byte[2000])));
    a.send(chunk(Wire.HEARTBEAT, 0));
    assertEquals(List.of(), a.receive());
  }

  @Test
  @Tag("row-87")
  void asksAnIdlePeerAndBelievesOnlyARealAnswer() {
    ScriptedPeer a = ScriptedPeer.established();
    SeenChunk question = firstHeartbeat(a);
    byte[] forged = question.value();
    forged[6] ^= 1;
    a.send(chunk(Wire.HEARTBEAT_ACK, 0, forged));
    assertEquals(0, a.z.status().path().orElseThrow().srttMs());
    a.nowMs += 12;
    a.send(chunk(Wire.HEARTBEAT_ACK, 0, question.value()));
    assertEquals(12, a.z.status().path().orElseThrow().srttMs());
  }

  private static SeenChunk firstHeartbeat(ScriptedPeer a) {
    for (int i = 1; i < 40_000; i++) {
      List<SeenChunk> sent = a.advance(1);
      if (!sent.isEmpty()) {
        assertEquals("[HEARTBEAT]", sent.toString());
        assertTrue(i >= 30_250 && i <= 30_750, "after " + i);
        return sent.get(0);
      }
    }
    throw new AssertionError("no heartbeat");
  }

  @Test
  @Tag("row-87")
  void givesUpOnAnIdlePeerThatNeverAnswers() {
    ScriptedPeer a = ScriptedPeer.established();
    assertEquals(11, a.advance(3_600_000).size());
    assertEquals(CloseReason.PEER_UNREACHABLE, closeReason(a));
  }
}
