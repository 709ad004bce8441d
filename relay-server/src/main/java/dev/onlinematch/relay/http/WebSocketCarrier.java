package dev.onlinematch.relay.http;

import dev.onlinematch.relay.session.CarrierStatus;
import dev.onlinematch.relay.session.FrameCarrier;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.RelayChannels;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** The way to a player over a WebSocket. */
final class WebSocketCarrier implements FrameCarrier {

  /**
   * How much may wait for the socket. The kernel's buffer comes on top, and what is in it grows
   * old: the reason why a WebSocket is the last resort.
   */
  private static final int MOST_IN_FLIGHT_BYTES = 32 * 1024;

  private final Session session;
  private final Runnable ready;
  private final AtomicInteger inFlightBytes = new AtomicInteger();
  private final AtomicBoolean isAwaited = new AtomicBoolean();

  /**
   * @param ready called from any thread when there is room again after there was none
   */
  WebSocketCarrier(Session session, Runnable ready) {
    this.session = session;
    this.ready = ready;
  }

  @Override
  public boolean canTake() {
    if (inFlightBytes.get() < MOST_IN_FLIGHT_BYTES) {
      return true;
    }
    isAwaited.set(true);
    // It may have drained between the look and the wish to be told.
    return inFlightBytes.get() < MOST_IN_FLIGHT_BYTES;
  }

  @Override
  public void send(Delivery channel, byte[] frame) {
    byte[] message = new byte[1 + frame.length];
    message[0] = (byte) RelayChannels.idOf(channel);
    System.arraycopy(frame, 0, message, 1, frame.length);
    inFlightBytes.addAndGet(message.length);
    // A socket that fails is closed by Jetty, and its listener hears of that.
    session.sendBinary(
        ByteBuffer.wrap(message), Callback.from(() -> sent(message.length), failure -> {}));
  }

  @Override
  public CarrierStatus status() {
    return new CarrierStatus("WebSocket", inFlightBytes.get(), null);
  }

  @Override
  public void close() {
    session.close(1000, "", Callback.NOOP);
  }

  private void sent(int bytes) {
    if (inFlightBytes.addAndGet(-bytes) < MOST_IN_FLIGHT_BYTES
        && isAwaited.compareAndSet(true, false)) {
      ready.run();
    }
  }
}
