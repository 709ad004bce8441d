package dev.onlinematch.live;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/**
 * A client that opens a WebSocket by hand, sends frames, and reads nothing after the handshake
 * unless it is asked to. Its receive buffer is small, so the server notices soon.
 */
public final class HandmadeSocket implements AutoCloseable {

  private static final int CLOSE = 8;

  private final Socket socket = new Socket();

  /** Opens it, with a session token. */
  public HandmadeSocket(int port, String token) throws IOException {
    socket.setReceiveBufferSize(4_096);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
    socket.setSoTimeout(10_000);
    String handshake = request("/ws?token=" + token);
    socket.getOutputStream().write(handshake.getBytes(StandardCharsets.US_ASCII));
    int lineEnds = 0;
    while (lineEnds < 4) {
      int next = socket.getInputStream().read();
      lineEnds = next == '\r' || next == '\n' ? lineEnds + 1 : 0;
    }
  }

  /** The words by which a connection is asked to become a WebSocket. */
  public static String request(String path) {
    return String.join(
        "\r\n",
        "GET " + path + " HTTP/1.1",
        "Host: 127.0.0.1",
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
        "",
        "");
  }

  /**
   * Reads on to the very end, as a browser does: it answers the close frame, and to it the socket
   * is closed when the connection is.
   *
   * @return code and reason of the close frame; empty when there was none
   */
  public String hearsTheEnd() throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    String end = "";
    try {
      for (int first = in.read(); first >= 0; first = in.read()) {
        int length = in.readUnsignedByte();
        byte[] payload = new byte[length == 126 ? in.readUnsignedShort() : length];
        in.readFully(payload);
        if ((first & 0xf) == CLOSE && payload.length >= 2) {
          int code = ((payload[0] & 0xff) << 8) | (payload[1] & 0xff);
          end = code + " " + new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
          socket
              .getOutputStream()
              .write(new byte[] {(byte) 0x88, (byte) 0x82, 0, 0, 0, 0, 3, (byte) 0xe8});
        }
      }
    } catch (SocketException cut) {
      // As good an end as any.
    }
    return end;
  }

  /** RFC 6455, 5.2: final text frame, masked by zeros, which leave the text as it is. */
  public void says(String text) throws IOException {
    byte[] payload = text.getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(0x81);
    if (payload.length < 126) {
      frame.write(0x80 | payload.length);
    } else {
      frame.write(0x80 | 126);
      frame.write(payload.length >>> 8);
      frame.write(payload.length);
    }
    frame.write(new byte[4]);
    frame.write(payload);
    socket.getOutputStream().write(frame.toByteArray());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
