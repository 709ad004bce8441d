package dev.onlinematch.relay.turn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.signalling.UserId;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnServiceTest {

  private static final List<String> URLS = List.of("turn:turn.example.org:3478?transport=udp");

  private long nowSeconds = 1_700_000_000;
  private final TurnService service = service(URLS, "secret", 3_600);

  @Test
  void makesWhatOpensslMakesOfTheSameSecretAndName() {
    // echo -n 1700004600:alice | openssl dgst -sha1 -hmac secret -binary | base64
    assertEquals(
        new TurnCredentials("1700004600:alice", "sOJhyFwpxXG4yPJqVwvB9zODSWw=", 4_600),
        service.credentialsOf(new UserId("alice")));
  }

  @Test
  void givesTheSameAgainForHalfTheirLifeAndNeverLessThanTheirLife() {
    String before = service.credentialsOf(new UserId("alice")).username();
    nowSeconds += 999;
    assertEquals(before, service.credentialsOf(new UserId("alice")).username());
    assertEquals(3_601, service.credentialsOf(new UserId("alice")).ttlSeconds());
    nowSeconds += 1;
    assertNotEquals(before, service.credentialsOf(new UserId("alice")).username());
    assertEquals(5_400, service.credentialsOf(new UserId("alice")).ttlSeconds());
  }

  @Test
  void refusesWhatCannotWork() {
    assertThrows(IllegalArgumentException.class, () -> service(List.of("stun:s"), "secret", 600));
    assertThrows(IllegalArgumentException.class, () -> service(URLS, "", 600));
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> service(URLS, "sesame", 59));
    assertFalse(refused.getMessage().contains("sesame"));
    assertTrue(refused.getMessage().contains("59"));
  }

  private TurnService service(List<String> urls, String secret, long ttlSeconds) {
    return new TurnService(urls, secret, ttlSeconds, () -> nowSeconds);
  }
}
