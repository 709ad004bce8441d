package dev.onlinematch.webrtc.io;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/**
 * One bound, non-blocking UDP socket for all peers. Used by the thread of its {@link UdpLoop} only.
 */
public final class UdpPort implements AutoCloseable {

  // All peers share this socket; a burst of one must not push out the datagrams of the others.
  private static final int SOCKET_BUFFER_BYTES = 4 * 1024 * 1024;

  // Longer datagrams are cut by the socket and refused by whoever reads them: browsers stay far
  // below an Ethernet frame.
  private static final int MAX_DATAGRAM_BYTES = 2_048;

  private final DatagramChannel channel;
  private final InetSocketAddress address;
  private final ByteBuffer received = ByteBuffer.allocateDirect(MAX_DATAGRAM_BYTES);
  private final ByteBuffer sending = ByteBuffer.allocateDirect(MAX_DATAGRAM_BYTES);
  private final byte[] bytes = new byte[MAX_DATAGRAM_BYTES];
  private long unsent;

  /** Takes datagrams, one at a time; the array is not the receiver's to keep. */
  @FunctionalInterface
  public interface Receiver {
    /** {@code length} bytes from index 0 on came from {@code remote}. */
    void receive(byte[] bytes, int length, InetSocketAddress remote);
  }

  /**
   * Binds a socket.
   *
   * @param local where; port 0 takes any free one
   * @throws IOException if the address is in use or not ours
   */
  public UdpPort(InetSocketAddress local) throws IOException {
    channel = DatagramChannel.open();
    try {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BUFFER_BYTES);
      channel.setOption(StandardSocketOptions.SO_SNDBUF, SOCKET_BUFFER_BYTES);
      channel.bind(local);
      address = (InetSocketAddress) channel.getLocalAddress();
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Where it is bound, with the real port. */
  public InetSocketAddress address() {
    return address;
  }

  /** How many datagrams could not be sent: full buffer, unreachable address. */
  public long unsent() {
    return unsent;
  }

  void register(Selector selector) throws IOException {
    channel.register(selector, SelectionKey.OP_READ);
  }

  /** Hands over what has arrived, at most {@code max} datagrams. Returns how many there were. */
  int drain(int max, Receiver receiver) {
    int count = 0;
    while (count < max) {
      InetSocketAddress remote = receiveOne();
      if (remote == null) {
        return count;
      }
      count++;
      received.flip();
      int length = received.remaining();
      received.get(bytes, 0, length);
      receiver.receive(bytes, length, remote);
    }
    return count;
  }

  private InetSocketAddress receiveOne() {
    received.clear();
    try {
      return (InetSocketAddress) channel.receive(received);
    } catch (IOException e) {
      // An ICMP error about something we sent earlier; there may be more behind it.
      return null;
    }
  }

  /** Sends a datagram, or drops and counts it: UDP promises no more. */
  public void send(byte[] datagram, int offset, int length, InetSocketAddress remote) {
    sending.clear();
    sending.put(datagram, offset, length).flip();
    try {
      if (channel.send(sending, remote) == 0) {
        unsent++;
      }
    } catch (IOException e) {
      unsent++;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
