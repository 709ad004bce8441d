package dev.onlinematch.webrtc.sctp.packet;

/**
 * What a DATA chunk says about its user data (RFC 9260, 3.3.1).
 *
 * @param tsn the number of this chunk among all chunks of its sender
 * @param streamId the stream, 0 to 65535
 * @param ssn the number of the message among the ordered ones of its stream, 0 to 65535
 * @param ppid what the user data is, as the upper layers agreed
 * @param flags {@link #END}, {@link #BEGINNING}, {@link #UNORDERED}, {@link #IMMEDIATE}
 */
public record DataHeader(int tsn, int streamId, int ssn, int ppid, int flags) {

  /** Last fragment of a message. */
  public static final int END = 0x01;

  /** First fragment of a message. */
  public static final int BEGINNING = 0x02;

  /** The SSN means nothing: deliver when complete. */
  public static final int UNORDERED = 0x04;

  /** The sender asks for a SACK at once. */
  public static final int IMMEDIATE = 0x08;

  /** Whether a message begins here. */
  public boolean isBeginning() {
    return (flags & BEGINNING) != 0;
  }

  /** Whether a message ends here. */
  public boolean isEnd() {
    return (flags & END) != 0;
  }

  /** Whether its message has no place in the stream's order. */
  public boolean isUnordered() {
    return (flags & UNORDERED) != 0;
  }

  /** Whether a SACK is wanted at once. */
  public boolean isImmediate() {
    return (flags & IMMEDIATE) != 0;
  }

  /** Whether {@code next}, whose TSN is the next one, may go on with the same message. */
  public boolean isContinuedBy(DataHeader next) {
    return !isEnd()
        && !next.isBeginning()
        && streamId == next.streamId
        && isUnordered() == next.isUnordered()
        && (isUnordered() || ssn == next.ssn);
  }
}
