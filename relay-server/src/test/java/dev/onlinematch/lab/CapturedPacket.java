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
 * @param sourcePort of UDP and TCP; 0 without one
 * @param destinationPort the same
 */
public record CapturedPacket(
    InetAddress source,
    InetAddress destination,
    int protocol,
    int sourcePort,
    int destinationPort) {

  /** In place of a number of IP's. */
  public static final int ARP = -1;

  private static final int ICMP = 1;
  private static final int TCP = 6;
  private static final int UDP = 17;

  private static final int DOMAIN = 53;

  private static final int MAGIC = 0xA1B2C3D4;
  private static final int ETHERNET = 1;
  private static final int FILE_HEADER_BYTES = 24;
  private static final int PACKET_HEADER_BYTES = 16;
  private static final int ETHERNET_HEADER_BYTES = 14;
  private static final int IPV6_HEADER_BYTES = 40;

  /** Whether somebody asks for a name, or his own router tells him that nobody answers. */
  public boolean isAboutNames() {
    boolean isFromRouter = source.isSiteLocalAddress() && destination.isSiteLocalAddress();
    return involvesPort(DOMAIN) || (protocol == ICMP && isFromRouter);
  }

  /** Whether one of its ends is that address. */
  public boolean involves(InetAddress address) {
    return source.equals(address) || destination.equals(address);
  }

  /** Whether one of its ends is that port. */
  public boolean involvesPort(int port) {
    return sourcePort == port || destinationPort == port;
  }

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
    int etherType = frame.getShort(12) & 0xFFFF;
    int at = ETHERNET_HEADER_BYTES;
    return switch (etherType) {
      case 0x0800 -> {
        int headerBytes = (frame.get(at) & 0xF) * 4;
        int protocol = frame.get(at + 9) & 0xFF;
        yield packet(frame, at + 12, at + 16, 4, protocol, at + headerBytes);
      }
      case 0x86DD -> {
        int protocol = frame.get(at + 6) & 0xFF;
        yield packet(frame, at + 8, at + 24, 16, protocol, at + IPV6_HEADER_BYTES);
      }
      case 0x0806 -> packet(frame, at + 14, at + 24, 4, ARP, 0);
      default -> null;
    };
  }

  private static CapturedPacket packet(
      ByteBuffer frame, int source, int destination, int bytes, int protocol, int payload) {
    boolean hasPorts = protocol == TCP || protocol == UDP;
    return new CapturedPacket(
        address(frame, source, bytes),
        address(frame, destination, bytes),
        protocol,
        hasPorts ? frame.getShort(payload) & 0xFFFF : 0,
        hasPorts ? frame.getShort(payload + 2) & 0xFFFF : 0);
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
