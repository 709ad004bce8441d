package dev.onlinematch.lab;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * One packet of a capture: who sent it, and to whom. Of IPv4, IPv6 and ARP, where the addresses are
 * those of who asks and who is asked for.
 *
 * @param protocol as IP numbers them; {@link #ARP} for that
 * @param bytes its length on the wire
 */
public record CapturedPacket(InetAddress source, InetAddress destination, int protocol, int bytes) {

  /** In place of a number of IP's. */
  public static final int ARP = -1;

  /** As IP numbers it. */
  public static final int ICMPV6 = 58;

  private static final int MAGIC = 0xA1B2C3D4;
  private static final int ETHERNET = 1;
  private static final int FILE_HEADER_BYTES = 24;
  private static final int PACKET_HEADER_BYTES = 16;
  private static final int ETHERNET_HEADER_BYTES = 14;

  /** Reads a file of tcpdump's (pcap-savefile(5)) of an Ethernet interface. */
  static List<CapturedPacket> readAll(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    if (in.getInt(0) != MAGIC) {
      in.order(ByteOrder.BIG_ENDIAN);
    }
    if (in.getInt(0) != MAGIC || in.getInt(20) != ETHERNET) {
      throw new IllegalArgumentException("not a capture of an Ethernet interface");
    }
    List<CapturedPacket> packets = new ArrayList<>();
    int at = FILE_HEADER_BYTES;
    while (at + PACKET_HEADER_BYTES <= file.length) {
      int captured = in.getInt(at + 8);
      int frame = at + PACKET_HEADER_BYTES;
      if (captured < 0 || frame + captured > file.length) {
        throw new IllegalArgumentException("the capture ends within a packet");
      }
      CapturedPacket packet = read(ByteBuffer.wrap(file, frame, captured).slice());
      if (packet != null) {
        packets.add(packet);
      }
      at = frame + captured;
    }
    return packets;
  }

  private static CapturedPacket read(ByteBuffer frame) {
    int length = frame.limit();
    int etherType = frame.getShort(12) & 0xFFFF;
    int header = ETHERNET_HEADER_BYTES;
    return switch (etherType) {
      case 0x0800 ->
          packet(frame, header + 12, header + 16, 4, frame.get(header + 9) & 0xFF, length);
      case 0x86DD ->
          packet(frame, header + 8, header + 24, 16, frame.get(header + 6) & 0xFF, length);
      case 0x0806 -> packet(frame, header + 14, header + 24, 4, ARP, length);
      default -> null;
    };
  }

  private static CapturedPacket packet(
      ByteBuffer frame, int source, int destination, int bytes, int protocol, int length) {
    return new CapturedPacket(
        address(frame, source, bytes), address(frame, destination, bytes), protocol, length);
  }

  private static InetAddress address(ByteBuffer frame, int at, int bytes) {
    byte[] address = new byte[bytes];
    frame.get(at, address);
    try {
      return InetAddress.getByAddress(address);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
