package dev.onlinematch.nakama;

import java.util.ArrayList;
import java.util.List;

/** One socket at a time, whose other end is the test. */
final class FakeTextSockets implements TextSocketFactory {

  final List<String> sent = new ArrayList<>();
  String url;
  int buffered;
  int closes;
  private Listener listener;

  @Override
  public TextSocket open(String url, Listener listener) {
    this.url = url;
    this.listener = listener;
    return new TextSocket() {

      @Override
      public void send(String text) {
        sent.add(text);
      }

      @Override
      public int bufferedAmount() {
        return buffered;
      }

      @Override
      public void close() {
        closes++;
      }
    };
  }

  void open() {
    listener.onOpen();
  }

  void receive(String text) {
    listener.onText(text);
  }

  void closed(int code, String reason) {
    listener.onClosed(code, reason);
  }

  String lastSent() {
    return sent.get(sent.size() - 1);
  }
}
