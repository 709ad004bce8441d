package dev.onlinematch.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ByteReaderTest {

  @Test
  void readsBackWhatWasWritten() throws MalformedException {
    byte[] message =
        new ByteWriter(1000)
            .u8(255)
            .u16(65535)
            .i32(Integer.MIN_VALUE)
            .varint(0)
            .varint(127)
            .varint(128)
            .varint(-1)
            .text("Zoë ⚔")
            .blob(new byte[] {1, 2})
            .toByteArray();

    ByteReader reader = new ByteReader(message);

    assertEquals(255, reader.u8());
    assertEquals(65535, reader.u16());
    assertEquals(Integer.MIN_VALUE, reader.i32());
    assertEquals(0, reader.varint());
    assertEquals(127, reader.varint());
    assertEquals(128, reader.varint());
    assertEquals(-1, reader.varint());
    assertEquals("Zoë ⚔", reader.text(20));
    assertArrayEquals(new byte[] {1, 2}, reader.blob(2));
    reader.expectEnd();
  }

  @Test
  void knowsHowLongANumberWillBe() {
    for (int shift = 0; shift <= Integer.SIZE; shift++) {
      int above = shift == Integer.SIZE ? 0 : 1 << shift;
      for (int value : new int[] {above - 1, above}) {
        int length = new ByteWriter(5).varint(value).length();

        assertEquals(length, ByteWriter.varintBytes(value), () -> "bytes of " + value);
      }
    }
  }

  @Test
  void refusesToReadPastTheEnd() {
    assertThrows(MalformedException.class, () -> new ByteReader(new byte[3]).i32());
    assertThrows(MalformedException.class, () -> new ByteReader(new byte[] {5, 1}).blob(10));
    assertThrows(MalformedException.class, () -> new ByteReader(new byte[] {(byte) 0x80}).varint());
  }

  @Test
  void refusesALengthAboveItsBoundBeforeReadingOn() {
    byte[] message = new ByteWriter(100).blob(new byte[50]).toByteArray();

    assertThrows(MalformedException.class, () -> new ByteReader(message).blob(49));
  }

  @Test
  void refusesNumbersThatAreNotInTheirShortestForm() {
    byte[] longZero = {(byte) 0x80, 0};
    byte[] sixBytes = {-1, -1, -1, -1, -1, 1};
    byte[] thirtySixBits = {-1, -1, -1, -1, 0x1F};

    assertThrows(MalformedException.class, () -> new ByteReader(longZero).varint());
    assertThrows(MalformedException.class, () -> new ByteReader(sixBytes).varint());
    assertThrows(MalformedException.class, () -> new ByteReader(thirtySixBits).varint());
  }

  @Test
  void refusesTextThatIsNotUtf8() {
    byte[] overlong = {2, (byte) 0xC0, (byte) 0x80};

    assertThrows(MalformedException.class, () -> new ByteReader(overlong).text(10));
  }

  @Test
  void refusesWhatFollowsTheEnd() {
    assertThrows(MalformedException.class, () -> new ByteReader(new byte[1]).expectEnd());
  }

  @Test
  void aWriterRefusesToOutgrowItsBound() {
    ByteWriter writer = new ByteWriter(4).i32(1);

    assertThrows(IllegalStateException.class, () -> writer.u8(1));
    assertEquals(4, writer.length());
  }
}
