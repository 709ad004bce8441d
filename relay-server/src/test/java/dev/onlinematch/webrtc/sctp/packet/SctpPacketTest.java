package dev.onlinematch.webrtc.sctp.packet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.webrtc.sctp.packet.ReconfigParameter.OutgoingReset;
import dev.onlinematch.webrtc.sctp.packet.ReconfigParameter.Response;
import dev.onlinematch.wire.MalformedException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/** Chunks and packets, written and read back; malformed ones are in {@code MalformedPacketTest}. */
class SctpPacketTest {

  private final byte[] target = new byte[1200];
  private final PacketWriter writer = new PacketWriter();

  private List<RawChunk> finishAndParse() throws MalformedException {
    int length = writer.finish(5000, 5001, 0x01020304);
    SctpPacket packet = SctpPacket.parse(target, 0, length);
    assertEquals(5000, packet.sourcePort());
    assertEquals(5001, packet.destinationPort());
    assertEquals(0x01020304, packet.verificationTag());
    return packet.chunks();
  }

  @Test
  void checksAWholePacketWithItsChecksum() throws MalformedException {
    // COOKIE-ACK from port 5000 to 5000 under tag 0x01020304; the CRC32c's low byte comes first.
    byte[] cookieAck = HexFormat.of().parseHex("13881388010203040000000" + "00b000004");
    byte[] withoutChecksum = cookieAck.clone();
    CRC32C crc = new CRC32C();
    crc.update(withoutChecksum);
    long value = crc.getValue();
    for (int i = 0; i < 4; i++) {
      cookieAck[8 + i] = (byte) (value >>> (8 * i));
    }
    SctpPacket packet = SctpPacket.parse(cookieAck, 0, cookieAck.length);
    assertEquals(ChunkType.COOKIE_ACK, packet.chunks().get(0).type());
    assertThrows(
        MalformedException.class,
        () -> SctpPacket.parse(withoutChecksum, 0, withoutChecksum.length));
  }

  @Test
  void carriesDataWithAndWithoutPadding() throws MalformedException {
    writer.begin(target, 1200);
    for (int length = 1; length <= 5; length++) {
      DataHeader header = new DataHeader(-length, 7, 65_535, 51, DataHeader.BEGINNING);
      new DataChunk(header, new byte[] {9, 1, 2, 3, 4, 5}, 1, length).writeTo(writer);
    }
    List<RawChunk> chunks = finishAndParse();
    for (int length = 1; length <= 5; length++) {
      DataChunk chunk = DataChunk.parse(chunks.get(length - 1));
      assertEquals(new DataHeader(-length, 7, 65_535, 51, DataHeader.BEGINNING), chunk.header());
      assertArrayEquals(Arrays.copyOf(new byte[] {1, 2, 3, 4, 5}, length), chunk.copyUserData());
    }
  }

  @Test
  void carriesASackWithGapsAndDuplicates() throws MalformedException {
    IntList gaps = new IntList();
    gaps.add(2 << 16 | 3);
    gaps.add(5 << 16 | 65_535);
    IntList duplicates = new IntList();
    duplicates.add(-1);
    duplicates.add(-7);
    writer.begin(target, 1200);
    SackChunk.write(writer, -2, 0xFFFF_FFFFL, gaps, duplicates);
    SackChunk sack = SackChunk.parse(finishAndParse().get(0));
    assertEquals(-2, sack.cumulativeTsn());
    assertEquals(0xFFFF_FFFFL, sack.aRwnd());
    assertEquals(2, sack.gapCount());
    assertEquals(5, sack.gapStart(1));
    assertEquals(65_535, sack.gapEnd(1));
    assertEquals(2, sack.duplicateCount());
    assertEquals(-1, sack.duplicateTsn(0));
    assertEquals(-7, sack.duplicateTsn(1));
  }

  @Test
  void carriesAnInitAckWithACookieOfAnyLength() throws MalformedException {
    for (int length = 1; length < 9; length++) {
      writer.begin(target, 1200);
      InitChunk init =
          new InitChunk(
              5, 1500, 10, 20, -5, InitParameters.OURS.withCookie(new byte[length], List.of()));
      init.writeTo(writer, ChunkType.INIT_ACK);
      EmptyChunk.write(writer, ChunkType.COOKIE_ACK, 0);
      List<RawChunk> chunks = finishAndParse();
      InitChunk read = InitChunk.parse(chunks.get(0));
      assertEquals(5, read.initiateTag());
      assertEquals(1500, read.aRwnd());
      assertEquals(10, read.outboundStreams());
      assertEquals(20, read.inboundStreams());
      assertEquals(-5, read.initialTsn());
      assertEquals(length, read.parameters().stateCookie().orElseThrow().length);
      assertTrue(read.parameters().supportsForwardTsn());
      assertTrue(read.parameters().supportsReconfig());
      assertEquals(ChunkType.COOKIE_ACK, chunks.get(1).type());
    }
  }

  @Test
  void anInitOfTheSmallestWindowAndOneStreamIsUsable() {
    assertFalse(new InitChunk(5, 1_500, 1, 1, 0, InitParameters.OURS).isUnusable());
    assertTrue(new InitChunk(5, 1_499, 1, 1, 0, InitParameters.OURS).isUnusable());
    assertTrue(new InitChunk(5, 1_500, 0, 1, 0, InitParameters.OURS).isUnusable());
    assertTrue(new InitChunk(5, 1_500, 1, 0, 0, InitParameters.OURS).isUnusable());
  }

  @Test
  void carriesACookieOfAnyLength() throws MalformedException {
    for (int length = 1; length < 9; length++) {
      byte[] cookie = new byte[length];
      Arrays.fill(cookie, (byte) length);
      writer.begin(target, 1200);
      CookieEchoChunk.write(writer, cookie);
      assertEquals(1200 - 12 - CookieEchoChunk.lengthOf(cookie), writer.room());
      assertArrayEquals(cookie, CookieEchoChunk.parse(finishAndParse().get(0)));
    }
  }

  @Test
  void whatNobodyHasDefinedIsARefusal() {
    assertEquals(ReconfigResult.IN_PROGRESS, ReconfigResult.of(6));
    assertEquals(ReconfigResult.DENIED, ReconfigResult.of(7));
  }

  @Test
  void carriesWhichExtensionsAreSupportedAndNoOther() throws MalformedException {
    for (boolean isReconfig : new boolean[] {false, true}) {
      InitParameters one =
          new InitParameters(
              Optional.empty(), !isReconfig, isReconfig, Optional.empty(), List.of());
      writer.begin(target, 1200);
      new InitChunk(5, 1500, 10, 20, -5, one).writeTo(writer, ChunkType.INIT);
      InitParameters read = InitChunk.parse(finishAndParse().get(0)).parameters();
      assertEquals(!isReconfig, read.supportsForwardTsn());
      assertEquals(isReconfig, read.supportsReconfig());
    }
  }

  @Test
  void carriesAResetOfSeveralStreamsAndAnAnswer() throws MalformedException {
    OutgoingReset reset = new OutgoingReset(7, 6, -1, StreamIds.of(1, 65_535, 4));
    Response response = new Response(-7, ReconfigResult.IN_PROGRESS);
    writer.begin(target, 1200);
    ReconfigChunk.write(writer, reset);
    assertEquals(1200 - 12 - ReconfigChunk.lengthOf(reset), writer.room());
    int room = writer.room();
    ReconfigChunk.write(writer, response);
    assertEquals(room - ReconfigChunk.lengthOfResponse(), writer.room());

    List<RawChunk> chunks = finishAndParse();
    OutgoingReset read = (OutgoingReset) ReconfigChunk.parse(chunks.get(0)).get(0);
    assertEquals(7, read.requestNumber());
    assertEquals(6, read.responseNumber());
    assertEquals(-1, read.lastAssignedTsn());
    assertEquals("[1, 65535, 4]", read.streamIds().toString());
    assertTrue(read.streamIds().covers(65_535));
    assertFalse(read.streamIds().covers(5));
    assertTrue(StreamIds.of().covers(5));
    assertEquals(List.of(response), ReconfigChunk.parse(chunks.get(1)));
  }

  @Test
  void carriesAForwardTsnOfSeveralStreams() throws MalformedException {
    IntList streams = new IntList();
    streams.add(3 << 16 | 65_535);
    streams.add(65_535 << 16 | 8);
    writer.begin(target, 1200);
    ForwardTsnChunk.write(writer, -9, streams);
    ForwardTsnChunk read = ForwardTsnChunk.parse(finishAndParse().get(0));
    assertEquals(-9, read.newCumulativeTsn());
    assertEquals(2, read.streamCount());
    assertEquals(3, read.streamId(0));
    assertEquals(65_535, read.ssn(0));
    assertEquals(65_535, read.streamId(1));
    assertEquals(8, read.ssn(1));
  }

  @Test
  void carriesErrorsWithSeveralCauses() throws MalformedException {
    List<ErrorCause> causes =
        List.of(ErrorCause.protocolViolation("x"), ErrorCause.invalidStream(3));
    writer.begin(target, 1200);
    ErrorChunk.write(writer, causes);
    assertEquals(1200 - 12 - ErrorChunk.lengthOf(causes), writer.room());
    List<ErrorCause> read = ErrorCause.parseAll(finishAndParse().get(0));
    assertEquals("protocol violation: x", read.get(0).describe());
    assertEquals(ErrorCause.INVALID_STREAM_IDENTIFIER, read.get(1).code());
  }

  @Test
  void takesALastChunkWithoutItsPadding() throws MalformedException {
    writer.begin(target, 1200);
    HeartbeatChunk.write(writer, ChunkType.HEARTBEAT, new byte[] {1, 2, 3});
    int length = writer.finish(5000, 5000, 1) - 1;
    int crc = PacketChecksum.of(target, 0, length);
    NetworkBytes.putI32(target, 8, crc);
    RawChunk chunk = SctpPacket.parse(target, 0, length).chunks().get(0);
    assertArrayEquals(new byte[] {1, 2, 3}, HeartbeatChunk.parseInfo(chunk));
  }
}
