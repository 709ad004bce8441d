package dev.onlinematch.nakama;

import dev.onlinematch.nakama.engine.EngineSocket;
import dev.onlinematch.nakama.engine.SocketPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A socket straight to the engine that says anything and counts what it hears. */
final class RawSocket implements SocketPort {

  private final EngineSocket socket;
  int heard;

  RawSocket(InMemoryNakama nakama) {
    List<HttpResponse> signIn = new ArrayList<>();
    nakama
        .engine()
        .handleHttp(
            new HttpRequest(
                "POST",
                "/v2/account/authenticate/device",
                Map.of("Authorization", "Basic ZGVmYXVsdGtleTo="),
                "{\"id\":\"device-of-raw\"}"),
            signIn::add);
    String token = Recording.json(signIn.get(0).body()).get("token").asText();
    socket =
        nakama
            .engine()
            .openSocket(new HttpRequest("GET", "/ws?token=" + token, Map.of(), null), this);
  }

  void say(String text) {
    socket.handleText(text);
  }

  void end() {
    socket.handleClosed();
  }

  @Override
  public void sendText(String text) {
    heard++;
  }

  @Override
  public void close(int code, String reason) {}

  @Override
  public void abort() {}

  @Override
  public int queuedFrames() {
    return 0;
  }
}
