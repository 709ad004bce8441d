package dev.onlinematch.webrtc.io;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/**
 * The receiving half of a {@link UdpPort}: several datagrams with one system call where there is
 * one for it.
 */
final class DatagramReceiver {

  private static final int SLOTS = 32;

  private final DatagramChannel channel;

  /** Null where there is no system call for several. */
  private final MessageBatch batch;

  private final ByteBuffer buffer;
  private final byte[] bytes;

  /**
   * A receiver.
   *
   * @param socket the channel's, where the system is one that we can talk to; or null
   * @param maxDatagramBytes longer ones are cut
   */
  DatagramReceiver(DatagramChannel channel, SocketDescriptor socket, int maxDatagramBytes) {
    this.channel = channel;
    this.bytes = new byte[maxDatagramBytes];
    if (socket == null) {
      batch = null;
      buffer = ByteBuffer.allocateDirect(maxDatagramBytes);
      return;
    }
    batch = new MessageBatch(socket, SLOTS, SLOTS * maxDatagramBytes);
    buffer = batch.payload();
    for (int i = 0; i < SLOTS; i++) {
      batch.setPayload(i, i * maxDatagramBytes, maxDatagramBytes);
    }
  }

  /** Hands over what has arrived, at most {@code max} datagrams. Returns how many there were. */
  int drain(int max, UdpPort.Receiver to) {
    return batch == null ? drainOneByOne(max, to) : drainBatches(max, to);
  }

  private int drainBatches(int max, UdpPort.Receiver to) {
    int count = 0;
    while (count < max) {
      int asked = Math.min(SLOTS, max - count);
      int came = batch.receive(asked);
      for (int i = 0; i < came; i++) {
        int length = batch.received(i);
        buffer.get(i * bytes.length, bytes, 0, length);
        to.receive(bytes, length, batch.remote(i));
      }
      count += came;
      if (came < asked) {
        break;
      }
    }
    return count;
  }

  private int drainOneByOne(int max, UdpPort.Receiver to) {
    for (int count = 0; count < max; count++) {
      InetSocketAddress remote = receiveOne();
      if (remote == null) {
        return count;
      }
      buffer.flip();
      int length = buffer.remaining();
      buffer.get(bytes, 0, length);
      to.receive(bytes, length, remote);
    }
    return max;
  }

  private InetSocketAddress receiveOne() {
    buffer.clear();
    try {
      return (InetSocketAddress) channel.receive(buffer);
    } catch (IOException e) {
      // An ICMP error about something we sent earlier; there may be more behind it.
      return null;
    }
  }
}
