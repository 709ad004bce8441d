package dev.onlinematch.web.net;

import dev.onlinematch.nakama.HttpRequest;
import dev.onlinematch.nakama.HttpResponse;
import dev.onlinematch.nakama.HttpTransport;
import dev.onlinematch.web.w3c.Fetch;
import dev.onlinematch.web.w3c.RequestInit;
import dev.onlinematch.web.w3c.Response;
import java.util.Map;
import org.teavm.jso.core.JSMapLike;
import org.teavm.jso.core.JSObjects;
import org.teavm.jso.core.JSString;

/** {@code fetch}. Sends no cookies and keeps nothing in the browser's cache. */
public final class FetchTransport implements HttpTransport {

  private static final String LOCATION = "Location";

  /** Needs nothing. */
  public FetchTransport() {}

  @Override
  public void send(HttpRequest request, Reply reply) {
    // The browser says no more than "Failed to fetch", and that only to developers.
    Fetch.fetch(request.url(), init(request))
        .then(response -> readBody(response, reply), reason -> reply.onUnreachable(""));
  }

  private static void readBody(Response response, Reply reply) {
    int status = response.getStatus();
    String location = response.getHeaders().get(LOCATION);
    Map<String, String> headers =
        location == null ? HttpRequest.headersOf() : HttpRequest.headersOf(LOCATION, location);
    response
        .text()
        .then(
            body -> reply.onResponse(new HttpResponse(status, headers, body.stringValue())),
            reason -> reply.onUnreachable("The answer broke off."));
  }

  private static RequestInit init(HttpRequest request) {
    JSMapLike<JSString> headers = JSObjects.create();
    for (Map.Entry<String, String> header : request.headers().entrySet()) {
      headers.set(header.getKey(), JSString.valueOf(header.getValue()));
    }
    RequestInit init = JSObjects.create();
    init.setMethod(request.method());
    init.setHeaders(headers);
    init.setCredentials("omit");
    init.setCache("no-store");
    if (request.body() != null) {
      init.setBody(request.body());
    }
    return init;
  }
}
