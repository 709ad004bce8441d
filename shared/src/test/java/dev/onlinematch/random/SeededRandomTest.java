package dev.onlinematch.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SeededRandomTest {

  @Test
  void theSameSeedGivesTheSameNumbers() {
    SeededRandom one = new SeededRandom(42);
    SeededRandom two = new SeededRandom(42);

    for (int i = 0; i < 1000; i++) {
      assertEquals(one.nextInt(), two.nextInt());
    }
  }

  @Test
  void neighbouringSeedsStartDifferently() {
    assertNotEquals(new SeededRandom(1).nextInt(), new SeededRandom(2).nextInt());
  }

  @Test
  void boundedNumbersAreSpreadEvenly() {
    SeededRandom random = new SeededRandom(7);
    int[] counts = new int[6];

    for (int i = 0; i < 60_000; i++) {
      counts[random.nextInt(6)]++;
    }

    for (int count : counts) {
      assertTrue(count > 9_500 && count < 10_500, "one face came " + count + " times in 60000");
    }
  }

  @Test
  void refusesABoundThatIsNotPositive() {
    assertThrows(IllegalArgumentException.class, () -> new SeededRandom(1).nextInt(0));
  }

  @Test
  void fillsEveryByteOfAnOddLength() {
    byte[] first = new byte[7];
    byte[] second = new byte[7];
    new SeededRandom(3).nextBytes(first);
    new SeededRandom(3).nextBytes(second);

    assertArrayEquals(first, second);
    assertNotEquals(0, first[6]);
  }
}
