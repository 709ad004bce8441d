package dev.onlinematch.relay.abuse;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** A TCP connection that says what it likes. */
final class RawClient implements AutoCloseable {

  private static final int DEADLINE_MS = 30_000;

  /** Who is not even in the queue after that finds it full. */
  private static final int FULL_MS = 1_000;

  private final Socket socket;

  RawClient(int port) throws IOException {
    this(port, DEADLINE_MS);
  }

  private RawClient(int port, int connectMs) throws IOException {
    socket = SocketChannel.open().socket();
    try {
      // Before it connects, so that the other end learns how little is taken.
      socket.setReceiveBufferSize(1_024);
      socket.setSoTimeout(DEADLINE_MS);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), connectMs);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** As many as there is room for, at most so many, all of which have said something. */
  static List<RawClient> untilFull(int most, int port, String words) throws IOException {
    List<RawClient> clients = new ArrayList<>();
    while (clients.size() < most) {
      try {
        clients.add(new RawClient(port, FULL_MS));
      } catch (SocketTimeoutException e) {
        return clients;
      }
      clients.get(clients.size() - 1).says(words);
    }
    return clients;
  }

  /** So many, all of which have said something. */
  static List<RawClient> several(int count, int port, String words) throws IOException {
    List<RawClient> clients = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      clients.add(new RawClient(port));
      clients.get(i).says(words);
    }
    return clients;
  }

  void says(String words) throws IOException {
    socket.getOutputStream().write(words.getBytes(US_ASCII));
  }

  /** One byte of nonsense; not said where nobody listens any more. */
  void dribbles() {
    try {
      socket.getOutputStream().write('x');
    } catch (IOException e) {
      // Hung up on, which is what the test waits for.
    }
  }

  /** The first line of what is answered; null when it was hung up on. */
  String hearsLine() {
    StringBuilder line = new StringBuilder();
    try {
      for (int c = socket.getInputStream().read(); c != '\n'; c = socket.getInputStream().read()) {
        if (c < 0) {
          return null;
        }
        line.append((char) c);
      }
    } catch (IOException e) {
      return null;
    }
    return line.toString().strip();
  }

  /** So many characters. */
  String hears(int length) throws IOException {
    return new String(socket.getInputStream().readNBytes(length), US_ASCII);
  }

  /**
   * Says the same again and again until nothing more is taken for a second; false if so many bytes
   * were taken.
   */
  boolean isHeldBackWithin(long mostBytes, byte[] words) throws IOException {
    SocketChannel channel = socket.getChannel();
    channel.configureBlocking(false);
    ByteBuffer again = ByteBuffer.allocate(words.length * 100);
    try (Selector selector = Selector.open()) {
      channel.register(selector, SelectionKey.OP_WRITE);
      for (long taken = 0; taken < mostBytes; ) {
        if (!again.hasRemaining() || again.position() == 0) {
          again.clear();
          while (again.remaining() >= words.length) {
            again.put(words);
          }
          again.flip();
        }
        if (selector.select(1_000) == 0) {
          return true;
        }
        selector.selectedKeys().clear();
        taken += channel.write(again);
      }
    }
    return false;
  }

  /** Whether the other end closes the connection within a moment. */
  boolean isHungUpOn() {
    try {
      socket.setSoTimeout(5);
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  static void closeAll(List<RawClient> clients) throws IOException {
    for (RawClient client : clients) {
      client.close();
    }
  }
}
