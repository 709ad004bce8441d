package dev.onlinematch.link;

/**
 * How far a stream of reliable messages has arrived.
 *
 * @param incarnation which end of a link speaks in it; 0 if there is none
 * @param stream which of its streams
 * @param nextExpected everything in it before this has arrived
 */
public record StreamPosition(int incarnation, int stream, int nextExpected) {

  /** Nothing has been heard. */
  public static final StreamPosition NONE = new StreamPosition(0, 0, 0);

  boolean isIn(int incarnation, int stream) {
    return this.incarnation == incarnation && this.stream == stream;
  }
}
