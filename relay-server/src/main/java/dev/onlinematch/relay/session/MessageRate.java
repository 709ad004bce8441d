package dev.onlinematch.relay.session;

/**
 * How much one member may send.
 *
 * @param perSecond messages, in the long run; 0 for as many as he likes
 * @param bytesPerSecond of frames, in the long run; 0 for as many as he likes
 */
public record MessageRate(int perSecond, int bytesPerSecond) {

  /**
   * A game that sends to nine others, one by one, sixty times a second and over two channels, says
   * about a thousand; what is more than three times that is no game.
   */
  public static final int USUAL_PER_SECOND = 3_000;

  /**
   * A link keeps 1 MiB on its way at most; with this, and as much again on credit, the state of a
   * whole game gets through to nine others at once.
   */
  public static final int USUAL_BYTES_PER_SECOND = 8 << 20;

  /** Checks the range. */
  public MessageRate {
    if (perSecond < 0 || bytesPerSecond < 0) {
      throw new IllegalArgumentException(
          perSecond + " messages, " + bytesPerSecond + " bytes a second");
    }
  }

  /** The usual ones. */
  public static MessageRate usual() {
    return new MessageRate(USUAL_PER_SECOND, USUAL_BYTES_PER_SECOND);
  }

  /** For load tests. */
  public static MessageRate unlimited() {
    return new MessageRate(0, 0);
  }
}
