package dev.onlinematch.scenario;

import java.util.Objects;

/** What a test framework would do, where there is none. */
final class Expect {

  private Expect() {}

  static void equal(String what, Object expected, Object actual) {
    if (!Objects.equals(expected, actual)) {
      throw new AssertionError(what + " is " + actual + " and should be " + expected);
    }
  }

  static void that(String claim, boolean holds) {
    if (!holds) {
      throw new AssertionError("not true: " + claim);
    }
  }
}
