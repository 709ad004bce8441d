package dev.onlinematch.relay.session;

/**
 * How many messages one member may send.
 *
 * @param perSecond in the long run; 0 for as many as he likes
 */
public record MessageRate(int perSecond) {

  /**
   * A game that sends to nine others, one by one, sixty times a second and over two channels, says
   * about a thousand; what is more than three times that is no game.
   */
  public static final int USUAL_PER_SECOND = 3_000;

  /** Checks the range. */
  public MessageRate {
    if (perSecond < 0) {
      throw new IllegalArgumentException(perSecond + " messages a second");
    }
  }

  /** For load tests. */
  public static MessageRate unlimited() {
    return new MessageRate(0);
  }
}
