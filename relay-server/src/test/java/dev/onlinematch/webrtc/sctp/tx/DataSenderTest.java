package dev.onlinematch.webrtc.sctp.tx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.webrtc.sctp.packet.ChunkType;
import dev.onlinematch.webrtc.sctp.packet.DataChunk;
import dev.onlinematch.webrtc.sctp.packet.IntList;
import dev.onlinematch.webrtc.sctp.packet.PacketWriter;
import dev.onlinematch.webrtc.sctp.packet.RawChunk;
import dev.onlinematch.webrtc.sctp.packet.SackChunk;
import dev.onlinematch.webrtc.sctp.packet.SctpPacket;
import dev.onlinematch.webrtc.sctp.timer.RetransmissionTimeout;
import dev.onlinematch.webrtc.sctp.timer.RtoBounds;
import dev.onlinematch.wire.MalformedException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sending half packet by packet, with a peer that says what the test wants. */
class DataSenderTest {

  private static final int MTU_BYTES = 1_200;
  private static final int FIRST_TSN = 100;
  private static final int WINDOW_BYTES = 100_000;
  private static final int RTO_MS = 500;

  /** What of a packet is left for the data of one chunk. */
  private static final int MOST_IN_ONE = MTU_BYTES - 12 - 16;

  private static final SendOptions UNRELIABLE = new SendOptions(true, 0, SendOptions.UNLIMITED);

  private final SendQueue queue = new SendQueue(1_000_000, 16, streamId -> {});
  private final DataSender sender =
      new DataSender(
          new SenderSetup(MTU_BYTES, FIRST_TSN, WINDOW_BYTES, true),
          queue,
          new RetransmissionTimeout(new RtoBounds(RTO_MS, 250, 60_000)));
  private final byte[] packet = new byte[MTU_BYTES];
  private final PacketWriter writer = new PacketWriter();
  private long nowMs = 1_000;

  @Test
  void aMessageThatFitsStaysWholeAndALongOneFillsPackets() throws MalformedException {
    add(700);
    add(700);
    assertEquals(List.of("100 700"), send());
    assertEquals(List.of("101 700"), send());
    assertEquals(List.of(), send());

    add(MOST_IN_ONE);
    add(MOST_IN_ONE + 1);
    assertEquals(List.of("102 1172"), send());
    // And the rest of it in the next, however short.
    assertEquals(List.of("103 1172"), send());
  }

  @Test
  void theBeginningOfALongOneGoesBehindAnotherWhereThereIsRoomEnough() throws MalformedException {
    add(MOST_IN_ONE - 16 - 256);
    add(3_000);
    assertEquals(List.of("100 900", "101 256"), send());
  }

  @Test
  void whereThereIsTooLittleRoomItDoesNot() throws MalformedException {
    add(MOST_IN_ONE - 16 - 252);
    add(3_000);
    assertEquals(List.of("100 904"), send());
  }

  @Test
  void theTsnOfAShutdownAcknowledgesLikeASack() throws MalformedException {
    add(100);
    add(100);
    send();
    assertFalse(sender.isAllAcknowledged());
    assertEquals(101, sender.lastAssignedTsn());

    assertTrue(sender.handleCumulativeTsn(100, nowMs));
    assertFalse(sender.isAllAcknowledged());
    assertTrue(sender.handleCumulativeTsn(101, nowMs));
    assertTrue(sender.isAllAcknowledged());
    assertFalse(sender.handleCumulativeTsn(101, nowMs));
    assertFalse(sender.handleCumulativeTsn(100, nowMs));
    assertEquals(0, sender.status().inFlightBytes());
  }

  @Test
  void anOldSackChangesNothing() throws MalformedException {
    add(100);
    add(100);
    send();
    assertTrue(sack(101, WINDOW_BYTES));

    assertFalse(sack(100, 77));
    assertEquals(WINDOW_BYTES, sender.status().peerWindowBytes());
    assertFalse(sack(101, 77));
    assertEquals(77, sender.status().peerWindowBytes());
  }

  @Test
  void whatIsReportedBehindAGapIsNewOnce() throws MalformedException {
    for (int i = 0; i < 3; i++) {
      add(700);
      send();
    }

    assertTrue(sack(99, WINDOW_BYTES, 2, 2));
    assertFalse(sack(99, WINDOW_BYTES, 2, 2));
    assertTrue(sack(99, WINDOW_BYTES, 2, 3));
  }

  @Test
  void nothingMoreIsSentThanThePeerHasRoomFor() throws MalformedException {
    add(100);
    send();
    sack(100, 1_500);
    add(700);
    assertTrue(sender.canSendData(nowMs));
    send();
    add(800);
    assertTrue(sender.canSendData(nowMs));
    send();
    add(1);
    assertFalse(sender.canSendData(nowMs));
    assertEquals(List.of(), send());
  }

  @Test
  void oneChunkProbesAWindowThatIsClosed() throws MalformedException {
    add(100);
    send();
    sack(100, 0);
    add(700);
    add(700);
    assertEquals(List.of("101 700"), send());

    assertFalse(sender.canSendData(nowMs));
    assertEquals(List.of(), send());
  }

  @Test
  void whatIsNotAnsweredInTimeIsSentAgainAndCounts() throws MalformedException {
    add(100);
    send();
    assertFalse(sender.handleTimeout(nowMs));
    passUntilT3();

    assertEquals(List.of("100 100"), send());
    assertEquals(1, sender.status().retransmissions());
    // Twice the time, for the second.
    long before = nowMs;
    passUntilT3();
    assertTrue(nowMs - before >= 2 * RTO_MS, "after " + (nowMs - before));
  }

  @Test
  void aPeerThatAnswersWithoutRoomIsNotDead() throws MalformedException {
    add(100);
    send();
    sack(100, 0);
    add(700);
    send();
    sack(100, 0);
    nowMs += 10_000;

    assertFalse(sender.handleTimeout(nowMs));
    assertEquals(List.of("101 700"), send());
    // It has said nothing since.
    nowMs += 60_000;
    assertTrue(sender.handleTimeout(nowMs));
  }

  @Test
  void whenAllIsAcknowledgedNothingIsDueAnyMore() throws MalformedException {
    add(100);
    send();
    sack(100, WINDOW_BYTES);

    assertEquals(Long.MAX_VALUE, sender.nextDeadlineMs());
    nowMs += 60_000;
    assertFalse(sender.handleTimeout(nowMs));
  }

  @Test
  void whatIsAcknowledgedGivesTheRestAllItsTimeAnew() throws MalformedException {
    add(700);
    send();
    nowMs += 300;
    add(700);
    send();
    nowMs += 100;
    sack(100, WINDOW_BYTES);
    nowMs += RTO_MS - 1;

    assertFalse(sender.handleTimeout(nowMs));
  }

  @Test
  void threeReportsThatOneIsMissingHaveItSentAtOnceThoughTheWindowIsFull()
      throws MalformedException {
    for (int i = 0; i < 5; i++) {
      add(700);
      send();
    }
    int before = sender.status().cwndBytes();
    for (int i = 2; i <= 4; i++) {
      sack(99, 0, 2, i);
    }

    assertTrue(sender.canSendData(nowMs));
    assertEquals(List.of("100 700"), send());
    assertTrue(sender.status().cwndBytes() < before);
    assertFalse(sender.canSendData(nowMs));
  }

  @Test
  void whatIsNotWorthRepeatingIsGivenUpAndTheForwardTsnRepeated() throws MalformedException {
    queue.add(1, 51, new byte[100], UNRELIABLE, nowMs);
    send();
    assertFalse(sender.isForwardTsnDue());
    passUntilT3();
    assertEquals(List.of(), send());
    assertTrue(sender.isForwardTsnDue());
    assertEquals(1, sender.status().abandonedMessages());

    int bytes = sender.forwardTsnBytes();
    writer.begin(packet, MTU_BYTES);
    int room = writer.room();
    sender.writeForwardTsn(writer, nowMs);
    assertEquals(bytes, room - writer.room());
    assertFalse(sender.isForwardTsnDue());

    passUntilT3();
    assertTrue(sender.isForwardTsnDue());
    sack(100, WINDOW_BYTES);
    assertFalse(sender.isForwardTsnDue());
    assertTrue(sender.isAllAcknowledged());
  }

  @Test
  void towardsAPeerThatDoesNotKnowForwardTsnAllIsReliable() throws MalformedException {
    sender.neverAbandon();
    queue.add(1, 51, new byte[100], UNRELIABLE, nowMs);
    send();
    passUntilT3();

    assertEquals(List.of("100 100"), send());
    assertFalse(sender.isForwardTsnDue());
  }

  @Test
  void whatIsTooLateIsGivenUpWithoutHavingBeenLost() throws MalformedException {
    queue.add(1, 51, new byte[3_000], new SendOptions(false, SendOptions.UNLIMITED, 50), nowMs);
    send();
    nowMs += 51;
    assertFalse(sender.isForwardTsnDue());
    sender.abandonExpired(nowMs);

    assertTrue(sender.isForwardTsnDue());
    assertEquals(1, sender.status().abandonedMessages());
    assertEquals(List.of(), send());
  }

  /** Until the peer is blamed; what comes before is a probe of the tail. */
  private void passUntilT3() throws MalformedException {
    for (int i = 0; i < 20; i++) {
      nowMs = sender.nextDeadlineMs();
      if (sender.handleTimeout(nowMs)) {
        return;
      }
      send();
    }
    throw new AssertionError("T3-rtx does not run out");
  }

  private void add(int length) {
    assertEquals(
        SendOutcome.QUEUED, queue.add(1, 51, new byte[length], SendOptions.RELIABLE, nowMs));
  }

  /** One packet: the TSN and the length of each chunk. */
  private List<String> send() throws MalformedException {
    writer.begin(packet, MTU_BYTES);
    sender.writeData(writer, nowMs);
    List<String> chunks = new ArrayList<>();
    if (!writer.isEmpty()) {
      int length = writer.finish(5_000, 5_000, 1);
      for (RawChunk chunk : SctpPacket.parse(packet, 0, length).chunks()) {
        assertEquals(ChunkType.DATA, chunk.type());
        DataChunk data = DataChunk.parse(chunk);
        chunks.add(data.header().tsn() + " " + data.length());
      }
    }
    return chunks;
  }

  /** Gaps as pairs of offsets from the cumulative TSN. */
  private boolean sack(int cumulativeTsn, int windowBytes, int... gaps) throws MalformedException {
    IntList blocks = new IntList();
    for (int i = 0; i < gaps.length; i += 2) {
      blocks.add(gaps[i] << 16 | gaps[i + 1]);
    }
    byte[] bytes = new byte[MTU_BYTES];
    PacketWriter sackWriter = new PacketWriter();
    sackWriter.begin(bytes, MTU_BYTES);
    SackChunk.write(sackWriter, cumulativeTsn, windowBytes, blocks, new IntList());
    int length = sackWriter.finish(5_000, 5_000, 1);
    RawChunk chunk = SctpPacket.parse(bytes, 0, length).chunks().get(0);
    return sender.handleSack(SackChunk.parse(chunk), nowMs);
  }
}
