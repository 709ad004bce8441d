package dev.onlinematch.web.net;

import dev.onlinematch.nakama.TextSocket;
import dev.onlinematch.nakama.TextSocketFactory;
import dev.onlinematch.time.Scheduler;
import org.teavm.jso.websocket.WebSocket;

/** {@code new WebSocket(url)}. */
public final class BrowserTextSockets implements TextSocketFactory {

  private final Scheduler scheduler;

  /** With a clock, to tell later of a socket that cannot even be tried. */
  public BrowserTextSockets(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  @Override
  public TextSocket open(String url, Listener listener) {
    try {
      return new BrowserTextSocket(new WebSocket(url), listener);
    } catch (RuntimeException e) {
      // SyntaxError for what is no URL, SecurityError for ws: from a page that came by https:.
      scheduler.schedule(0, () -> listener.onClosed(1006, "The browser refuses this address."));
      return new Unopened();
    }
  }

  /** There is nothing to send to. */
  private static final class Unopened implements TextSocket {

    @Override
    public void send(String text) {}

    @Override
    public int bufferedAmount() {
      return 0;
    }

    @Override
    public void close() {}
  }
}
