package dev.onlinematch.webrtc.sctp.packet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.onlinematch.webrtc.sctp.SctpExamples;
import dev.onlinematch.wire.MalformedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Packets, with the right checksum put in: no fuzzer would find it, and a stranger's would say
 * nothing. What was read is written, and read again it is the same.
 */
class SctpPacketFuzzTest {

  private static final int ROOM = 70_000;

  static Stream<byte[]> packets() {
    return SctpExamples.packets();
  }

  @MethodSource("packets")
  @FuzzTest
  void readsWhatItWroteAsWhatItHadRead(byte[] bytes) {
    if (bytes.length < SctpPacket.HEADER_BYTES) {
      return;
    }
    NetworkBytes.putI32(
        bytes, SctpPacket.CHECKSUM_OFFSET, PacketChecksum.of(bytes, 0, bytes.length));
    SctpPacket packet;
    try {
      packet = SctpPacket.parse(bytes, 0, bytes.length);
    } catch (MalformedException e) {
      return;
    }
    for (RawChunk chunk : packet.chunks()) {
      try {
        check(chunk);
      } catch (MalformedException e) {
        // This one was none; the others may be.
      }
    }
  }

  private static void check(RawChunk chunk) throws MalformedException {
    switch (chunk.type()) {
      case DATA -> checkData(DataChunk.parse(chunk));
      case INIT, INIT_ACK -> checkInit(InitChunk.parse(chunk), chunk.type());
      case SACK -> checkSack(SackChunk.parse(chunk));
      case HEARTBEAT, HEARTBEAT_ACK -> {
        byte[] info = HeartbeatChunk.parseInfo(chunk);
        RawChunk again = written(w -> HeartbeatChunk.write(w, chunk.type(), info));
        assertArrayEquals(info, HeartbeatChunk.parseInfo(again));
        assertEquals(HeartbeatChunk.lengthOf(info), NetworkBytes.padded(again.length()));
      }
      case ABORT -> checkCauses(ErrorCause.parseAll(chunk));
      case ERROR -> checkCauses(ErrorCause.parseAll(chunk));
      case SHUTDOWN -> {
        ShutdownChunk shutdown = ShutdownChunk.parse(chunk);
        assertEquals(shutdown, ShutdownChunk.parse(written(shutdown::writeTo)));
      }
      case COOKIE_ECHO -> {
        byte[] cookie = CookieEchoChunk.parse(chunk);
        RawChunk again = written(w -> CookieEchoChunk.write(w, cookie));
        assertArrayEquals(cookie, CookieEchoChunk.parse(again));
      }
      case RE_CONFIG -> checkReconfig(ReconfigChunk.parse(chunk));
      case FORWARD_TSN -> checkForwardTsn(ForwardTsnChunk.parse(chunk));
      case SHUTDOWN_ACK, COOKIE_ACK, SHUTDOWN_COMPLETE, UNRECOGNIZED ->
          assertTrue(ErrorCause.unrecognizedChunk(chunk).paddedLength() <= 4 + 256);
    }
  }

  private static void checkData(DataChunk data) throws MalformedException {
    DataChunk again = DataChunk.parse(written(data::writeTo));
    assertEquals(data.header(), again.header());
    assertArrayEquals(data.copyUserData(), again.copyUserData());
  }

  private static void checkInit(InitChunk init, ChunkType type) throws MalformedException {
    InitChunk again = InitChunk.parse(written(w -> init.writeTo(w, type)));
    assertEquals(init.initiateTag(), again.initiateTag());
    assertEquals(init.aRwnd(), again.aRwnd());
    assertEquals(init.outboundStreams(), again.outboundStreams());
    assertEquals(init.inboundStreams(), again.inboundStreams());
    assertEquals(init.initialTsn(), again.initialTsn());
    InitParameters parameters = init.parameters();
    assertEquals(parameters.supportsForwardTsn(), again.parameters().supportsForwardTsn());
    assertEquals(parameters.supportsReconfig(), again.parameters().supportsReconfig());
    assertArrayEquals(
        parameters.stateCookie().orElse(null), again.parameters().stateCookie().orElse(null));
  }

  private static void checkSack(SackChunk sack) throws MalformedException {
    IntList gaps = new IntList();
    IntList duplicates = new IntList();
    for (int i = 0; i < sack.gapCount(); i++) {
      gaps.add(sack.gapStart(i) << 16 | sack.gapEnd(i));
    }
    for (int i = 0; i < sack.duplicateCount(); i++) {
      duplicates.add(sack.duplicateTsn(i));
    }
    SackChunk again =
        SackChunk.parse(
            written(w -> SackChunk.write(w, sack.cumulativeTsn(), sack.aRwnd(), gaps, duplicates)));
    assertEquals(sack.cumulativeTsn(), again.cumulativeTsn());
    assertEquals(sack.aRwnd(), again.aRwnd());
    assertEquals(sack.gapCount(), again.gapCount());
    for (int i = 0; i < sack.gapCount(); i++) {
      assertEquals(sack.gapStart(i), again.gapStart(i));
      assertEquals(sack.gapEnd(i), again.gapEnd(i));
    }
    assertEquals(sack.duplicateCount(), again.duplicateCount());
  }

  private static void checkCauses(List<ErrorCause> causes) throws MalformedException {
    RawChunk again = written(w -> ErrorChunk.write(w, causes));
    List<ErrorCause> read = ErrorCause.parseAll(again);
    assertEquals(causes.size(), read.size());
    for (int i = 0; i < causes.size(); i++) {
      assertEquals(causes.get(i).code(), read.get(i).code());
      assertEquals(causes.get(i).describe(), read.get(i).describe());
      assertEquals(causes.get(i).deniesForwardTsn(), read.get(i).deniesForwardTsn());
      assertTrue(causes.get(i).describe().chars().allMatch(c -> c >= ' ' && c < 0x7F));
    }
    written(w -> AbortChunk.write(w, true, Optional.of(ErrorCause.missingCookie())));
  }

  private static void checkReconfig(List<ReconfigParameter> parameters) throws MalformedException {
    for (ReconfigParameter parameter : parameters) {
      if (parameter instanceof ReconfigParameter.OutgoingReset reset) {
        RawChunk again = written(w -> ReconfigChunk.write(w, reset));
        assertEquals(ReconfigChunk.lengthOf(reset), NetworkBytes.padded(again.length()));
        var read = (ReconfigParameter.OutgoingReset) ReconfigChunk.parse(again).get(0);
        assertEquals(reset.requestNumber(), read.requestNumber());
        assertEquals(reset.lastAssignedTsn(), read.lastAssignedTsn());
        assertEquals(reset.streamIds().toString(), read.streamIds().toString());
      } else if (parameter instanceof ReconfigParameter.Response response) {
        RawChunk again = written(w -> ReconfigChunk.write(w, response));
        assertEquals(List.of(response), ReconfigChunk.parse(again));
      }
    }
  }

  private static void checkForwardTsn(ForwardTsnChunk chunk) throws MalformedException {
    IntList streams = new IntList();
    for (int i = 0; i < chunk.streamCount(); i++) {
      streams.add(chunk.streamId(i) << 16 | chunk.ssn(i));
    }
    ForwardTsnChunk again =
        ForwardTsnChunk.parse(
            written(w -> ForwardTsnChunk.write(w, chunk.newCumulativeTsn(), streams)));
    assertEquals(chunk.newCumulativeTsn(), again.newCumulativeTsn());
    assertEquals(chunk.streamCount(), again.streamCount());
  }

  private interface Writing {
    void writeTo(PacketWriter writer);
  }

  private static RawChunk written(Writing writing) throws MalformedException {
    PacketWriter writer = new PacketWriter();
    byte[] target = new byte[ROOM];
    writer.begin(target, target.length);
    writing.writeTo(writer);
    int length = writer.finish(5_000, 5_000, 1);
    List<RawChunk> chunks =
        new ArrayList<>(SctpPacket.parse(Arrays.copyOf(target, length), 0, length).chunks());
    assertEquals(1, chunks.size());
    return chunks.get(0);
  }
}
