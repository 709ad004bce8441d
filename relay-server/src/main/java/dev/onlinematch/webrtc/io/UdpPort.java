package dev.onlinematch.webrtc.io;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One bound, non-blocking UDP socket for all peers. Used by the thread of its {@link UdpLoop} only.
 */
public final class UdpPort implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(UdpPort.class);

  // All peers share this socket; a burst of one must not push out the datagrams of the others.
  private static final int SOCKET_BUFFER_BYTES = 4 * 1024 * 1024;

  // Longer datagrams are cut by the socket and refused by whoever reads them: browsers stay far
  // below an Ethernet frame.
  private static final int MAX_DATAGRAM_BYTES = 2_048;

  private final DatagramChannel channel;
  private final InetSocketAddress address;
  private final DatagramReceiver receiver;
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
    this(local, fullDatagramBytes, true);
  }

  /** The same; {@code usesLinux} false to do what is done where there is no Linux. */
  UdpPort(InetSocketAddress local, int fullDatagramBytes, boolean usesLinux) throws IOException {
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
    SocketDescriptor socket = usesLinux ? descriptor(address.getPort()) : null;
    boolean isCut = socket != null && SegmentationOffload.enable(socket, fullDatagramBytes);
    receiver = new DatagramReceiver(channel, socket, MAX_DATAGRAM_BYTES);
    sender = new DatagramSender(channel, socket, isCut ? fullDatagramBytes : 0);
  }

  /** The socket for calls that Java has no name for; null where they are not to be had. */
  private static SocketDescriptor descriptor(int localPort) {
    try {
      SocketDescriptor socket = LibC.is64Bit() ? SocketDescriptor.find(localPort) : null;
      return socket != null && MessageBatch.isAllowed(socket) ? socket : null;
    } catch (IOException | RuntimeException | LinkageError e) {
      // Another system, a container without /proc, a processor that the library was not built for.
      LOG.debug("one system call for each datagram", e);
      return null;
    }
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
  int drain(int max, Receiver to) {
    return receiver.drain(max, to);
  }

  /**
   * Sends a datagram, or drops and counts it: UDP promises no more. It may wait for {@link #flush}.
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
