package dev.onlinematch.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.onlinematch.live.HandmadeSocket;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;

/** A TCP connection from an address of the attacker's own, which says what it likes. */
final class RawRequest implements AutoCloseable {

  private static final int DEADLINE_MS = 5_000;

  /** Of a WebSocket: the length follows, in two bytes. */
  private static final int LONGER = 126;

  private final Socket socket = new Socket();

  /** Connects from {@code 127.0.0.host}, as far as the system has such addresses. */
  RawRequest(int port, int host) throws IOException {
    try {
      socket.bind(new InetSocketAddress("127.0.0." + host, 0));
    } catch (IOException e) {
      socket.bind(new InetSocketAddress("127.0.0.1", 0));
    }
    socket.setSoTimeout(DEADLINE_MS);
    socket.connect(new InetSocketAddress("127.0.0.1", port), DEADLINE_MS);
  }

  void say(String words) throws IOException {
    socket.getOutputStream().write(words.getBytes(ISO_8859_1));
  }

  /** The status of the answer; 0 when there is none. */
  int status() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = socket.getInputStream().read(); c > 0 && c != '\n'; ) {
      line.append((char) c);
      c = socket.getInputStream().read();
    }
    String[] words = line.toString().split(" ", 3);
    return words.length < 2 ? 0 : Integer.parseInt(words[1]);
  }

  /** Opens a WebSocket, and reads the first message of the server and nothing more. */
  byte[] upgrade(String path) throws IOException {
    say(HandmadeSocket.request(path));
    DataInputStream in = new DataInputStream(socket.getInputStream());
    int lineEnds = 0;
    while (lineEnds < 4) {
      int next = in.readUnsignedByte();
      lineEnds = next == '\r' || next == '\n' ? lineEnds + 1 : 0;
    }
    in.readByte();
    int length = in.readUnsignedByte();
    return in.readNBytes(length == LONGER ? in.readUnsignedShort() : length);
  }

  /** A binary message of a WebSocket: RFC 6455, 5.2, masked by zeros, which leave it as it is. */
  void sayMessage(byte[] message) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(Long.BYTES + message.length);
    frame.put((byte) 0x82).put((byte) (0x80 | LONGER)).putShort((short) message.length).putInt(0);
    socket.getOutputStream().write(frame.put(message).array());
  }

  /** A request with a body, by a connection of its own. */
  static int send(int port, int host, String path, String authorization, String body)
      throws IOException {
    try (RawRequest request = new RawRequest(port, host)) {
      request.say(
          String.join(
                  "\r\n",
                  "POST " + path + " HTTP/1.1",
                  "Host: a",
                  "Connection: close",
                  "Authorization: " + authorization,
                  "Content-Type: application/sdp",
                  "Content-Length: " + body.length(),
                  "",
                  "")
              + body);
      return request.status();
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
