package dev.onlinematch.nakama;

import dev.onlinematch.wire.Utf8;

/** How many frames of what kind went over all sockets of an {@link InMemoryNakama}. */
public final class FrameCounts {

  private int sent;
  private int received;
  private int matchDataSent;
  private int largestSentBytes;

  void countSent(String text) {
    sent++;
    if (text.contains("\"match_data_send\"")) {
      matchDataSent++;
    }
    largestSentBytes = Math.max(largestSentBytes, Utf8.length(text));
  }

  void countReceived() {
    received++;
  }

  /** Frames that clients sent. */
  public int sent() {
    return sent;
  }

  /** Frames that clients received. */
  public int received() {
    return received;
  }

  /** Frames with match data that clients sent; stands still while a game runs over its links. */
  public int matchDataSent() {
    return matchDataSent;
  }

  /** The largest frame that a client sent. */
  public int largestSentBytes() {
    return largestSentBytes;
  }
}
