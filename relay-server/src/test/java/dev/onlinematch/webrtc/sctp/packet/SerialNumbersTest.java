package dev.onlinematch.webrtc.sctp.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SerialNumbersTest {

  @Test
  @Tag("row-74")
  void ordersTsnsAcrossTheWrap() {
    assertTrue(SerialNumbers.isNewer(0, 0xFFFFFFFF));
    assertFalse(SerialNumbers.isNewer(0xFFFFFFFF, 0));
    assertFalse(SerialNumbers.isNewer(5, 5));
    assertTrue(SerialNumbers.isNewerOrSame(5, 5));
    assertEquals(3, SerialNumbers.distance(0xFFFFFFFE, 1));
    assertEquals(-3, SerialNumbers.distance(1, 0xFFFFFFFE));
    assertEquals(1, SerialNumbers.newest(0xFFFFFFF0, 1));
  }

  @Test
  @Tag("row-74")
  void givesTsnsHalfACircleApartNoOrder() {
    assertFalse(SerialNumbers.isNewer(0, 0x80000000));
    assertFalse(SerialNumbers.isNewer(0x80000000, 0));
  }

  @Test
  @Tag("row-74")
  void ordersSsnsAcrossTheWrap() {
    assertEquals(0, SerialNumbers.nextSsn(65_535));
    assertTrue(SerialNumbers.isNewerSsn(0, 65_535));
    assertFalse(SerialNumbers.isNewerSsn(65_535, 0));
    assertTrue(SerialNumbers.isNewerSsn(32_767, 0));
    assertFalse(SerialNumbers.isNewerSsn(32_768, 0));
  }
}
