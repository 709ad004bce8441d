package dev.onlinematch.relay.abuse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.relay.http.CannotListenException;
import dev.onlinematch.relay.limits.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients of the web server who take their time. */
@Timeout(120)
class SlowClientsTest {

  /** With the match's sockets and the probe's connections there is room for no more. */
  private static final int MANY = 60;

  private final ScheduledExecutorService dribble = Executors.newSingleThreadScheduledExecutor();
  private Future<?> dribbling = CompletableFuture.completedFuture(null);
  private ServerUnderAttack server;

  @BeforeEach
  void start() throws CannotListenException {
    server = new ServerUnderAttack(2_000);
  }

  @AfterEach
  void stop() {
    dribbling.cancel(true);
    dribble.shutdownNow();
    server.close();
  }

  private void dribble(List<RawClient> clients) {
    dribbling =
        dribble.scheduleWithFixedDelay(
            () -> clients.forEach(RawClient::dribbles), 0, 50, TimeUnit.MILLISECONDS);
  }

  @Test
  void whoBringsHeadersByteByByteIsHungUpOn() throws Exception {
    List<RawClient> slow =
        RawClient.several(MANY, server.port(), "GET /health HTTP/1.1\r\nHost: a\r\nX-Slow: ");
    dribble(slow);

    server.refuses(MANY, Refusal.SLOW_HEADERS);

    for (RawClient client : slow) {
      assertNull(client.hearsLine());
    }
    server.playedOnUndisturbed();
    RawClient.closeAll(slow);
  }

  @Test
  void whoBringsABodyByteByByteHoldsUpNobodyAndIsHungUpOn() throws Exception {
    List<RawClient> slow =
        RawClient.several(
            MANY,
            server.port(),
            String.join(
                "\r\n",
                "POST /relay/offer?match=m&session=s HTTP/1.1",
                "Host: a",
                "Content-Type: application/sdp",
                "Content-Length: 60000",
                "",
                ""));
    dribble(slow);
    assertEquals(200, server.http().get("/health").statusCode());

    server.refuses(MANY, Refusal.SLOW_REQUEST);

    server.playedOnUndisturbed();
    RawClient.closeAll(slow);
  }

  @Test
  void whoAsksAndDoesNotTakeTheAnswerIsHungUpOn() throws Exception {
    // Two hundred KB, again and again: more than all buffers on the way hold, some tens of MB where
    // Linux lets them grow.
    String ask = "GET /main.js HTTP/1.1\r\nHost: a\r\n\r\n".repeat(250);
    List<RawClient> slow = RawClient.several(3, server.port(), ask);

    server.refuses(3, Refusal.SLOW_REQUEST);

    server.playedOnUndisturbed();
    RawClient.closeAll(slow);
  }

  @Test
  void aClientWhoIsQuickMayUseOneConnectionForLong() throws IOException, InterruptedException {
    try (RawClient client = new RawClient(server.port())) {
      long startedNs = System.nanoTime();
      // Longer than any one request may take.
      while (System.nanoTime() - startedNs < TimeUnit.MILLISECONDS.toNanos(2_500)) {
        client.says("GET /health HTTP/1.1\r\nHost: a\r\n\r\n");
        assertEquals("HTTP/1.1 200 OK", client.hearsLine());
        String line = client.hearsLine();
        while (!line.endsWith("}")) {
          // The body has no line break behind it: it ends with its length.
          line = line.isEmpty() ? client.hears("{\"status\":\"up\"}".length()) : client.hearsLine();
        }
      }
    }
    assertEquals(0, server.refused(Refusal.SLOW_HEADERS) + server.refused(Refusal.SLOW_REQUEST));
    server.playedOnUndisturbed();
  }

  private boolean isServed() throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      client.says("GET /health HTTP/1.1\r\nHost: a\r\n\r\n");
      return "HTTP/1.1 200 OK".equals(client.hearsLine());
    }
  }

  @Test
  void oneAddressHasSoManyConnectionsAndNoMore() throws Exception {
    List<RawClient> many =
        RawClient.several(ServerUnderAttack.CONNECTIONS_PER_ADDRESS, server.port(), "");

    // The match had some already.
    Eventually.holds(() -> many.stream().filter(RawClient::isHungUpOn).count() >= 4);

    long welcome = many.stream().filter(client -> !client.isHungUpOn()).count();
    assertTrue(welcome > MANY, welcome + " of them were let in");
    RawClient.closeAll(many);
    Eventually.holds(() -> isServed());
    assertTrue(server.refused(Refusal.CONNECTIONS_OF_ADDRESS) >= 4);
    server.playedOnUndisturbed();
  }
}
