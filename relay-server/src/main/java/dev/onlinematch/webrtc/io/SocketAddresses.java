package dev.onlinematch.webrtc.io;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/**
 * Addresses in the form of Linux:
 *
 * <pre>
 * struct sockaddr_in    0 family, 2   2 port   4 address
 * struct sockaddr_in6   0 family, 10  2 port   8 address   24 scope
 * </pre>
 */
final class SocketAddresses {

  /** Each has so much room: a multiple of eight, no less than either form. */
  static final int BYTES = 32;

  private static final short AF_INET = 2;
  private static final int INET_BYTES = 16;
  private static final short AF_INET6 = 10;
  private static final int INET6_BYTES = 28;

  private static final int PORT = 2;
  private static final int INET_ADDRESS = 4;
  private static final int INET6_ADDRESS = 8;
  private static final int INET6_SCOPE = 24;

  // Of RFC 4291, 2.5.5.2: an address of IPv4 in IPv6's form.
  private static final int MAPPED_MARK_AT = 10;
  private static final int MAPPED_ADDRESS_AT = 12;

  /** How many senders are known again without making their address anew. A power of two. */
  private static final int KNOWN = 4_096;

  private final ByteBuffer memory;
  private final boolean isInet6;
  private final InetSocketAddress[] known = new InetSocketAddress[KNOWN];
  private final long[] knownWords = new long[KNOWN * 3];

  /**
   * Addresses somewhere in a memory.
   *
   * @param memory in the system's byte order
   * @param isInet6 whether they are written in IPv6's form
   */
  SocketAddresses(ByteBuffer memory, boolean isInet6) {
    this.memory = memory;
    this.isInet6 = isInet6;
  }

  /** Writes an address; returns how long it is. */
  int write(int at, InetSocketAddress remote) {
    byte[] address = remote.getAddress().getAddress();
    putPort(at + PORT, remote.getPort());
    if (!isInet6) {
      memory.putShort(at, AF_INET).put(at + INET_ADDRESS, address, 0, 4);
      return INET_BYTES;
    }
    memory.putShort(at, AF_INET6).putInt(at + INET6_SCOPE, 0);
    if (address.length == 4) {
      memory
          .putLong(at + INET6_ADDRESS, 0)
          .putShort(at + INET6_ADDRESS + MAPPED_MARK_AT, (short) -1);
      memory.putShort(at + INET6_ADDRESS + 8, (short) 0);
      memory.put(at + INET6_ADDRESS + MAPPED_ADDRESS_AT, address, 0, 4);
    } else {
      memory.put(at + INET6_ADDRESS, address, 0, address.length);
      memory.putInt(at + INET6_SCOPE, ((Inet6Address) remote.getAddress()).getScopeId());
    }
    return INET6_BYTES;
  }

  /** Reads the address of a sender; the same object for the same sender, mostly. */
  InetSocketAddress read(int at) {
    boolean isShort = memory.getShort(at) == AF_INET;
    long first = memory.getLong(at);
    long second = isShort ? 0 : memory.getLong(at + 8);
    long third = isShort ? 0 : memory.getLong(at + 16);
    long mixed = (first ^ third) * 0x9E3779B97F4A7C15L;
    int slot = (int) (mixed >>> 32) & (KNOWN - 1);
    int words = slot * 3;
    boolean isKnown =
        known[slot] != null
            && knownWords[words] == first
            && knownWords[words + 1] == second
            && knownWords[words + 2] == third
            // Link-local ones differ in their scope as well: rare, so they are not kept.
            && (isShort || memory.getInt(at + INET6_SCOPE) == 0);
    if (!isKnown) {
      known[slot] = make(at, isShort);
      knownWords[words] = first;
      knownWords[words + 1] = second;
      knownWords[words + 2] = third;
    }
    return known[slot];
  }

  private InetSocketAddress make(int at, boolean isShort) {
    byte[] address = new byte[isShort ? 4 : 16];
    memory.get(at + (isShort ? INET_ADDRESS : INET6_ADDRESS), address);
    int scope = isShort ? 0 : memory.getInt(at + INET6_SCOPE);
    try {
      // What is IPv4 in IPv6's form comes out as IPv4.
      InetAddress host =
          scope == 0
              ? InetAddress.getByAddress(address)
              : Inet6Address.getByAddress(null, address, scope);
      return new InetSocketAddress(host, getPort(at + PORT));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("4 and 16 bytes are addresses", e);
    }
  }

  // The network's byte order, whatever that of the memory is.
  private void putPort(int at, int port) {
    memory.put(at, (byte) (port >> 8)).put(at + 1, (byte) port);
  }

  private int getPort(int at) {
    return ((memory.get(at) & 0xFF) << 8) | (memory.get(at + 1) & 0xFF);
  }
}
