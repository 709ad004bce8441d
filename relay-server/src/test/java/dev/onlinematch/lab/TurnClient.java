package dev.onlinematch.lab;

import dev.onlinematch.relay.turn.TurnCredentials;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * As much of a TURN client (RFC 8656, RFC 6062) as somebody needs who has credentials and wants to
 * reach what he should not: allocates, asks for permissions and channels, and sends without any.
 * Peers are bytes and not Java's addresses, because those make IPv4 of an IPv6-mapped one.
 *
 * <p>What is asked for returns 0, or the code of the error that was answered (RFC 8489, 14.8).
 */
public final class TurnClient implements AutoCloseable {

  /** For {@link #allocate}: relays datagrams. */
  public static final int UDP = 17;

  /** For {@link #allocate}: relays connections (RFC 6062). */
  public static final int TCP = 6;

  /** In place of a code: no answer at all. */
  public static final int SILENCE = -1;

  private static final int DEADLINE_MS = 10_000;
  private static final int MAX_BYTES = 2_048;

  private static final int ALLOCATE = 0x003;
  private static final int REFRESH = 0x004;
  private static final int SEND_INDICATION = 0x016;
  private static final int CREATE_PERMISSION = 0x008;
  private static final int CHANNEL_BIND = 0x009;
  private static final int RESPONSE = 0x100;
  private static final int ERROR = 0x110;

  private static final int CHANNEL_NUMBER = 0x000C;
  private static final int LIFETIME = 0x000D;
  private static final int DATA = 0x0013;
  private static final int REQUESTED_ADDRESS_FAMILY = 0x0017;
  private static final int REQUESTED_TRANSPORT = 0x0019;

  private static final int UNAUTHORIZED = 401;
  private static final int STALE_NONCE = 438;

  private final TurnMessages messages;

  /** One of the two: how the server is spoken to. */
  private final DatagramSocket datagrams;

  private final Socket stream;
  private int channel = 0x4000;

  private TurnClient(TurnCredentials credentials, DatagramSocket datagrams, Socket stream) {
    this.messages = new TurnMessages(credentials);
    this.datagrams = datagrams;
    this.stream = stream;
  }

  /** Speaks to the server by UDP. */
  public static TurnClient byUdp(InetSocketAddress server, TurnCredentials credentials)
      throws IOException {
    DatagramSocket socket = new DatagramSocket();
    socket.connect(server);
    socket.setSoTimeout(DEADLINE_MS);
    return new TurnClient(credentials, socket, null);
  }

  /** Speaks to the server by TCP. */
  public static TurnClient byTcp(InetSocketAddress server, TurnCredentials credentials)
      throws IOException {
    Socket socket = new Socket();
    socket.connect(server, DEADLINE_MS);
    socket.setSoTimeout(DEADLINE_MS);
    return new TurnClient(credentials, null, socket);
  }

  /** Asks for a relayed address of a family. */
  public int allocate(int transport, boolean isIpv6) throws IOException {
    byte[] wanted = attribute(REQUESTED_TRANSPORT, transport << 24);
    return isIpv6
        ? request(ALLOCATE, wanted, attribute(REQUESTED_ADDRESS_FAMILY, 2 << 24))
        : request(ALLOCATE, wanted);
  }

  /** Asks to be allowed to send there. */
  public int createPermission(byte[] peer, int port) throws IOException {
    return request(CREATE_PERMISSION, TurnMessages.peer(peer, port));
  }

  /** Asks for a channel there. */
  public int bindChannel(byte[] peer, int port) throws IOException {
    return request(
        CHANNEL_BIND, attribute(CHANNEL_NUMBER, channel++ << 16), TurnMessages.peer(peer, port));
  }

  /** Sends there, allowed or not; returns when the server has dealt with it. */
  public void send(byte[] peer, int port, byte[] data) throws IOException {
    transmit(
        TurnMessages.plain(
            SEND_INDICATION, TurnMessages.peer(peer, port), TurnMessages.attribute(DATA, data)));
    refresh(600);
  }

  private int refresh(int seconds) throws IOException {
    return request(REFRESH, attribute(LIFETIME, seconds));
  }

  private static byte[] attribute(int type, int value) {
    return TurnMessages.attribute(type, ByteBuffer.allocate(4).putInt(value).array());
  }

  private int request(int method, byte[]... attributes) throws IOException {
    int error = exchange(method, attributes);
    // The first answer of all brings the nonce, which is not good for ever.
    boolean isFirst = error == UNAUTHORIZED && method == ALLOCATE;
    return isFirst || error == STALE_NONCE ? exchange(method, attributes) : error;
  }

  private int exchange(int method, byte[]... attributes) throws IOException {
    transmit(messages.request(method, attributes));
    while (true) {
      ByteBuffer answer;
      try {
        answer = ByteBuffer.wrap(receive());
      } catch (SocketTimeoutException e) {
        return SILENCE;
      }
      int type = answer.getShort(0);
      if (type == (ERROR | method)) {
        return messages.readError(answer);
      }
      if (type == (RESPONSE | method)) {
        return 0;
      }
    }
  }

  private void transmit(byte[] message) throws IOException {
    if (datagrams != null) {
      datagrams.send(new DatagramPacket(message, message.length));
    } else {
      stream.getOutputStream().write(message);
    }
  }

  private byte[] receive() throws IOException {
    if (datagrams != null) {
      DatagramPacket packet = new DatagramPacket(new byte[MAX_BYTES], MAX_BYTES);
      datagrams.receive(packet);
      return Arrays.copyOf(packet.getData(), packet.getLength());
    }
    DataInputStream in = new DataInputStream(stream.getInputStream());
    byte[] message = new byte[MAX_BYTES];
    in.readFully(message, 0, TurnMessages.HEADER_BYTES);
    int length = ByteBuffer.wrap(message).getShort(2);
    in.readFully(message, TurnMessages.HEADER_BYTES, length);
    return Arrays.copyOf(message, TurnMessages.HEADER_BYTES + length);
  }

  /** Gives the relayed address back: who goes without a word keeps his place for ten minutes. */
  @Override
  public void close() throws IOException {
    int unused = refresh(0);
    if (datagrams != null) {
      datagrams.close();
    } else {
      stream.close();
    }
  }

  /** The bytes of an address as it is written, an IPv6-mapped one included. */
  public static byte[] bytesOf(String address) throws IOException {
    if (!address.startsWith("::ffff:")) {
      return InetAddress.getByName(address).getAddress();
    }
    ByteBuffer mapped = ByteBuffer.allocate(16).putShort(10, (short) 0xFFFF);
    return mapped.put(12, InetAddress.getByName(address.substring(7)).getAddress()).array();
  }
}
