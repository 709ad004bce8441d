package dev.onlinematch.peer;

import java.util.ArrayDeque;

/**
 * One end of a channel in {@link FakePeerConnections}. Reliable messages wait while the path is
 * cut, up to {@link #MAX_BUFFERED_BYTES}, and come late where packets are lost; unreliable ones are
 * lost then.
 */
public final class FakeDataChannel implements DataChannel {

  /** Chromium refuses to send above this. */
  public static final int MAX_BUFFERED_BYTES = 16 * 1024 * 1024;

  private static final int RETRANSMIT_MS = 100;

  private final FakePeerConnection connection;
  private final DataChannelConfig config;
  private final boolean isReliable;
  private final ArrayDeque<byte[]> waiting = new ArrayDeque<>();
  private final ArrayDeque<byte[]> unheard = new ArrayDeque<>();
  private Listener listener;
  private boolean isOpen;
  private boolean isClosed;
  private boolean isHeardOpen;
  private int bufferedAmount;
  private long lastArrivalMs;
  private int sentMessages;

  FakeDataChannel(FakePeerConnection connection, DataChannelConfig config) {
    this.connection = connection;
    this.config = config;
    this.isReliable = config.maxRetransmits() == DataChannelConfig.UNLIMITED;
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
    return isHeardOpen && !isClosed && !connection.isClosed();
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
      connection.tellPage(
          () -> {
            isHeardOpen = true;
            if (listener != null) {
              listener.onOpen();
            }
          });
    }
  }

  void flush() {
    while (isOpen && !waiting.isEmpty() && connection.canReach()) {
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
          () ->
              connection.tellPage(
                  () -> {
                    if (listener != null && wasHeardOf) {
                      listener.onClose();
                    }
                  }));
    }
  }

  private void deliver(byte[] message) {
    FakePeerConnections network = connection.network;
    FakeDataChannel other = connection.remoteChannel(config.id());
    if (other == null) {
      return;
    }
    // Unordered messages wander; ordered ones never arrive before those that were sent before.
    int delayMs = network.latencyMs() + network.random.nextInt(network.latencyMs() + 1);
    if (isReliable && network.isLost()) {
      delayMs += RETRANSMIT_MS;
    }
    long nowMs = network.scheduler.nowMs();
    long arrivalMs = nowMs + delayMs;
    if (config.ordered()) {
      arrivalMs = Math.max(arrivalMs, lastArrivalMs);
      lastArrivalMs = arrivalMs;
    }
    byte[] copy = message.clone();
    network.scheduler.schedule(arrivalMs - nowMs, () -> other.arrive(copy, connection));
  }

  private void arrive(byte[] message, FakePeerConnection sender) {
    // What is under way when either end goes away is gone.
    if (isClosed || connection.isClosed() || sender.isClosed()) {
      return;
    }
    if (!isReliable) {
      hear(message);
      return;
    }
    unheard.add(message);
    if (unheard.size() == 1) {
      hearReliable();
    }
  }

  private void hearReliable() {
    if (connection.device.isDeaf) {
      connection.network.scheduler.schedule(RETRANSMIT_MS, this::hearReliable);
    } else {
      while (!unheard.isEmpty()) {
        hear(unheard.remove());
      }
    }
  }

  private void hear(byte[] message) {
    if (!connection.device.isDeaf && !isClosed) {
      open();
      connection.tellPage(
          () -> {
            if (listener != null) {
              listener.onMessage(message);
            }
          });
    }
  }
}
