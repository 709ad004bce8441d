package dev.onlinematch.webrtc.channel;

import dev.onlinematch.webrtc.sctp.CloseReason;

/** What happens to data channels, in the order in which it happened. */
public sealed interface ChannelEvent {

  /**
   * A channel can be used. Comes before anything else of this channel.
   *
   * @param id its stream
   * @param config what it is
   * @param isByPeer whether the peer opened it in band
   */
  record Opened(int id, ChannelConfig config, boolean isByPeer) implements ChannelEvent {}

  /** A message arrived. The payload belongs to whoever takes the event. */
  final class Received implements ChannelEvent {

    private final int id;
    private final boolean isText;
    private final byte[] payload;

    Received(int id, boolean isText, byte[] payload) {
      this.id = id;
      this.isText = isText;
      this.payload = payload;
    }

    /** The channel. */
    public int id() {
      return id;
    }

    /** Whether the peer calls it text; that it is UTF-8 was not checked. */
    public boolean isText() {
      return isText;
    }

    /** May be empty. */
    public byte[] payload() {
      return payload;
    }
  }

  /**
   * Little waits to be sent any more.
   *
   * @param id the channel
   */
  record BufferedAmountLow(int id) implements ChannelEvent {}

  /**
   * A channel is closed, from whichever side. Its id may be used again.
   *
   * @param id the channel
   */
  record Closed(int id) implements ChannelEvent {}

  /**
   * The association is over; all channels were told before. The last event.
   *
   * @param reason for the program
   * @param detail for people
   */
  record TransportClosed(CloseReason reason, String detail) implements ChannelEvent {}
}
