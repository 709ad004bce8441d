package dev.onlinematch.webrtc.sctp;

import static dev.onlinematch.webrtc.sctp.ScriptedPeer.A_TSN;
import static dev.onlinematch.webrtc.sctp.ScriptedPeer.Z_TSN;
import static dev.onlinematch.webrtc.sctp.Wire.B;
import static dev.onlinematch.webrtc.sctp.Wire.E;
import static dev.onlinematch.webrtc.sctp.Wire.chunk;
import static dev.onlinematch.webrtc.sctp.Wire.data;
import static dev.onlinematch.webrtc.sctp.Wire.forwardTsn;
import static dev.onlinematch.webrtc.sctp.Wire.parameter;
import static dev.onlinematch.webrtc.sctp.Wire.reconfigResponse;
import static dev.onlinematch.webrtc.sctp.Wire.resetRequest;
import static dev.onlinematch.webrtc.sctp.Wire.sack;
import static dev.onlinematch.webrtc.sctp.Wire.u16;
import static dev.onlinematch.webrtc.sctp.Wire.u32;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.webrtc.sctp.SctpEvent.IncomingStreamsReset;
import dev.onlinematch.webrtc.sctp.SctpEvent.OutgoingResetFailed;
import dev.onlinematch.webrtc.sctp.SctpEvent.OutgoingStreamsReset;
import dev.onlinematch.webrtc.sctp.tx.SendOptions;
import dev.onlinematch.webrtc.sctp.tx.SendOutcome;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Streams that begin anew (RFC 6525). */
class StreamResetTest {

  private static final int RWND = 1_000_000;
  private static final int PERFORMED = 1;
  private static final int DENIED = 2;
  private static final int WRONG_SSN = 3;
  private static final int BAD_NUMBER = 5;
  private static final int IN_PROGRESS = 6;

  /** The result in the only RE-CONFIG response that Z sends now. */
  private static int result(ScriptedPeer a, int number) {
    List<SeenChunk> sent = a.receive();
    for (SeenChunk chunk : sent) {
      if (chunk.type == Wire.RE_CONFIG) {
        assertEquals(16, chunk.u16(0));
        assertEquals(number, chunk.u32(4));
        return chunk.u32(8);
      }
    }
    throw new AssertionError("no answer in " + sent);
  }

  private static long resets(ScriptedPeer a) {
    return a.events.stream().filter(IncomingStreamsReset.class::isInstance).count();
  }

  @Test
  @Tag("row-100")
  void performsAResetWhenAllHasArrived() {
    ScriptedPeer a = ScriptedPeer.established();
    a.send(data(A_TSN, 1, 0, B | E, "one"), data(A_TSN + 1, 2, 0, B | E, "two"));
    a.receive();
    a.send(resetRequest(A_TSN, A_TSN + 1, 1));
    assertEquals(PERFORMED, result(a, A_TSN));
    assertEquals(1, resets(a));
    a.send(data(A_TSN + 2, 1, 0, B | E, "anew"), data(A_TSN + 3, 2, 1, B | E, "as before"));
    assertEquals(List.of("one", "two", "anew", "as before"), a.takeMessages());
  }

  @Test
  @Tag("row-100")
  void resetsAStreamOfItsOwnAndBeginsAnew() {
    ScriptedPeer a = ScriptedPeer.established();
    a.zSends(1, 10, SendOptions.RELIABLE);
    a.zSends(2, 10, SendOptions.RELIABLE);
    a.z.resetStreams(1);
    assertEquals(SendOutcome.STREAM_RESETTING, a.zSends(1, 10, SendOptions.RELIABLE));
    List<SeenChunk> sent = a.receive();
    assertEquals("[DATA, DATA, RE_CONFIG]", sent.toString());
    SeenChunk request = sent.get(2);
    assertEquals(13, request.u16(0));
    assertEquals(Z_TSN, request.u32(4));
    assertEquals(Z_TSN + 1, request.u32(12));
    assertEquals(1, request.u16(16));
    a.send(sack(Z_TSN + 1, RWND));
    a.events.clear();
    a.send(reconfigResponse(Z_TSN, PERFORMED));
    assertEquals(1, ((OutgoingStreamsReset) a.events.get(0)).streamIds().get(0));
    a.zSends(1, 10, SendOptions.RELIABLE);
    a.zSends(2, 10, SendOptions.RELIABLE);
    sent = a.receive();
    assertEquals(0, sent.get(0).u16(6));
    assertEquals(1, sent.get(1).u16(6));
    assertEquals(List.of(), a.advance(100));
  }

  @Test
  @Tag("row-101")
  void putsAResetOffUntilTheDataBeforeItIsThere() {
    ScriptedPeer a = ScriptedPeer.established();
    a.send(data(A_TSN + 1, 1, 1, B | E, "second"));
    a.receive();
    a.send(resetRequest(A_TSN, A_TSN + 1, 1));
    assertEquals(IN_PROGRESS, result(a, A_TSN));
    // Sent after the reset, against the rule that one waits for the answer: held back.
    a.send(data(A_TSN + 2, 1, 0, B | E, "third"));
    assertEquals(List.of(), a.takeMessages());
    a.receive();
    a.send(resetRequest(A_TSN, A_TSN + 1, 1));
    assertEquals(IN_PROGRESS, result(a, A_TSN));
    a.send(data(A_TSN, 1, 0, B | E, "first"));
    assertEquals(PERFORMED, result(a, A_TSN));
    assertEquals(1, resets(a));
    assertTrue(a.events.get(2) instanceof IncomingStreamsReset, a.events.toString());
    assertEquals(List.of("first", "second", "third"), a.takeMessages());
    a.send(resetRequest(A_TSN, A_TSN + 1, 1));
    assertEquals(PERFORMED, result(a, A_TSN));
    assertEquals(1, resets(a));
  }

  @Test
  @Tag("row-102")
  void answersARepeatedRequestAsBeforeAndPerformsItOnce() {
    ScriptedPeer a = ScriptedPeer.established();
    a.send(resetRequest(A_TSN, A_TSN - 1, 1));
    assertEquals(PERFORMED, result(a, A_TSN));
    a.send(data(A_TSN, 1, 0, B | E, "x"));
    a.receive();
    a.send(resetRequest(A_TSN, A_TSN - 1, 1));
    assertEquals(PERFORMED, result(a, A_TSN));
    assertEquals(1, resets(a));
    a.send(data(A_TSN + 1, 1, 1, B | E, "y"));
    assertEquals(List.of("x", "y"), a.takeMessages());
  }

  @Test
  @Tag("row-102")
  void repeatsItsRequestUnderTheSameNumber() {
    ScriptedPeer a = ScriptedPeer.established();
    a.z.resetStreams(1);
    assertEquals(Z_TSN, a.receiveOnly("RE_CONFIG").u32(4));
    assertEquals(Z_TSN, a.advance(500).get(0).u32(4));
    a.send(reconfigResponse(Z_TSN, IN_PROGRESS));
    assertEquals(Z_TSN, a.advance(1000).get(0).u32(4));
    a.send(reconfigResponse(Z_TSN + 7, PERFORMED));
    assertEquals(List.of(), a.events);
    a.send(reconfigResponse(Z_TSN, PERFORMED));
    assertEquals(1, a.events.size());
    assertEquals(List.of(), a.advance(10_000));
  }

  @Test
  @Tag("row-102")
  void givesUpWhenAResetIsNeverAnswered() {
    ScriptedPeer a = ScriptedPeer.established();
    a.z.resetStreams(1);
    a.advance(10_000_000);
    assertEquals("Closed", a.state());
    assertEquals(Long.MAX_VALUE, a.z.nextDeadlineMs());
  }

  @Test
  @Tag("row-103")
  void sendsASecondRequestWhenTheFirstIsAnswered() {
    ScriptedPeer a = ScriptedPeer.established();
    a.z.resetStreams(1);
    a.receiveOnly("RE_CONFIG");
    a.z.resetStreams(2);
    a.z.resetStreams(3, 1);
    assertEquals(List.of(), a.receive());
    a.send(reconfigResponse(Z_TSN, PERFORMED));
    SeenChunk second = a.receiveOnly("RE_CONFIG");
    assertEquals(Z_TSN + 1, second.u32(4));
    assertEquals(2, second.u16(16));
    assertEquals(3, second.u16(18));
    a.send(reconfigResponse(Z_TSN + 1, PERFORMED));
    assertEquals(List.of(), a.receive());
  }

  @Test
  @Tag("row-103")
  void resetsInBothDirectionsAtOnce() {
    ScriptedPeer a = ScriptedPeer.established();
    a.z.resetStreams(1);
    a.receiveOnly("RE_CONFIG");
    a.send(resetRequest(A_TSN, A_TSN - 1, 1));
    assertEquals(PERFORMED, result(a, A_TSN));
    a.send(reconfigResponse(Z_TSN, PERFORMED));
    assertEquals(2, a.events.size());
  }

  @Test
  @Tag("row-104")
  void refusesRequestsThatMakeNoSense() {
    ScriptedPeer a = ScriptedPeer.established();
    a.send(resetRequest(A_TSN + 1, A_TSN - 1, 1));
    assertEquals(BAD_NUMBER, result(a, A_TSN + 1));
    a.send(resetRequest(A_TSN, A_TSN - 1, 1024));
    assertEquals(WRONG_SSN, result(a, A_TSN));
    a.send(chunk(Wire.RE_CONFIG, 0));
    a.send(chunk(Wire.RE_CONFIG, 0, parameter(13, u32(1), u32(2))));
    a.send(chunk(Wire.RE_CONFIG, 0, parameter(13, u32(1), u32(2), u32(3), new byte[1])));
    // Parameters too short for what every one of them begins with, and for an answer.
    a.send(chunk(Wire.RE_CONFIG, 0, parameter(15)));
    a.send(chunk(Wire.RE_CONFIG, 0, parameter(16, u32(Z_TSN))));
    byte[] request = parameter(13, u32(A_TSN + 1), u32(0), u32(A_TSN - 1), u16(1));
    a.send(chunk(Wire.RE_CONFIG, 0, request, request, request));
    assertEquals(List.of(), a.receive());
    assertEquals(List.of(), a.events);
  }

  @Test
  @Tag("row-103")
  void takesARequestAndAnAnswerInOneChunk() {
    ScriptedPeer a = ScriptedPeer.established();
    a.z.resetStreams(1);
    a.receiveOnly("RE_CONFIG");
    byte[] request = parameter(13, u32(A_TSN), u32(0), u32(A_TSN - 1), u16(1));
    byte[] answer = parameter(16, u32(Z_TSN), u32(PERFORMED));
    a.send(chunk(Wire.RE_CONFIG, 0, request, answer));
    assertEquals(PERFORMED, result(a, A_TSN));
    assertEquals(2, a.events.size());
  }

  @Test
  @Tag("row-104")
  void treatsAReconfigThatWasNotNegotiatedAsUnknown() {
    ScriptedPeer a = ScriptedPeer.closed().establish(64, new byte[0]);
    a.send(resetRequest(A_TSN, A_TSN - 1, 1), data(A_TSN, 1, 0, B | E, "behind"));
    assertEquals("[SACK]", a.receive().toString());
    assertEquals(List.of("behind"), a.takeMessages());
    a.z.resetStreams(1);
    assertEquals(1, a.z.pollEvent() instanceof OutgoingResetFailed ? 1 : 0);
    assertEquals(SendOutcome.QUEUED, a.zSends(1, 10, SendOptions.RELIABLE));
  }

  @Test
  @Tag("row-104")
  void tellsWhenThePeerRefuses() {
    ScriptedPeer a = ScriptedPeer.established();
    a.zSends(1, 10, SendOptions.RELIABLE);
    a.receive();
    a.events.clear();
    a.z.resetStreams(1);
    a.receive();
    a.send(reconfigResponse(Z_TSN, DENIED));
    assertEquals(1, ((OutgoingResetFailed) a.events.get(0)).streamIds().get(0));
    a.zSends(1, 10, SendOptions.RELIABLE);
    assertEquals(1, a.receiveOnly("DATA").u16(6));
  }

  @Test
  @Tag("row-105")
  void answersEveryOtherKindOfRequest() {
    ScriptedPeer a = ScriptedPeer.established();
    int number = A_TSN;
    for (int type : new int[] {15, 17, 18}) {
      a.send(chunk(Wire.RE_CONFIG, 0, parameter(type, u32(number), u32(0))));
      assertEquals(DENIED, result(a, number));
      number++;
    }
    // "Please reset yours": granted, and done by a request of our own.
    a.send(chunk(Wire.RE_CONFIG, 0, parameter(14, u32(number), u16(4))));
    List<SeenChunk> sent = a.receive();
    assertEquals("[RE_CONFIG, RE_CONFIG]", sent.toString());
    assertEquals(PERFORMED, sent.get(0).u32(8));
    assertEquals(13, sent.get(1).u16(0));
    assertEquals(4, sent.get(1).u16(16));
    a.send(chunk(Wire.RE_CONFIG, 0, parameter(14, u32(number + 1))));
    assertEquals(DENIED, result(a, number + 1));
  }

  @Test
  @Tag("row-106")
  void doesNotSkipMessagesAfterAResetBecauseOfAForwardTsnFromBefore() {
    // Still lists the last message of stream 1 before the reset.
    assertIsReadAfterAReset(forwardTsn(A_TSN + 1, 1, 4, 2, 0));
  }

  @Test
  @Tag("row-106")
  void doesNotSkipTheFirstMessageAfterAResetForTheSecondOneBeforeIt() {
    // One TSN after the reset has at most one message in it: that of SSN 0.
    assertIsReadAfterAReset(forwardTsn(A_TSN + 1, 1, 1, 2, 0));
  }

  /** The first message of stream 1 after its reset, behind one on stream 2 that is skipped. */
  private static void assertIsReadAfterAReset(byte[] skip) {
    ScriptedPeer a = ScriptedPeer.established();
    a.send(data(A_TSN, 1, 0, B | E, "before"));
    a.send(resetRequest(A_TSN, A_TSN, 1));
    assertEquals(PERFORMED, result(a, A_TSN));
    a.send(skip);
    a.send(data(A_TSN + 2, 1, 0, B | E, "after"));
    assertEquals(List.of("before", "after"), a.takeMessages());
  }

  @Test
  @Tag("row-106")
  void skipsBeforeItResetsWhenBothWait() {
    ScriptedPeer a = ScriptedPeer.established();
    a.send(data(A_TSN + 1, 1, 1, B | E, "kept"));
    a.send(resetRequest(A_TSN, A_TSN + 2, 1));
    assertEquals(IN_PROGRESS, result(a, A_TSN));
    a.send(forwardTsn(A_TSN + 2, 1, 2));
    assertEquals(PERFORMED, result(a, A_TSN));
    a.send(data(A_TSN + 3, 1, 0, B | E, "after"));
    assertEquals(List.of("kept", "after"), a.takeMessages());
    assertEquals(1, resets(a));
  }
}
