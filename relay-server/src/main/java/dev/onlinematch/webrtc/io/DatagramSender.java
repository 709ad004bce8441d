package dev.onlinematch.webrtc.io;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/**
 * The sending half of a {@link UdpPort}. Datagrams wait for each other until there are {@link
 * #MAX_WAITING} or {@link #flush} is called, and then leave with one system call where there is one
 * for several. Where the system can cut one long buffer into datagrams, full-size ones in a row to
 * one peer are one of those: bulk goes out by the dozen.
 */
final class DatagramSender {

  // Most of what a system call for several saves is saved by a few, and the first should not wait
  // for too many others.
  static final int MAX_WAITING = 16;

  // Linux takes 64 segments at a time at most, and 65507 bytes.
  private static final int MAX_SEGMENTS = 48;

  private static final int BUFFER_BYTES = 64 * 1024;

  private final DatagramChannel channel;

  /** Null where there is no system call for several. */
  private final MessageBatch batch;

  private final ByteBuffer buffer;

  /** How long the datagrams are that the system cuts; 0 if it does not. */
  private final int segmentBytes;

  /** What waits: datagrams, and rows of full ones. */
  private final InetSocketAddress[] remotes = new InetSocketAddress[MAX_WAITING];

  private final int[] starts = new int[MAX_WAITING + 1];
  private int waiting;

  /** How many more full datagrams the latest row may take. */
  private int roomInRow;

  private boolean mayJoin;
  private InetSocketAddress latestRemote;
  private long unsent;
  private int turns;

  /**
   * A sender that begins without waiting datagrams.
   *
   * @param socket the channel's, where the system is one that we can talk to; or null
   * @param segmentBytes as above; the channel's socket must have been told the same
   */
  DatagramSender(DatagramChannel channel, SocketDescriptor socket, int segmentBytes) {
    this.channel = channel;
    this.segmentBytes = segmentBytes;
    this.mayJoin = segmentBytes > 0;
    this.batch = socket == null ? null : new MessageBatch(socket, MAX_WAITING, BUFFER_BYTES);
    this.buffer = batch == null ? ByteBuffer.allocateDirect(BUFFER_BYTES) : batch.payload();
  }

  void send(byte[] datagram, int offset, int length, InetSocketAddress to) {
    if (segmentBytes > 0 && length > segmentBytes) {
      // The system would cut it in two.
      unsent++;
      return;
    }
    if (!to.equals(latestRemote)) {
      latestRemote = to;
      turns++;
      roomInRow = 0;
    }
    if (starts[waiting] + length > BUFFER_BYTES || (waiting == MAX_WAITING && roomInRow == 0)) {
      flush();
    }
    boolean isFull = mayJoin && length == segmentBytes;
    if (roomInRow > 0) {
      roomInRow = isFull ? roomInRow - 1 : 0;
    } else {
      remotes[waiting] = to;
      waiting++;
      starts[waiting] = starts[waiting - 1];
      roomInRow = isFull ? MAX_SEGMENTS - 1 : 0;
    }
    buffer.put(starts[waiting], datagram, offset, length);
    starts[waiting] += length;
  }

  /** Sends what waits. */
  void flush() {
    if (batch != null) {
      for (int i = 0; i < waiting; i++) {
        batch.setPayload(i, starts[i], starts[i + 1] - starts[i]);
        batch.setRemote(i, remotes[i]);
      }
    }
    int next = 0;
    while (next < waiting) {
      next += batch == null ? 0 : batch.send(next, waiting);
      if (next < waiting) {
        // What was refused among others is tried alone, to see why.
        sendAlone(next);
        next++;
      }
    }
    waiting = 0;
    roomInRow = 0;
  }

  private void sendAlone(int index) {
    int start = starts[index];
    int end = starts[index + 1];
    boolean isRow = segmentBytes > 0 && end - start > segmentBytes;
    if (!sendBytes(start, end, remotes[index]) && isRow) {
      // The route does not take it: a smaller MTU, a network card without checksums.
      mayJoin = false;
      for (int at = start; at < end; at += segmentBytes) {
        sendBytes(at, Math.min(end, at + segmentBytes), remotes[index]);
      }
    }
  }

  /**
   * Whether the system did not refuse it. UDP promises no more; what it has no room for is lost.
   */
  private boolean sendBytes(int start, int end, InetSocketAddress to) {
    int datagrams = segmentBytes == 0 ? 1 : (end - start + segmentBytes - 1) / segmentBytes;
    buffer.limit(end).position(start);
    try {
      if (channel.send(buffer, to) == 0) {
        unsent += datagrams;
      }
      return true;
    } catch (IOException e) {
      unsent += datagrams == 1 ? 1 : 0;
      return false;
    } finally {
      buffer.clear();
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
