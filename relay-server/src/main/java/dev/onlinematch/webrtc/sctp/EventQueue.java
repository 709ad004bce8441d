package dev.onlinematch.webrtc.sctp;

import dev.onlinematch.webrtc.sctp.rx.MessageSink;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Events that nobody has taken yet. Bounded by the receive window: messages in it count against it.
 */
final class EventQueue implements MessageSink {

  private final Queue<SctpEvent> events = new ArrayDeque<>();
  private int waitingBytes;

  @Override
  public void onMessage(int streamId, int ppid, byte[] payload) {
    waitingBytes += costOf(payload);
    events.add(new SctpEvent.MessageReceived(streamId, ppid, payload));
  }

  @Override
  public int waitingBytes() {
    return waitingBytes;
  }

  void add(SctpEvent event) {
    events.add(event);
  }

  SctpEvent poll() {
    SctpEvent event = events.poll();
    if (event instanceof SctpEvent.MessageReceived message) {
      waitingBytes -= costOf(message.payload());
    }
    return event;
  }

  // An event with its objects is about this much more than its bytes.
  private static int costOf(byte[] payload) {
    return payload.length + 64;
  }
}
