package dev.onlinematch.webrtc.io;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/**
 * The sending half of a {@link UdpPort}. Where the system can cut one long buffer into datagrams,
 * full-size datagrams to one peer wait for each other, until one that is shorter or goes elsewhere,
 * or {@link #flush}: bulk goes out by the dozen, and what is small leaves at once.
 */
final class DatagramSender {

  // Linux takes 64 segments at a time at most, and 65507 bytes.
  private static final int MAX_SEGMENTS = 48;

  private final DatagramChannel channel;
  private final ByteBuffer buffer;

  /** How long the datagrams are that wait for each other; 0 if none do. */
  private int segmentBytes;

  /** Where the latest datagram went, or goes with those that wait. */
  private InetSocketAddress latestRemote;

  private boolean isWaiting;

  private long unsent;
  private int turns;

  /**
   * A sender that begins without waiting datagrams.
   *
   * @param segmentBytes as above; the channel's socket must have been told the same
   */
  DatagramSender(DatagramChannel channel, int maxDatagramBytes, int segmentBytes) {
    this.channel = channel;
    this.segmentBytes = segmentBytes;
    this.buffer =
        ByteBuffer.allocateDirect(Math.max(maxDatagramBytes, MAX_SEGMENTS * segmentBytes));
  }

  void send(byte[] datagram, int offset, int length, InetSocketAddress to) {
    if (segmentBytes > 0 && length > segmentBytes) {
      // The system would cut it in two.
      unsent++;
      return;
    }
    if (!to.equals(latestRemote)) {
      flush();
      latestRemote = to;
      turns++;
    }
    isWaiting = true;
    buffer.put(datagram, offset, length);
    if (length != segmentBytes || buffer.remaining() < segmentBytes) {
      flush();
    }
  }

  /** Sends what waits. */
  void flush() {
    if (!isWaiting) {
      return;
    }
    buffer.flip();
    boolean isSeveral = segmentBytes > 0 && buffer.limit() > segmentBytes;
    if (!sendBuffer() && isSeveral) {
      // The route does not take it: a smaller MTU, a network card without checksums.
      sendOneByOne(segmentBytes);
      segmentBytes = 0;
    }
    buffer.clear();
    isWaiting = false;
  }

  private void sendOneByOne(int datagramBytes) {
    int end = buffer.limit();
    for (int at = 0; at < end; at += datagramBytes) {
      buffer.limit(Math.min(end, at + datagramBytes)).position(at);
      sendBuffer();
    }
  }

  /**
   * Whether the system did not refuse it. UDP promises no more; what it has no room for is lost.
   */
  private boolean sendBuffer() {
    int datagrams = segmentBytes == 0 ? 1 : (buffer.remaining() + segmentBytes - 1) / segmentBytes;
    try {
      if (channel.send(buffer, latestRemote) == 0) {
        unsent += datagrams;
      }
      return true;
    } catch (IOException e) {
      unsent += datagrams == 1 ? 1 : 0;
      return false;
    }
  }

  int takeTurns() {
    int count = turns;
    turns = 0;
    return count;
  }

  long unsent() {
    return unsent;
  }
}
