package dev.onlinematch.simulation;

/** An invariant is broken: the simulation ends here. */
final class Violation extends AssertionError {

  private static final long serialVersionUID = 1L;

  final Invariant invariant;

  Violation(Invariant invariant, String details) {
    this(invariant, details, null);
  }

  Violation(Invariant invariant, String details, Throwable cause) {
    super(invariant + ": " + details, cause);
    this.invariant = invariant;
  }

  static void unless(boolean isSo, Invariant invariant, String details) {
    if (!isSo) {
      throw new Violation(invariant, details);
    }
  }

  /** Compares; the words are made only when needed. */
  static void unlessSame(Invariant invariant, Page page, Object expected, Object actual) {
    if (!expected.equals(actual)) {
      throw new Violation(invariant, page + " has " + actual + ", others have " + expected);
    }
  }
}
