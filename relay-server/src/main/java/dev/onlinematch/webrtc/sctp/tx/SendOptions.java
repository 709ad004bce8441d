package dev.onlinematch.webrtc.sctp.tx;

/**
 * How one message is to be carried (RFC 3758; RFC 8831, 6.4).
 *
 * @param isUnordered whether it may overtake others of its stream
 * @param maxRetransmits how often a lost piece of it is sent again; {@link #UNLIMITED} for always
 * @param lifetimeMs how long it is worth anything, from now on; {@link #UNLIMITED} for ever
 */
public record SendOptions(boolean isUnordered, int maxRetransmits, long lifetimeMs) {

  /** No limit. */
  public static final int UNLIMITED = -1;

  /** Arrives, in order. */
  public static final SendOptions RELIABLE = new SendOptions(false, UNLIMITED, UNLIMITED);

  /** Arrives, in any order. */
  public static final SendOptions RELIABLE_UNORDERED = new SendOptions(true, UNLIMITED, UNLIMITED);

  /** Checks the ranges. */
  public SendOptions {
    if (maxRetransmits < UNLIMITED || lifetimeMs < UNLIMITED) {
      throw new IllegalArgumentException(
          "limits are -1 or more: " + maxRetransmits + ", " + lifetimeMs);
    }
  }
}
