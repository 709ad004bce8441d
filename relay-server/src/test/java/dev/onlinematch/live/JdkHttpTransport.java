package dev.onlinematch.live;

import dev.onlinematch.nakama.HttpRequest;
import dev.onlinematch.nakama.HttpResponse;
import dev.onlinematch.nakama.HttpTransport;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The client's HTTP port over the JDK's client. */
final class JdkHttpTransport implements HttpTransport {

  private final HttpClient client = HttpClient.newHttpClient();
  private final PumpedLoop loop;

  JdkHttpTransport(PumpedLoop loop) {
    this.loop = loop;
  }

  @Override
  public void send(HttpRequest request, Reply reply) {
    BodyPublisher body =
        request.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body());
    java.net.http.HttpRequest.Builder builder =
        java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
            .method(request.method(), body);
    request.headers().forEach(builder::header);
    CompletableFuture<?> unused =
        client
            .sendAsync(builder.build(), BodyHandlers.ofString())
            .whenComplete(
                (response, failure) ->
                    loop.enqueue(
                        () -> {
                          if (failure == null) {
                            reply.onResponse(
                                new HttpResponse(response.statusCode(), Map.of(), response.body()));
                          } else {
                            reply.onUnreachable(failure.toString());
                          }
                        }));
  }
}
