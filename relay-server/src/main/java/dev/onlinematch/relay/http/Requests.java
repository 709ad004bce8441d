package dev.onlinematch.relay.http;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** What several routes read from a request in the same way. */
final class Requests {

  private Requests() {}

  /** RFC 6750, 2.1; null where there is none. */
  static String bearer(Context context) {
    String authorization = context.header("Authorization");
    boolean isBearer =
        authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7);
    return isBearer ? authorization.substring(7).strip() : null;
  }

  static Knock knock(Context context) throws UnknownHostException {
    return new Knock(
        // A literal address: nothing is looked up.
        InetAddress.getByName(context.req().getRemoteAddr()),
        context.header("X-Forwarded-For"),
        context.header("Origin"),
        context.header("Host"));
  }

  /** Answers with a status and a sentence for people. */
  static void refuse(Context context, int status, String words) {
    if (status == 401) {
      context.header("WWW-Authenticate", "Bearer");
    } else if (status == 429) {
      context.header("Retry-After", "1");
    }
    context.status(status).contentType("text/plain").result(words);
  }
}
