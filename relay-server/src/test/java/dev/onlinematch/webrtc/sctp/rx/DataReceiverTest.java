package dev.onlinematch.webrtc.sctp.rx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.webrtc.sctp.packet.DataChunk;
import dev.onlinematch.webrtc.sctp.packet.DataHeader;
import dev.onlinematch.webrtc.sctp.packet.ForwardTsnChunk;
import dev.onlinematch.webrtc.sctp.packet.IntList;
import dev.onlinematch.webrtc.sctp.packet.PacketWriter;
import dev.onlinematch.webrtc.sctp.packet.SackChunk;
import dev.onlinematch.webrtc.sctp.packet.SctpPacket;
import dev.onlinematch.webrtc.sctp.packet.StreamIds;
import dev.onlinematch.wire.MalformedException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataReceiverTest {

  private static final int WHOLE = DataHeader.BEGINNING | DataHeader.END;
  private static final int WINDOW_BYTES = 4_000;
  private static final int HEADER_BYTES = 12;

  private final List<String> heard = new ArrayList<>();
  private final DataReceiver receiver =
      new DataReceiver(
          new ReceiverLimits(WINDOW_BYTES, 1_000, 2, 20),
          100,
          new MessageSink() {
            @Override
            public void onMessage(int streamId, int ppid, byte[] payload) {
              heard.add(streamId + ":" + payload.length);
            }

            @Override
            public int waitingBytes() {
              return 0;
            }
          });
  private long nowMs;

  @Test
  void aDuplicateIsListedInOneSackAndNotInTheNext() throws MalformedException {
    packet(data(100, 0, WHOLE, 10));
    packet(data(100, 0, WHOLE, 10));

    SackChunk first = sack(500);

    assertEquals(1, first.duplicateCount());
    assertEquals(100, first.duplicateTsn(0));
    assertEquals(0, sack(500).duplicateCount());
    assertEquals(List.of("0:10"), heard);
  }

  @Test
  void atMostSixteenDuplicatesAreListed() throws MalformedException {
    packet(data(100, 0, WHOLE, 10));
    for (int i = 0; i < 40; i++) {
      packet(data(100, 0, WHOLE, 10));
    }

    assertEquals(16, sack(500).duplicateCount());
  }

  @Test
  void whereThereIsNoRoomForGapsAndDuplicatesTheGapsAreSaid() throws MalformedException {
    packet(data(100, 0, WHOLE, 10));
    packet(data(100, 0, WHOLE, 10));
    packet(data(102, 0, WHOLE, 10));
    packet(data(104, 0, WHOLE, 10));

    SackChunk narrow = sack(HEADER_BYTES + SackChunk.MIN_BYTES + 8);

    assertEquals(2, narrow.gapCount());
    assertEquals(2, narrow.gapStart(0));
    assertEquals(4, narrow.gapEnd(1));
    assertEquals(0, narrow.duplicateCount());
  }

  @Test
  void whereBothFitExactlyBothAreSaid() throws MalformedException {
    packet(data(100, 0, WHOLE, 10));
    packet(data(100, 0, WHOLE, 10));
    packet(data(102, 0, WHOLE, 10));

    SackChunk exact = sack(HEADER_BYTES + SackChunk.MIN_BYTES + 8);

    assertEquals(1, exact.gapCount());
    assertEquals(1, exact.duplicateCount());
  }

  @Test
  void whatLiesFarAheadIsDroppedCountedAndAnsweredAtOnce() throws MalformedException {
    packet(data(100, 0, WHOLE, 10));
    sack(500);

    packet(data(100 + ReceivedTsns.MAX_OFFSET + 1, 0, WHOLE, 10));

    assertEquals(1, receiver.droppedChunks());
    assertTrue(receiver.isSackDue(nowMs));
    assertEquals(List.of("0:10"), heard);
  }

  @Test
  void whatIsGivenUpFreesItsMemory() throws MalformedException {
    packet(data(100, 0, DataHeader.BEGINNING, 200));
    packet(data(102, 1, DataHeader.BEGINNING, 300));
    assertTrue(receiver.bufferedBytes() >= 500);

    receiver.handleForwardTsn(forwardTsn(102));

    assertEquals(0, receiver.bufferedBytes());
    assertEquals(102, receiver.cumulativeTsn());
    assertTrue(receiver.isSackDue(nowMs));
    assertEquals(WINDOW_BYTES, sack(500).aRwnd());
  }

  @Test
  void anOldForwardTsnChangesNothingAndIsAnsweredAtOnce() throws MalformedException {
    packet(data(100, 0, WHOLE, 10));
    sack(500);
    assertFalse(receiver.isSackDue(nowMs));

    receiver.handleForwardTsn(forwardTsn(99));

    assertEquals(100, receiver.cumulativeTsn());
    assertTrue(receiver.isSackDue(nowMs));
  }

  @Test
  void aMessageOfTheGreatestLengthIsTakenAndOneByteMoreIsNot() {
    assertEquals(DataVerdict.ANSWERED_BY_SACK, receiver.handleData(data(100, 0, WHOLE, 1_000)));
    assertEquals(DataVerdict.MESSAGE_TOO_LARGE, receiver.handleData(data(101, 0, WHOLE, 1_001)));
    assertEquals(List.of("0:1000"), heard);
  }

  @Test
  void aMessageInPiecesMayBeAsLongAndNoLonger() {
    receiver.handleData(data(100, 0, DataHeader.BEGINNING, 600));
    assertEquals(
        DataVerdict.ANSWERED_BY_SACK, receiver.handleData(data(101, 0, DataHeader.END, 400)));
    assertEquals(List.of("0:1000"), heard);
    assertEquals(0, receiver.bufferedBytes());

    receiver.handleData(new DataChunk(new DataHeader(102, 0, 1, 51, 2), new byte[600], 0, 600));
    assertEquals(
        DataVerdict.MESSAGE_TOO_LARGE,
        receiver.handleData(
            new DataChunk(new DataHeader(103, 0, 1, 51, 1), new byte[401], 0, 401)));
  }

  @Test
  void whatCannotBecomeWholeIsDroppedAndCounted() {
    // 100 begins a message, 101 begins another: the first never ends.
    receiver.handleData(data(100, 0, DataHeader.BEGINNING, 10));
    receiver.handleData(data(101, 1, WHOLE, 10));

    assertEquals(1, receiver.droppedChunks());
    assertEquals(0, receiver.bufferedBytes());
    assertEquals(List.of("1:10"), heard);
  }

  @Test
  void whatWaitsForAResetCountsUntilItIsDone() {
    receiver.expectReset(StreamIds.of(0), 100);
    packet(data(101, 0, WHOLE, 200));
    assertTrue(receiver.bufferedBytes() >= 200);
    packet(data(100, 0, WHOLE, 10));
    receiver.reset(StreamIds.of(0), 100);

    assertEquals(List.of("0:10", "0:200"), heard);
    assertEquals(0, receiver.bufferedBytes());
  }

  @Test
  void whatWaitsForAMessageThatWasLeftOutIsForgottenByAReset() {
    packet(new DataChunk(new DataHeader(100, 0, 1, 51, WHOLE), new byte[200], 0, 200));
    assertTrue(receiver.bufferedBytes() >= 200);
    receiver.reset(StreamIds.of(0), 100);
    assertEquals(0, receiver.bufferedBytes());
    packet(data(101, 0, WHOLE, 10));

    assertEquals(List.of("0:10"), heard);
  }

  @Test
  void aSecondMessageOfTheSameNumberIsDroppedAndCounted() {
    packet(data(100, 0, WHOLE, 10));
    packet(data(101, 0, WHOLE, 20));

    assertEquals(List.of("0:10"), heard);
    assertEquals(1, receiver.droppedChunks());
    assertEquals(101, receiver.cumulativeTsn());
  }

  private void packet(DataChunk chunk) {
    nowMs++;
    receiver.handleData(chunk);
    receiver.endOfPacket(nowMs);
  }

  private SackChunk sack(int packetBytes) throws MalformedException {
    PacketWriter writer = new PacketWriter();
    byte[] bytes = new byte[packetBytes];
    writer.begin(bytes, packetBytes);
    receiver.writeSack(writer);
    int length = writer.finish(5_000, 5_000, 1);
    return SackChunk.parse(SctpPacket.parse(bytes, 0, length).chunks().get(0));
  }

  private static ForwardTsnChunk forwardTsn(int newCumulativeTsn) throws MalformedException {
    PacketWriter writer = new PacketWriter();
    byte[] bytes = new byte[100];
    writer.begin(bytes, bytes.length);
    ForwardTsnChunk.write(writer, newCumulativeTsn, new IntList());
    int length = writer.finish(5_000, 5_000, 1);
    return ForwardTsnChunk.parse(SctpPacket.parse(bytes, 0, length).chunks().get(0));
  }

  private static DataChunk data(int tsn, int streamId, int flags, int length) {
    return new DataChunk(new DataHeader(tsn, streamId, 0, 51, flags), new byte[length], 0, length);
  }
}
