package dev.onlinematch.link;

import dev.onlinematch.peer.DataChannel;
import dev.onlinematch.peer.DataChannelConfig;
import dev.onlinematch.peer.PeerConnection;
import dev.onlinematch.transport.Delivery;

/**
 * The three channels of a connection, one per {@link Delivery}, pre-negotiated: both sides make
 * them with the same ids and no message is needed to open them (RFC 8831, 6.5). Ids and labels are
 * the addon's.
 */
final class LinkChannels implements LinkCarrier {

  // In the order of Delivery. maxRetransmits 0, not a lifetime: what is lost stays lost, and never
  // delays what
  // is newer.
  private static final DataChannelConfig[] CONFIGS = {
    new DataChannelConfig(1, "reliable", true, DataChannelConfig.UNLIMITED),
    new DataChannelConfig(2, "ordered", true, 0),
    new DataChannelConfig(3, "unreliable", false, 0)
  };

  private final DataChannel[] channels = new DataChannel[CONFIGS.length];
  private final boolean areAsAskedFor;

  /** Makes the channels on a fresh connection. */
  LinkChannels(PeerConnection connection, Events events) {
    boolean asAskedFor = true;
    for (Delivery delivery : Delivery.values()) {
      DataChannelConfig config = CONFIGS[delivery.ordinal()];
      DataChannel channel = connection.createDataChannel(config);
      channel.setListener(new ChannelListener(delivery, events));
      channels[delivery.ordinal()] = channel;
      asAskedFor &= channel.config().equals(config);
    }
    areAsAskedFor = asAskedFor;
  }

  /**
   * Whether reading the channels back shows what was asked for. A misspelt or unknown option makes
   * a browser open a reliable channel without a word.
   */
  boolean areAsAskedFor() {
    return areAsAskedFor;
  }

  boolean areOpen() {
    for (DataChannel channel : channels) {
      if (!channel.isOpen()) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean send(Delivery delivery, byte[] frame) {
    return channels[delivery.ordinal()].send(frame);
  }

  @Override
  public int bufferedAmount(Delivery delivery) {
    return channels[delivery.ordinal()].bufferedAmount();
  }

  /** What happens on any of them. */
  interface Events {

    /** One opened; maybe the last. */
    void onChannelOpen();

    /** One closed, and with it the use of all. */
    void onChannelClosed();

    /** Something arrived. */
    void onFrame(Delivery delivery, byte[] frame);
  }

  private record ChannelListener(Delivery delivery, Events events) implements DataChannel.Listener {

    @Override
    public void onOpen() {
      events.onChannelOpen();
    }

    @Override
    public void onMessage(byte[] message) {
      events.onFrame(delivery, message);
    }

    @Override
    public void onClose() {
      events.onChannelClosed();
    }
  }
}
