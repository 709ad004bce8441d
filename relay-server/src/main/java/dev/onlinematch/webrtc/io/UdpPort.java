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
  private final byte[] bytes = new byte[MAX_DATAGRAM_BYTES];
  private final DatagramSender sender;

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
   * @param fullDatagramBytes the longest datagram that will be sent; where the system allows,
   *     several of that length to one peer leave together
   * @throws IOException if the address is in use or not ours
   */
  public UdpPort(InetSocketAddress local, int fullDatagramBytes) throws IOException {
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
    boolean isCut = SegmentationOffload.enable(address.getPort(), fullDatagramBytes);
    sender = new DatagramSender(channel, MAX_DATAGRAM_BYTES, isCut ? fullDatagramBytes : 0);
  }

  /** Where it is bound, with the real port. */
  public InetSocketAddress address() {
    return address;
  }

  /** How many datagrams could not be sent: full buffer, unreachable address. */
  public long unsent() {
    return sender.unsent();
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

  /**
   * Sends a datagram, or drops and counts it: UDP promises no more. A full-size one may wait for
   * {@link #flush}.
   */
  public void send(byte[] datagram, int offset, int length, InetSocketAddress remote) {
    sender.send(datagram, offset, length, remote);
  }

  /** Sends what waits; called at the end of each round. */
  void flush() {
    sender.flush();
  }

  /** How often the receiver changed from one datagram to the next, since this was last asked. */
  int takeTurns() {
    return sender.takeTurns();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
