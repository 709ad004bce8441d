package dev.onlinematch.link;

import dev.onlinematch.peer.DataChannel;
import dev.onlinematch.peer.DataChannelConfig;
import dev.onlinematch.peer.PeerConnection;
import dev.onlinematch.transport.Delivery;
import java.util.EnumMap;
import java.util.Map;

/**
 * The three channels of a connection, one per {@link Delivery}, pre-negotiated: both sides make
 * them with the same ids and no message is needed to open them (RFC 8831, 6.5). Ids and labels are
 * the addon's.
 */
final class LinkChannels implements LinkCarrier {

  private static final Map<Delivery, DataChannelConfig> CONFIGS = new EnumMap<>(Delivery.class);

  static {
    CONFIGS.put(
        Delivery.RELIABLE, new DataChannelConfig(1, "reliable", true, DataChannelConfig.UNLIMITED));
    // maxRetransmits 0, not a lifetime: what is lost stays lost, and never delays what is newer.
    CONFIGS.put(Delivery.UNRELIABLE_ORDERED, new DataChannelConfig(2, "ordered", true, 0));
    CONFIGS.put(Delivery.UNRELIABLE, new DataChannelConfig(3, "unreliable", false, 0));
  }

  private final Map<Delivery, DataChannel> channels = new EnumMap<>(Delivery.class);
  private final boolean areAsAskedFor;

  /** Makes the channels on a fresh connection. */
  LinkChannels(PeerConnection connection, Events events) {
    boolean asAskedFor = true;
    for (Map.Entry<Delivery, DataChannelConfig> entry : CONFIGS.entrySet()) {
      DataChannel channel = connection.createDataChannel(entry.getValue());
      channel.setListener(new ChannelListener(entry.getKey(), events));
      channels.put(entry.getKey(), channel);
      asAskedFor &= channel.config().equals(entry.getValue());
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
    for (DataChannel channel : channels.values()) {
      if (!channel.isOpen()) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean send(Delivery delivery, byte[] frame) {
    return channels.get(delivery).send(frame);
  }

  @Override
  public int bufferedAmount(Delivery delivery) {
    return channels.get(delivery).bufferedAmount();
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
