package dev.onlinematch.relay.embedded;

import dev.onlinematch.live.WebSocketProbe;
import dev.onlinematch.nakama.engine.EngineOptions;
import dev.onlinematch.relay.http.CannotListenException;
import dev.onlinematch.relay.http.HttpLimits;
import dev.onlinematch.relay.http.HttpProbe;
import dev.onlinematch.relay.http.ListenAddress;
import dev.onlinematch.relay.http.TrustedProxies;
import dev.onlinematch.relay.http.WebServer;
import dev.onlinematch.relay.limits.Refusals;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An embedded signalling server on a free port, and those who talk to it. */
final class EmbeddedFixture implements AutoCloseable {

  static final String SERVER_KEY = "Basic ZGVmYXVsdGtleTo=";

  private final EmbeddedNakama embedded;
  private final WebServer server;
  private final HttpProbe probe;

  EmbeddedFixture(EngineOptions options) throws CannotListenException {
    embedded = new EmbeddedNakama(options);
    server =
        WebServer.start(
            new ListenAddress("127.0.0.1", 0),
            List.of(embedded),
            HttpLimits.usual().withBodyBytes(EmbeddedNakama.BODY_BYTES),
            TrustedProxies.none(),
            new Refusals());
    probe = new HttpProbe(server.port());
  }

  static EmbeddedFixture start() throws CannotListenException {
    return new EmbeddedFixture(EngineOptions.development());
  }

  int port() {
    return server.port();
  }

  HttpProbe probe() {
    return probe;
  }

  EmbeddedNakama embedded() {
    return embedded;
  }

  /** Signs a device in. */
  String token(String device) {
    byte[] answer =
        probe
            .send(
                "POST",
                "/v2/account/authenticate/device?create=true",
                "{\"id\":\"device-" + device + "\"}",
                "Authorization",
                SERVER_KEY)
            .body();
    return field(new String(answer, StandardCharsets.UTF_8), "token");
  }

  /** A socket of a device, open. */
  WebSocketProbe socket(String device) {
    return WebSocketProbe.open(port(), "?token=" + token(device));
  }

  /** A text field of a JSON answer, wherever it stands. */
  static String field(String json, String name) {
    Matcher matcher = Pattern.compile('"' + name + "\":\"([^\"]*)\"").matcher(json);
    if (!matcher.find()) {
      throw new AssertionError("no " + name + " in " + json);
    }
    return matcher.group(1);
  }

  @Override
  public void close() {
    server.close();
    embedded.close();
  }
}
