package dev.onlinematch.relay.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks a server on this computer, with a deadline on every answer. */
public final class HttpProbe {

  private final HttpClient client = HttpClient.newHttpClient();
  private final String root;

  /** A probe for the server at {@code http://127.0.0.1:port}. */
  public HttpProbe(int port) {
    this("http://127.0.0.1:" + port);
  }

  /** A probe for the server at {@code root}, an address without a path. */
  public HttpProbe(String root) {
    this.root = root;
  }

  /** GET with headers: name, value, name, value. */
  public HttpResponse<byte[]> get(String path, String... headers) {
    return send("GET", path, null, headers);
  }

  /** Any method; {@code body} null for none. */
  public HttpResponse<byte[]> send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(root + path))
            .timeout(Duration.ofSeconds(10))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new AssertionError("no answer to " + method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
