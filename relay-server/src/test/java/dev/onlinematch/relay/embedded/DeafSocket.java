package dev.onlinematch.relay.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A client that opens a WebSocket by hand, sends frames, and reads nothing after the handshake. Its
 * receive buffer is small, so the server notices soon.
 */
final class DeafSocket implements AutoCloseable {

  private final Socket socket = new Socket();

  DeafSocket(int port, String token) throws IOException {
    socket.setReceiveBufferSize(4_096);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
    socket.setSoTimeout(5_000);
    String handshake =
        "GET /ws?token="
            + token
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";
    socket.getOutputStream().write(handshake.getBytes(StandardCharsets.US_ASCII));
    int lineEnds = 0;
    while (lineEnds < 4) {
      int next = socket.getInputStream().read();
      lineEnds = next == '\r' || next == '\n' ? lineEnds + 1 : 0;
    }
  }

  /** RFC 6455, 5.2: final text frame, masked by zeros, which leave the text as it is. */
  void says(String text) throws IOException {
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
