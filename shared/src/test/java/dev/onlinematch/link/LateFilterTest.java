package dev.onlinematch.link;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LateFilterTest {

  @Test
  void whenItForgetsALowNumberIsNew() {
    LateFilter filter = new LateFilter(false);
    assertTrue(filter.accept(1_000));
    filter.forget();

    assertTrue(filter.accept(0));
    assertFalse(filter.accept(0));
    assertTrue(filter.accept(1));
  }

  @Test
  void orderedDropsWhatIsNotNewer() {
    LateFilter filter = new LateFilter(true);

    assertTrue(filter.accept(5));
    assertFalse(filter.accept(5));
    assertFalse(filter.accept(4));
    assertTrue(filter.accept(9));
  }

  @Test
  void unorderedTakesAStragglerOnce() {
    LateFilter filter = new LateFilter(false);

    assertTrue(filter.accept(10));
    assertTrue(filter.accept(12));
    assertTrue(filter.accept(11));
    assertFalse(filter.accept(11));
    assertFalse(filter.accept(12));
    assertFalse(filter.accept(10));
  }

  @Test
  void unorderedDropsWhatIsTooOldToBeToldFromACopy() {
    LateFilter filter = new LateFilter(false);

    assertTrue(filter.accept(100));
    assertTrue(filter.accept(100 - 63));
    assertFalse(filter.accept(100 - 64));
  }

  @Test
  void aLongJumpForgetsWhatWasBefore() {
    LateFilter filter = new LateFilter(false);

    assertTrue(filter.accept(1));
    assertTrue(filter.accept(1_000));
    assertFalse(filter.accept(1_000));
    assertTrue(filter.accept(999));
  }

  @Test
  void goesOnAcrossTheWrap() {
    LateFilter filter = new LateFilter(false);

    assertTrue(filter.accept(-1));
    assertTrue(filter.accept(1));
    assertTrue(filter.accept(0));
    assertFalse(filter.accept(-1));
  }
}
