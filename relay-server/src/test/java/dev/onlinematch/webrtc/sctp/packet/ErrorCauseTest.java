package dev.onlinematch.webrtc.sctp.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.wire.MalformedException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What causes look like on the wire, and what is read in those of a peer. */
class ErrorCauseTest {

  private static final int ROOM = 1_200;

  @Test
  void saysWhichParameterIsMissing() {
    // One is missing: 7, the state cookie.
    assertEquals("0002000a000000010007", bytesOf(ErrorCause.missingCookie()));
  }

  @Test
  void saysInMicrosecondsHowStaleACookieIs() {
    assertEquals("00030008000f4240", bytesOf(ErrorCause.staleCookie(1_000)));
    assertEquals("00030008ffffffff", bytesOf(ErrorCause.staleCookie(Long.MAX_VALUE / 1_000)));
  }

  @Test
  void saysNothingMoreOfACookieThatCameWhileShuttingDown() {
    assertEquals("000a0004", bytesOf(ErrorCause.cookieWhileShuttingDown()));
  }

  @Test
  void showsOfThePeersWordsWhatIsPrintable() {
    assertEquals(
        "user-initiated abort: ? ~??",
        ErrorCause.userInitiatedAbort("\u001f ~\u007f\n").describe());
  }

  @Test
  void knowsByTheQuotedChunkThatForwardTsnIsUnknown() throws MalformedException {
    assertTrue(read("00060008c0000008").deniesForwardTsn());
    assertTrue(read("00060005c0").deniesForwardTsn());
    assertFalse(read("00060008c1000008").deniesForwardTsn());
    assertFalse(read("00060004").deniesForwardTsn());
  }

  @Test
  void knowsByAQuotedParameterThatForwardTsnIsUnknown() throws MalformedException {
    assertTrue(read("00080008c0000004").deniesForwardTsn());
    // Behind another one, whose five bytes are padded to eight.
    assertTrue(read("00080010" + "8001000501000000" + "c0000004").deniesForwardTsn());
    // Behind one that claims to be shorter than its own header.
    assertTrue(read("0008000c" + "80010000" + "c0000004").deniesForwardTsn());
    // As the value of another one, or cut off.
    assertFalse(read("0008000c" + "80010008" + "c0000004").deniesForwardTsn());
    assertFalse(read("00080007c00000").deniesForwardTsn());
    assertFalse(read("00080004").deniesForwardTsn());
    assertFalse(read("00070008c0000004").deniesForwardTsn());
  }

  private static String bytesOf(ErrorCause cause) {
    byte[] packet = new byte[ROOM];
    PacketWriter writer = new PacketWriter();
    writer.begin(packet, ROOM);
    ErrorChunk.write(writer, List.of(cause));
    writer.finish(5_000, 5_000, 1);
    int at = SctpPacket.HEADER_BYTES + Tlv.HEADER_BYTES;
    int length = NetworkBytes.u16(packet, at + 2);
    return HexFormat.of().formatHex(Arrays.copyOfRange(packet, at, at + length));
  }

  private static ErrorCause read(String hex) throws MalformedException {
    byte[] packet = new byte[ROOM];
    PacketWriter writer = new PacketWriter();
    writer.begin(packet, ROOM);
    writer.beginChunk(ChunkType.ERROR, 0).bytes(HexFormat.of().parseHex(hex)).endChunk();
    int length = writer.finish(5_000, 5_000, 1);
    List<ErrorCause> causes =
        ErrorCause.parseAll(SctpPacket.parse(packet, 0, length).chunks().get(0));
    assertEquals(1, causes.size());
    return causes.get(0);
  }
}
