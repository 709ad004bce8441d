package dev.onlinematch.relay.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.live.HandmadeSocket;
import dev.onlinematch.live.WebSocketProbe;
import dev.onlinematch.relay.http.CannotListenException;
import java.io.IOException;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nakama's realtime socket over a real connection, as recorded from a Nakama 3.40. */
class EmbeddedSocketTest {

  private static EmbeddedFixture fixture;

  @BeforeAll
  static void start() throws CannotListenException {
    fixture = EmbeddedFixture.start();
  }

  @AfterAll
  static void stop() {
    fixture.close();
  }

  @Test
  void refusesAHandshakeWithoutAGoodToken() {
    assertEquals(401, refusal(""));
    assertEquals(401, refusal("?token=abc"));
    assertEquals(400, refusal("?format=xml&token=abc"));
  }

  @Test
  void takesATokenFromTheHeaderToo() throws Exception {
    WebSocket socket =
        WebSocketProbe.handshake(
                fixture.port(),
                "?lang=en",
                new WebSocket.Listener() {},
                "Authorization",
                "Bearer " + fixture.token("by-header"))
            .get(10, TimeUnit.SECONDS);

    socket.abort();
  }

  @Test
  void answersPingsOfTheApplication() {
    assertEquals(
        "{\"cid\":\"1\",\"pong\":{}}",
        fixture.socket("pings").says("{\"cid\":\"1\",\"ping\":{}}").hears());
  }

  @Test
  void carriesMessagesBetweenTheMembersOfAMatch() {
    WebSocketProbe alice = fixture.socket("carries-a");
    WebSocketProbe bob = fixture.socket("carries-b");
    String match =
        EmbeddedFixture.field(
            alice.says("{\"cid\":\"1\",\"match_create\":{}}").hears("\"cid\":\"1\""), "match_id");
    bob.says("{\"cid\":\"1\",\"match_join\":{\"match_id\":\"" + match + "\"}}").hears("\"cid\"");
    long before = fixture.embedded().counters().matchData();

    bob.says(
        "{\"match_data_send\":{\"match_id\":\""
            + match
            + "\",\"op_code\":\"7\",\"data\":\"aGk=\"}}");

    String heard = alice.hears("match_data");
    assertTrue(heard.contains("\"op_code\":\"7\"") && heard.contains("\"data\":\"aGk=\""), heard);
    assertEquals(before + 1, fixture.embedded().counters().matchData());
  }

  @Test
  void tellsTheOthersAtOnceWhenAPlayerIsKilled() {
    WebSocketProbe alice = fixture.socket("killed-a");
    WebSocketProbe bob = fixture.socket("killed-b");
    String match =
        EmbeddedFixture.field(
            alice.says("{\"cid\":\"1\",\"match_create\":{}}").hears("\"cid\":\"1\""), "match_id");
    bob.says("{\"cid\":\"1\",\"match_join\":{\"match_id\":\"" + match + "\"}}").hears("\"cid\"");

    bob.dies();

    alice.hears("\"leaves\"");
  }

  @Test
  void closesAfterWhatIsNotInTheProtocol() {
    WebSocketProbe bytes = fixture.socket("sends-bytes");
    bytes.saysBytes(new byte[] {1, 2, 3});

    assertEquals(
        "1000 received malformed payload", fixture.socket("no-json").says("hello").isClosedWith());
    assertEquals("1000 received unexpected WebSocket message type", bytes.isClosedWith());
  }

  @Test
  void takes4096BytesAndClosesWith1009AfterOneMore() {
    WebSocketProbe fits = fixture.socket("fits");
    String frame = "{\"cid\":\"" + "x".repeat(4096 - 20) + "\",\"ping\":{}}";
    assertEquals(4096, frame.length());

    assertTrue(fits.says(frame).hears().contains("pong"));
    String closed = fits.says(frame + " ").isClosedWith();

    assertTrue(closed.startsWith("1009"), closed);
  }

  @Test
  void countsBytesNotCharacters() {
    WebSocketProbe player = fixture.socket("umlauts");

    String closed =
        player.says("{\"cid\":\"" + "ü".repeat(2040) + "\",\"ping\":{}}").isClosedWith();

    assertTrue(closed.startsWith("1009"), closed);
  }

  @Test
  void cutsOffWhoDoesNotRead() throws IOException {
    try (HandmadeSocket deaf = new HandmadeSocket(fixture.port(), fixture.token("deaf"))) {
      WebSocketProbe loud = fixture.socket("loud");
      String match =
          EmbeddedFixture.field(
              loud.says("{\"cid\":\"1\",\"match_create\":{}}").hears("\"cid\":\"1\""), "match_id");
      deaf.says("{\"cid\":\"1\",\"match_join\":{\"match_id\":\"" + match + "\"}}");
      loud.hears("\"joins\"");

      String data = "a".repeat(3_600);
      String frame =
          "{\"match_data_send\":{\"match_id\":\"" + match + "\",\"data\":\"" + data + "\"}}";
      // Buffers of both kernels swallow some megabytes before the server's own queue fills.
      for (int i = 0; i < 5_000; i++) {
        loud.says(frame);
      }

      loud.hears("\"leaves\"");
    }
  }

  private static int refusal(String query) {
    ExecutionException refused =
        assertThrows(
            ExecutionException.class,
            () ->
                WebSocketProbe.handshake(fixture.port(), query, new WebSocket.Listener() {})
                    .get(10, TimeUnit.SECONDS));
    return ((WebSocketHandshakeException) refused.getCause()).getResponse().statusCode();
  }
}
