package dev.onlinematch.webrtc;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Sends what begins like a ClientHello, some thousand a second, from many ports at once. */
final class HelloSpray implements AutoCloseable {

  private static final int BYTES = 200;
  private static final byte HANDSHAKE = 22;

  private final InetSocketAddress target;
  private final List<DatagramChannel> sockets = new ArrayList<>();
  private final Thread thread = new Thread(this::run, "spray");

  /** Begins at once. */
  HelloSpray(InetSocketAddress target, int ports) throws IOException {
    this.target = target;
    for (int i = 0; i < ports; i++) {
      DatagramChannel socket = DatagramChannel.open();
      socket.bind(new InetSocketAddress(target.getAddress(), 0));
      socket.configureBlocking(false);
      sockets.add(socket);
    }
    thread.start();
  }

  /** How many ports were answered. */
  int answers() throws IOException {
    int answers = 0;
    for (DatagramChannel socket : sockets) {
      if (socket.receive(ByteBuffer.allocate(2_000)) != null) {
        answers++;
      }
    }
    return answers;
  }

  @Override
  public void close() throws IOException {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (DatagramChannel socket : sockets) {
      socket.close();
    }
  }

  private void run() {
    byte[] hello = new byte[BYTES];
    hello[0] = HANDSHAKE;
    try {
      for (int i = 0; true; i++) {
        sockets.get(i % sockets.size()).send(ByteBuffer.wrap(hello), target);
        TimeUnit.MICROSECONDS.sleep(200);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      // The end of the spray.
    }
  }
}
