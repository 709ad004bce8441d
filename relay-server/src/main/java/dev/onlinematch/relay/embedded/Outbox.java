package dev.onlinematch.relay.embedded;

import dev.onlinematch.nakama.engine.SocketPort;
import java.util.ArrayDeque;
import java.util.Queue;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/**
 * The engine's way to one WebSocket. One frame at a time is given to the network, the others wait
 * here; how many may wait is the engine's to say. Used on the loop only.
 */
final class Outbox implements SocketPort {

  private final EngineLoop loop;
  private final Session session;
  private final Queue<String> waiting = new ArrayDeque<>();
  private boolean isSending;

  Outbox(EngineLoop loop, Session session) {
    this.loop = loop;
    this.session = session;
  }

  @Override
  public void sendText(String text) {
    waiting.add(text);
    maybeSendNext();
  }

  @Override
  public void close(int code, String reason) {
    session.close(code, reason, Callback.NOOP);
  }

  @Override
  public void abort() {
    waiting.clear();
    session.disconnect();
  }

  @Override
  public int queuedFrames() {
    return waiting.size();
  }

  private void maybeSendNext() {
    if (isSending || waiting.isEmpty()) {
      return;
    }
    isSending = true;
    // A socket that fails is closed by Jetty, and its listener hears of that.
    session.sendText(
        waiting.remove(), Callback.from(this::sent, failure -> loop.enqueue(waiting::clear)));
  }

  private void sent() {
    loop.enqueue(
        () -> {
          isSending = false;
          maybeSendNext();
        });
  }
}
