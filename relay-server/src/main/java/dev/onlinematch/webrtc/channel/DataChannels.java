package dev.onlinematch.webrtc.channel;

import dev.onlinematch.webrtc.sctp.SctpAssociation;
import dev.onlinematch.webrtc.sctp.SctpEvent;
import dev.onlinematch.webrtc.sctp.SctpStatus;
import dev.onlinematch.webrtc.sctp.packet.StreamIds;
import dev.onlinematch.webrtc.sctp.tx.SendOptions;
import dev.onlinematch.webrtc.sctp.tx.SendOutcome;
import dev.onlinematch.wire.MalformedException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;

/**
 * All data channels of one peer connection, and the association below them. Its contract is that of
 * {@link SctpAssociation}: make changes, take events until there are none, take packets until there
 * are none, ask for the next deadline. Taking events is what makes channels answer, so it comes
 * before taking packets.
 *
 * <p>Data for a stream on which no channel is known is dropped: an OPEN, and what is sent before it
 * is acknowledged, is in order, so nothing of a well-behaved peer can overtake it (RFC 8832, 6).
 */
public final class DataChannels {

  private static final byte[] NOTHING = new byte[0];
  private static final byte[] PLACEHOLDER = new byte[1];

  private final SctpAssociation association;
  private final ChannelOptions options;
  private final TreeMap<Integer, Channel> channels = new TreeMap<>();
  private final Queue<ChannelEvent> events = new ArrayDeque<>();
  private boolean isUp;
  private int streamLimit;
  private long droppedMessages;

  /** Channels over an association that belongs to them from here on. */
  public DataChannels(SctpAssociation association, ChannelOptions options) {
    this.association = association;
    this.options = options;
    this.streamLimit = options.maxStreams();
  }

  /** Begins to set the association up; in WebRTC both sides do. */
  public void connect(long nowMs) {
    association.connect(nowMs);
  }

  /** A packet of the peer, out of DTLS. */
  public void handlePacket(byte[] bytes, int offset, int length, long nowMs) {
    association.handlePacket(bytes, offset, length, nowMs);
  }

  /** Does what is due. */
  public void handleTimeout(long nowMs) {
    association.handleTimeout(nowMs);
  }

  /** When to call {@link #handleTimeout}; {@code Long.MAX_VALUE} if never. */
  public long nextDeadlineMs() {
    return association.nextDeadlineMs();
  }

  /** Writes the next packet to the beginning of {@code target}; 0 if there is none. */
  public int pollPacket(byte[] target, long nowMs) {
    return association.pollPacket(target, nowMs);
  }

  /** What happened next, or null. May queue packets. */
  public ChannelEvent pollEvent(long nowMs) {
    while (events.isEmpty()) {
      SctpEvent event = association.pollEvent();
      if (event == null) {
        return null;
      }
      translate(event, nowMs);
    }
    return events.poll();
  }

  /**
   * Opens a channel in band.
   *
   * @return its id, or empty if all ids are in use
   */
  public Optional<Integer> open(ChannelConfig config, long nowMs) {
    for (int id = options.isDtlsClient() ? 0 : 1; id < streamLimit; id += 2) {
      if (!channels.containsKey(id)) {
        // Reliable and in order, whatever the channel is (RFC 8832, 6).
        SendOutcome outcome =
            association.send(
                id, PayloadType.DCEP.ppid(), DcepOpen.encode(config), SendOptions.RELIABLE, nowMs);
        if (outcome != SendOutcome.QUEUED) {
          return Optional.empty();
        }
        add(new Channel(id, config, Channel.State.CONNECTING, true));
        return Optional.of(id);
      }
    }
    return Optional.empty();
  }

  /**
   * Makes a channel that both sides have agreed upon beforehand (W3C {@code negotiated: true}).
   *
   * @throws IllegalArgumentException if the id is out of range or in use
   */
  public void openNegotiated(int id, ChannelConfig config) {
    if (id < 0 || id >= streamLimit || channels.containsKey(id)) {
      throw new IllegalArgumentException("channel id out of range or in use: " + id);
    }
    add(new Channel(id, config, Channel.State.CONNECTING, false));
  }

  private void add(Channel channel) {
    channels.put(channel.id, channel);
    association.setPriority(channel.id, Math.max(1, channel.config.priority()));
    if (isUp) {
      announce(channel, false);
    }
  }

  private void announce(Channel channel, boolean isByPeer) {
    channel.enter(Channel.State.OPEN);
    events.add(new ChannelEvent.Opened(channel.id, channel.config, isByPeer));
  }

  /** Sends a message. The payload must not change any more; several peers may share it. */
  public ChannelSendOutcome send(int id, boolean isText, byte[] payload, long nowMs) {
    Channel channel = channels.get(id);
    if (channel == null || !channel.isUsable()) {
      return ChannelSendOutcome.NOT_OPEN;
    }
    if (!options.canPeerTake(payload.length)) {
      return ChannelSendOutcome.TOO_LARGE;
    }
    boolean isEmpty = payload.length == 0;
    int ppid = PayloadType.of(isText, isEmpty).ppid();
    byte[] carried = isEmpty ? PLACEHOLDER : payload;
    return switch (association.send(id, ppid, carried, channel.delivery(), nowMs)) {
      case QUEUED -> ChannelSendOutcome.QUEUED;
      case BUFFER_FULL -> ChannelSendOutcome.BUFFER_FULL;
      case NO_SUCH_STREAM, STREAM_RESETTING, ASSOCIATION_CLOSED -> ChannelSendOutcome.NOT_OPEN;
    };
  }

  /** Bytes of a channel that wait for the network. */
  public int bufferedAmount(int id) {
    return association.bufferedAmount(id);
  }

  /** When {@link ChannelEvent.BufferedAmountLow} is told; at 0 if this is never called. */
  public void setBufferedAmountLowThreshold(int id, int thresholdBytes) {
    association.setBufferedAmountLowThreshold(id, thresholdBytes);
  }

  /** Closes a channel when what is queued on it was sent. Does nothing if there is none. */
  public void close(int id) {
    Channel channel = channels.get(id);
    if (channel != null && !channel.isEnding()) {
      channel.enter(Channel.State.CLOSING);
      association.resetStreams(id);
    }
  }

  /** Ends everything in peace. */
  public void shutdown(long nowMs) {
    association.shutdown(nowMs);
  }

  /** Ends everything at once. */
  public void abort(String reason) {
    association.abort(reason);
  }

  /** The association below. */
  public SctpStatus status() {
    return association.status();
  }

  /** Messages that meant nothing: no channel, unknown type, malformed DCEP. */
  public long droppedMessages() {
    return droppedMessages;
  }

  private void translate(SctpEvent event, long nowMs) {
    if (event instanceof SctpEvent.MessageReceived message) {
      handleMessage(message, nowMs);
    } else if (event instanceof SctpEvent.Established established) {
      comeUp(established.outboundStreams());
    } else if (event instanceof SctpEvent.IncomingStreamsReset reset) {
      handleIncomingReset(reset.streamIds());
    } else if (event instanceof SctpEvent.OutgoingStreamsReset reset) {
      handleOutgoingReset(reset.streamIds(), true);
    } else if (event instanceof SctpEvent.OutgoingResetFailed reset) {
      handleOutgoingReset(reset.streamIds(), false);
    } else if (event instanceof SctpEvent.BufferedAmountLow low) {
      Channel channel = channels.get(low.streamId());
      if (channel != null && channel.isUsable()) {
        events.add(new ChannelEvent.BufferedAmountLow(low.streamId()));
      }
    } else if (event instanceof SctpEvent.Restarted) {
      // The peer remembers no channel; ids may be used anew.
      closeAll();
    } else if (event instanceof SctpEvent.Closed closed) {
      closeAll();
      events.add(new ChannelEvent.TransportClosed(closed.reason(), closed.detail()));
    }
  }

  private void comeUp(int outboundStreams) {
    isUp = true;
    streamLimit = Math.min(streamLimit, outboundStreams);
    for (Channel channel : new ArrayList<>(channels.values())) {
      if (channel.id >= streamLimit) {
        remove(channel);
      } else if (channel.isEnding()) {
        association.resetStreams(channel.id);
      } else {
        announce(channel, false);
      }
    }
  }

  private void handleMessage(SctpEvent.MessageReceived message, long nowMs) {
    Channel channel = channels.get(message.streamId());
    Optional<PayloadType> type = PayloadType.of(message.ppid());
    if (type.isEmpty()) {
      droppedMessages++;
    } else if (type.get() == PayloadType.DCEP) {
      handleDcep(message, nowMs);
    } else if (channel == null || !channel.isUsable()) {
      droppedMessages++;
    } else {
      // Whoever sends on a channel knows it: as good as the acknowledgement.
      channel.onPeerReady();
      byte[] payload = type.get().isEmpty() ? NOTHING : message.payload();
      events.add(new ChannelEvent.Received(channel.id, type.get().isText(), payload));
    }
  }

  private void handleDcep(SctpEvent.MessageReceived message, long nowMs) {
    Channel channel = channels.get(message.streamId());
    switch (message.payload()[0]) {
      case DcepOpen.MESSAGE_TYPE -> handleOpen(message, nowMs);
      case DcepOpen.ACK_MESSAGE_TYPE -> {
        if (channel != null) {
          channel.onPeerReady();
        }
      }
      default -> droppedMessages++;
    }
  }

  private void handleOpen(SctpEvent.MessageReceived message, long nowMs) {
    int id = message.streamId();
    Channel existing = channels.get(id);
    boolean isPeersParity = id % 2 == (options.isDtlsClient() ? 1 : 0);
    if (existing != null || !isPeersParity || id >= streamLimit) {
      refuseOpen(id, existing);
      return;
    }
    try {
      ChannelConfig config = DcepOpen.decode(message.payload());
      Channel channel = new Channel(id, config, Channel.State.OPEN, false);
      byte[] ack = {DcepOpen.ACK_MESSAGE_TYPE};
      association.send(id, PayloadType.DCEP.ppid(), ack, SendOptions.RELIABLE, nowMs);
      channels.put(id, channel);
      association.setPriority(id, Math.max(1, config.priority()));
      announce(channel, true);
    } catch (MalformedException e) {
      refuseOpen(id, null);
    }
  }

  // RFC 8832, 6: no acknowledgement, and the channel is closed as any other.
  private void refuseOpen(int id, Channel existing) {
    droppedMessages++;
    if (existing != null) {
      close(id);
    } else if (id < streamLimit) {
      ChannelConfig nothing = ChannelConfig.of("", SendOptions.RELIABLE);
      channels.put(id, new Channel(id, nothing, Channel.State.REFUSED, false));
      association.resetStreams(id);
    }
  }

  private void handleIncomingReset(StreamIds ids) {
    for (Channel channel : covered(ids)) {
      // RFC 8831, 6.7: who hears of a reset resets his own side.
      channel.onIncomingReset();
      close(channel.id);
      maybeRemove(channel);
    }
  }

  private void handleOutgoingReset(StreamIds ids, boolean wasPerformed) {
    for (Channel channel : covered(ids)) {
      channel.onOutgoingReset();
      if (!wasPerformed) {
        // A peer that cannot reset streams will not reset his either.
        channel.onIncomingReset();
      }
      if (!channel.isEnding()) {
        // The peer has asked for it (RFC 6525, 5.2.3).
        channel.enter(Channel.State.CLOSING);
      }
      maybeRemove(channel);
    }
  }

  private List<Channel> covered(StreamIds ids) {
    List<Channel> covered = new ArrayList<>();
    for (Channel channel : channels.values()) {
      if (ids.covers(channel.id)) {
        covered.add(channel);
      }
    }
    return covered;
  }

  private void maybeRemove(Channel channel) {
    if (channel.isOver()) {
      remove(channel);
    }
  }

  private void remove(Channel channel) {
    channels.remove(channel.id);
    if (channel.state() != Channel.State.REFUSED) {
      events.add(new ChannelEvent.Closed(channel.id));
    }
  }

  private void closeAll() {
    for (Channel channel : new ArrayList<>(channels.values())) {
      remove(channel);
    }
  }
}
