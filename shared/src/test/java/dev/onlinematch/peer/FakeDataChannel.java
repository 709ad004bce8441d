package dev.onlinematch.peer;

import java.util.ArrayDeque;

/**
 * One end of a channel in {@link FakePeerConnections}. Reliable messages wait while the path is
 * cut, up to {@link #MAX_BUFFERED_BYTES}; unreliable ones are lost then, and with the network's
 * probability.
 */
public final class FakeDataChannel implements DataChannel {

  /** Chromium refuses to send above this. */
  public static final int MAX_BUFFERED_BYTES = 16 * 1024 * 1024;

  private static final int RETRANSMIT_MS = 100;

  private final FakePeerConnection connection;
  private final DataChannelConfig config;
  private final ArrayDeque<byte[]> waiting = new ArrayDeque<>();
  private Listener listener;
  private boolean isOpen;
  private boolean isClosed;
  private int bufferedAmount;
  private long lastArrivalMs;
  private int sentMessages;

  FakeDataChannel(FakePeerConnection connection, DataChannelConfig config) {
    this.connection = connection;
    this.config = config;
  }

  /** How many messages were ever sent from this end. */
  public int sentMessages() {
    return sentMessages;
  }

  @Override
  public DataChannelConfig config() {
    return config;
  }

  @Override
  public boolean isOpen() {
    return isOpen && !connection.isClosed();
  }

  @Override
  public int bufferedAmount() {
    return bufferedAmount;
  }

  @Override
  public boolean send(byte[] message) {
    if (!isOpen() || bufferedAmount + message.length > MAX_BUFFERED_BYTES) {
      return false;
    }
    sentMessages++;
    boolean isReliable = config.maxRetransmits() == DataChannelConfig.UNLIMITED;
    if (isReliable) {
      waiting.add(message);
      bufferedAmount += message.length;
      flush();
    } else if (connection.canReach() && !connection.network.isLost()) {
      deliver(message);
    }
    return true;
  }

  @Override
  public void close() {
    FakeDataChannel other = connection.remoteChannel(config.id());
    onRemoteClosed();
    if (other != null && connection.canReach()) {
      connection.network.scheduler.schedule(connection.network.latencyMs(), other::onRemoteClosed);
    }
  }

  @Override
  public void setListener(Listener listener) {
    this.listener = listener;
  }

  void open() {
    if (!isOpen && !isClosed && !connection.isClosed()) {
      isOpen = true;
      if (listener != null) {
        listener.onOpen();
      }
    }
  }

  void flush() {
    while (isOpen() && connection.canReach() && !waiting.isEmpty()) {
      byte[] message = waiting.remove();
      bufferedAmount -= message.length;
      deliver(message);
    }
  }

  void onRemoteClosed() {
    if (!isClosed) {
      isClosed = true;
      boolean wasHeardOf = isOpen;
      isOpen = false;
      connection.network.scheduler.schedule(
          0,
          () -> {
            if (listener != null && wasHeardOf && !connection.isClosed()) {
              listener.onClose();
            }
          });
    }
  }

  private void deliver(byte[] message) {
    FakePeerConnections network = connection.network;
    FakeDataChannel other = connection.remoteChannel(config.id());
    if (other == null) {
      return;
    }
    // Unordered messages wander; ordered ones never arrive before those that were sent before.
    int jitterMs = network.random.nextInt(network.latencyMs() + 1);
    long arrivalMs = network.scheduler.nowMs() + network.latencyMs() + jitterMs;
    if (config.ordered()) {
      arrivalMs = Math.max(arrivalMs, lastArrivalMs);
      lastArrivalMs = arrivalMs;
    }
    byte[] copy = message.clone();
    network.scheduler.schedule(
        arrivalMs - network.scheduler.nowMs(), () -> other.arrive(copy, connection));
  }

  private void arrive(byte[] message, FakePeerConnection sender) {
    // What is under way when either end goes away is gone.
    if (isClosed || connection.isClosed() || sender.isClosed()) {
      return;
    }
    if (connection.network.isDeaf(connection.owner)) {
      if (config.maxRetransmits() == DataChannelConfig.UNLIMITED) {
        connection.network.scheduler.schedule(RETRANSMIT_MS, () -> arrive(message, sender));
      }
    } else {
      open();
      if (listener != null) {
        listener.onMessage(message);
      }
    }
  }
}
