package dev.onlinematch.webrtc;

import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelObserver;
import dev.onvoid.webrtc.RTCDataChannelState;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A channel of libwebrtc whose messages wait in a queue. */
public final class LibChannel implements RTCDataChannelObserver {

  /** A message as it came. */
  public record Message(byte[] bytes, boolean isBinary) {}

  final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
  private final CountDownLatch open = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final RTCDataChannel channel;

  /** Listens from now on. */
  public LibChannel(RTCDataChannel channel) {
    this.channel = channel;
    channel.registerObserver(this);
    onStateChange();
  }

  @Override
  public void onBufferedAmountChange(long previousAmount) {
    // Nobody asks.
  }

  @Override
  public void onStateChange() {
    if (channel.getState() == RTCDataChannelState.OPEN) {
      open.countDown();
    } else if (channel.getState() == RTCDataChannelState.CLOSED) {
      closed.countDown();
    }
  }

  @Override
  public void onMessage(RTCDataChannelBuffer buffer) {
    byte[] bytes = new byte[buffer.data.remaining()];
    buffer.data.get(bytes);
    messages.add(new Message(bytes, buffer.binary));
  }

  /** Waits until it is open. */
  public void awaitOpen() throws InterruptedException {
    if (!open.await(20, TimeUnit.SECONDS)) {
      throw new AssertionError("the channel did not open");
    }
  }

  /** Waits until it is closed. */
  public void awaitClosed() throws InterruptedException {
    if (!closed.await(20, TimeUnit.SECONDS)) {
      throw new AssertionError("the channel did not close");
    }
  }

  /** The W3C method. */
  public void send(byte[] bytes, boolean isBinary) throws Exception {
    channel.send(new RTCDataChannelBuffer(ByteBuffer.wrap(bytes), isBinary));
  }

  /** The next message. */
  public Message next() throws InterruptedException {
    Message message = messages.poll(20, TimeUnit.SECONDS);
    if (message == null) {
      throw new AssertionError("no message within 20 s");
    }
    return message;
  }

  /** The W3C method. */
  public void close() {
    channel.close();
  }
}
