package dev.onlinematch.relay.session;

import dev.onlinematch.webrtc.AcceptorOptions;
import dev.onlinematch.webrtc.PeerAcceptor;
import dev.onlinematch.webrtc.io.UdpLoop;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A loop that is the thread of a UDP port, so that a message changes threads nowhere. */
public final class UdpRelayLoop implements RelayLoop {

  private static final Logger LOG = LoggerFactory.getLogger(UdpRelayLoop.class);

  private final PeerAcceptor acceptor;

  /**
   * Binds the port and starts the thread.
   *
   * @throws IOException if the port cannot be bound
   */
  public UdpRelayLoop(AcceptorOptions options) throws IOException {
    acceptor = new PeerAcceptor(options);
  }

  PeerAcceptor acceptor() {
    return acceptor;
  }

  @Override
  public void execute(Runnable task) {
    acceptor.execute(
        () -> {
          try {
            task.run();
          } catch (RuntimeException e) {
            // Our own mistake; it must not end the games of everybody else on this loop.
            LOG.error("the relay failed at one task", e);
          }
        });
  }

  @Override
  public long nowMs() {
    return UdpLoop.nowMs();
  }

  @Override
  public void close() {
    try {
      acceptor.close();
    } catch (IOException e) {
      LOG.warn("the UDP port did not close", e);
    }
  }
}
