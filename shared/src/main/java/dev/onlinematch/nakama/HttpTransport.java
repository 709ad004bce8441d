package dev.onlinematch.nakama;

/**
 * Port: HTTP requests to the Nakama server. In a browser this is {@code fetch} with {@code
 * credentials: "omit"}; no headers but the given ones, or the server's CORS answer refuses it.
 *
 * <p>Contract: the reply comes once, never inside {@link #send}, and one at a time with all other
 * events. It need not have a deadline of its own; {@link NakamaClient} does.
 */
public interface HttpTransport {

  /** Sends one request. */
  void send(HttpRequest request, Reply reply);

  /** How it ended. */
  interface Reply {

    /** The server answered, with whatever status. */
    void onResponse(HttpResponse response);

    /** There was no answer: no such host, connection refused, blocked by the browser. */
    void onUnreachable(String message);
  }
}
