package dev.onlinematch.webrtc.channel;

import dev.onlinematch.webrtc.sctp.tx.SendOptions;

/**
 * What a channel is (W3C RTCDataChannelInit).
 *
 * @param label for people
 * @param protocol what the programs speak over it; may be empty
 * @param delivery ordered or not, and which limit, if any
 * @param priority its share relative to others: 128 below normal, 256 normal, 512 high, 1024 extra
 *     high (RFC 8831, 6.4)
 */
public record ChannelConfig(String label, String protocol, SendOptions delivery, int priority) {

  /** RFC 8831, 6.4. */
  public static final int NORMAL_PRIORITY = 256;

  /** A channel of normal priority without a protocol. */
  public static ChannelConfig of(String label, SendOptions delivery) {
    return new ChannelConfig(label, "", delivery, NORMAL_PRIORITY);
  }

  /** Checks what DCEP can express. */
  public ChannelConfig {
    if (delivery.maxRetransmits() != SendOptions.UNLIMITED
        && delivery.lifetimeMs() != SendOptions.UNLIMITED) {
      throw new IllegalArgumentException("a channel has one limit, not two: " + delivery);
    }
    if (priority < 0 || priority > 65_535) {
      throw new IllegalArgumentException("priority must be 0 to 65535: " + priority);
    }
  }
}
