package dev.onlinematch.relay.session;

import dev.onlinematch.transport.Delivery;
import java.util.ArrayList;
import java.util.List;

/** A connection that takes as many frames as a test lets it. */
final class FakeCarrier implements FrameCarrier {

  final List<byte[]> sent = new ArrayList<>();
  int room = Integer.MAX_VALUE;
  boolean isClosed;

  @Override
  public boolean canTake() {
    return room > 0;
  }

  @Override
  public void send(Delivery channel, byte[] frame) {
    if (isClosed) {
      throw new AssertionError("sent after the end");
    }
    room--;
    sent.add(frame);
  }

  @Override
  public CarrierStatus status() {
    return new CarrierStatus("fake", 0, null);
  }

  @Override
  public void close() {
    isClosed = true;
  }
}
