package dev.onlinematch.nakama.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.onlinematch.random.SeededRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimestampTest {

  @Test
  void writesTheSameAsTheJdk() {
    SeededRandom random = new SeededRandom(1);
    for (int i = 0; i < 20_000; i++) {
      long epochSeconds = random.nextInt(1 << 30) * 4L + random.nextInt(4);

      assertEquals(Instant.ofEpochSecond(epochSeconds).toString(), Timestamp.of(epochSeconds));
    }
  }

  @Test
  void knowsLeapDaysAndTheFirstSecond() {
    assertEquals("1970-01-01T00:00:00Z", Timestamp.of(0));
    assertEquals("1969-12-31T23:59:59Z", Timestamp.of(-1));
    assertEquals("2000-02-29T23:59:59Z", Timestamp.of(951_868_799L));
    assertEquals("2000-03-01T00:00:00Z", Timestamp.of(951_868_800L));
  }
}
