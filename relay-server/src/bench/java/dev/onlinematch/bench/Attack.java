package dev.onlinematch.bench;

/**
 * Something that somebody does to a relay.
 *
 * @param name what he does
 * @param limit what is to stop him
 * @param begin starts it; what it returns ends it and says in {@code toString} what came of it
 */
record Attack(String name, String limit, Begin begin) {

  /** Starts an attack. */
  @FunctionalInterface
  interface Begin {
    AutoCloseable run() throws Exception;
  }
}
