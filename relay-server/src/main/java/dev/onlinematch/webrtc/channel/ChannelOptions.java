package dev.onlinematch.webrtc.channel;

/**
 * What the two descriptions and DTLS say about the channels.
 *
 * @param isDtlsClient whether we are the DTLS client: then our in-band channels have even ids, else
 *     odd ones (RFC 8832, 6)
 * @param peerMaxMessageBytes the peer's {@code a=max-message-size}: {@link
 *     #ABSENT_MAX_MESSAGE_BYTES} if he gave none, 0 if he takes any (RFC 8841, 6)
 * @param maxStreams ids are below this
 */
public record ChannelOptions(boolean isDtlsClient, long peerMaxMessageBytes, int maxStreams) {

  /** RFC 8841, 6.1: what applies when nothing was said. */
  public static final long ABSENT_MAX_MESSAGE_BYTES = 64 * 1024;

  /** Checks the ranges. */
  public ChannelOptions {
    if (peerMaxMessageBytes < 0 || maxStreams < 1 || maxStreams > 65_535) {
      throw new IllegalArgumentException(
          "out of range: " + peerMaxMessageBytes + ", " + maxStreams);
    }
  }

  boolean canPeerTake(int messageBytes) {
    return peerMaxMessageBytes == 0 || messageBytes <= peerMaxMessageBytes;
  }
}
