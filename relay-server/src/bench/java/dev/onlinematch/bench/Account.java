package dev.onlinematch.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.onlinematch.live.WebSocketProbe;
import dev.onlinematch.relay.http.HttpProbe;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who is signed in at the embedded signalling server, with a socket. */
final class Account {

  static final String SERVER_KEY = "Basic ZGVmYXVsdGtleTo=";

  private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");
  private static final Pattern MATCH = Pattern.compile("\"match_id\":\"([^\"]+)\"");
  private static final Pattern SELF =
      Pattern.compile("\"self\":\\{[^}]*\"session_id\":\"([^\"]+)\"");

  private final HttpProbe http;
  private final String name;
  private final WebSocketProbe socket;
  private int asked;

  /** Signs in. */
  Account(int port, String name) {
    this.http = new HttpProbe(port);
    this.name = name;
    socket = WebSocketProbe.open(port, "?token=" + token());
  }

  /** A new one: each is good for a minute. */
  private String token() {
    byte[] answer =
        http.send(
                "POST",
                "/v2/account/authenticate/device",
                "{\"id\":\"device-of-" + name + "\"}",
                "Authorization",
                SERVER_KEY)
            .body();
    return found(TOKEN, new String(answer, UTF_8));
  }

  /** The same seat with a new token. */
  Seat again(Seat seat) {
    return new Seat(seat.match(), seat.session(), token());
  }

  /** A seat in a new match. */
  Seat create() {
    return seat("\"match_create\":{}");
  }

  /** A seat in a match that there is. */
  Seat join(String match) {
    return seat("\"match_join\":{\"match_id\":\"" + match + "\"}");
  }

  private Seat seat(String request) {
    String answer = ask(request);
    return new Seat(found(MATCH, answer), found(SELF, answer), token());
  }

  /** The answer to a request, or the refusal. */
  private String ask(String request) {
    String cid = "\"cid\":\"" + asked++ + "\"";
    return socket.says("{" + cid + "," + request + "}").hears(cid);
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("no " + pattern + " in " + text);
    }
    return matcher.group(1);
  }
}
