package dev.onlinematch.peer;

/**
 * A pre-negotiated data channel (W3C RTCDataChannelInit with {@code negotiated: true}): both sides
 * make it with the same values, and no message is needed to open it (RFC 8831, 6.5).
 *
 * @param id the SCTP stream, the same on both sides
 * @param label for people
 * @param ordered whether messages keep their order
 * @param maxRetransmits how often a lost message is sent again; {@link #UNLIMITED} for a reliable
 *     channel
 */
public record DataChannelConfig(int id, String label, boolean ordered, int maxRetransmits) {

  /** The value of {@link #maxRetransmits()} that makes a channel reliable (W3C: null). */
  public static final int UNLIMITED = -1;
}
