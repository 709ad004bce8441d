package dev.onlinematch.webrtc.io;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Datagrams for one system call, in the form in which Linux takes and gives several of them
 * (sendmmsg(2), recvmmsg(2)), on 64-bit systems:
 *
 * <pre>
 * struct mmsghdr   0 address of the peer's address   8 its length   16 address of the iovec
 *                 24 number of iovecs, 1            32 0            56 bytes received
 * struct iovec     0 address of the payload          8 its length
 * </pre>
 */
final class MessageBatch {

  private static final int HEADER_BYTES = 64;
  private static final int HEADER_ADDRESS = 0;
  private static final int HEADER_ADDRESS_LENGTH = 8;
  private static final int HEADER_VECTOR = 16;
  private static final int HEADER_VECTORS = 24;
  private static final int HEADER_RECEIVED = 56;
  private static final int VECTOR_BYTES = 16;
  private static final int VECTOR_LENGTH = 8;

  // <sys/socket.h>
  private static final int MSG_DONTWAIT = 0x40;

  private final SocketDescriptor socket;
  private final ByteBuffer memory;
  private final long memoryAt;
  private final SocketAddresses addresses;
  private final int vectorsAt;
  private final int addressesAt;
  private final int payloadAt;
  private final ByteBuffer payload;

  /**
   * A batch of empty datagrams.
   *
   * @param slots how many at most
   * @param payloadBytes how long they are together at most
   */
  MessageBatch(SocketDescriptor socket, int slots, int payloadBytes) {
    this.socket = socket;
    vectorsAt = slots * HEADER_BYTES;
    addressesAt = vectorsAt + slots * VECTOR_BYTES;
    payloadAt = addressesAt + slots * SocketAddresses.BYTES;
    memory = ByteBuffer.allocateDirect(payloadAt + payloadBytes).order(ByteOrder.nativeOrder());
    memoryAt = Pointer.nativeValue(Native.getDirectBufferPointer(memory));
    payload = memory.slice(payloadAt, payloadBytes);
    addresses = new SocketAddresses(memory, socket.isInet6());
    for (int i = 0; i < slots; i++) {
      int header = i * HEADER_BYTES;
      memory.putLong(header + HEADER_ADDRESS, memoryAt + addressAt(i));
      memory.putLong(header + HEADER_VECTOR, memoryAt + vectorsAt + (long) i * VECTOR_BYTES);
      memory.putLong(header + HEADER_VECTORS, 1);
    }
  }

  /** Whether the system lets us: a sandbox may know neither of the two calls. */
  static boolean isAllowed(SocketDescriptor socket) {
    return LibC.sendmmsg(socket.number(), 0, 0, MSG_DONTWAIT) == 0
        && LibC.recvmmsg(socket.number(), 0, 0, MSG_DONTWAIT, 0) == 0;
  }

  /** The payloads of all slots. */
  ByteBuffer payload() {
    return payload;
  }

  /** Where the payload of a slot is. */
  void setPayload(int slot, int offset, int length) {
    int vector = vectorsAt + slot * VECTOR_BYTES;
    memory.putLong(vector, memoryAt + payloadAt + offset);
    memory.putLong(vector + VECTOR_LENGTH, length);
  }

  /** Where a slot goes to. */
  void setRemote(int slot, InetSocketAddress remote) {
    int length = addresses.write(addressAt(slot), remote);
    memory.putInt(slot * HEADER_BYTES + HEADER_ADDRESS_LENGTH, length);
  }

  /** Sends the slots {@code from} to {@code end}; returns how many, before one was refused. */
  int send(int from, int end) {
    long at = memoryAt + (long) from * HEADER_BYTES;
    return Math.max(0, LibC.sendmmsg(socket.number(), at, end - from, MSG_DONTWAIT));
  }

  /** Receives into the first slots; returns how many. */
  int receive(int slots) {
    for (int i = 0; i < slots; i++) {
      memory.putInt(i * HEADER_BYTES + HEADER_ADDRESS_LENGTH, SocketAddresses.BYTES);
    }
    return Math.max(0, LibC.recvmmsg(socket.number(), memoryAt, slots, MSG_DONTWAIT, 0));
  }

  /** How many bytes were received into a slot. */
  int received(int slot) {
    return memory.getInt(slot * HEADER_BYTES + HEADER_RECEIVED);
  }

  /** Where a received slot came from. */
  InetSocketAddress remote(int slot) {
    return addresses.read(addressAt(slot));
  }

  private int addressAt(int slot) {
    return addressesAt + slot * SocketAddresses.BYTES;
  }
}
