package dev.onlinematch.relay.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedOriginsTest {

  @Test
  void takesTheServersOwnPagesAndThoseThatWereNamed() {
    AllowedOrigins origins = new AllowedOrigins(List.of("https://play.example.org"));

    assertTrue(origins.includes("http://localhost:8080", "localhost:8080"));
    assertTrue(origins.includes("https://game.example.org", "Game.example.org"));
    assertTrue(origins.includes("https://PLAY.example.org", "relay.example.org"));
    assertFalse(origins.includes("https://play.example.org.evil.example", "relay.example.org"));
    assertFalse(origins.includes("http://play.example.org", "relay.example.org"));
    assertFalse(origins.includes("http://localhost:8081", "localhost:8080"));
    assertFalse(origins.includes("null", "localhost:8080"));
    assertFalse(origins.includes("https://evil.example", null));
  }

  @Test
  void holdsUpNobodyWhoIsNoBrowser() {
    assertTrue(AllowedOrigins.ownPages().includes(null, null));
  }

  @Test
  void anAsteriskIsEverybody() {
    assertTrue(new AllowedOrigins(List.of("*")).includes("null", "localhost"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "play.example.org",
        "https://play.example.org/",
        "https://play.example.org/game",
        "ftp://play.example.org",
        "https://",
        "https://a b",
        "null"
      })
  void refusesWhatIsNoOrigin(String text) {
    assertThrows(IllegalArgumentException.class, () -> new AllowedOrigins(List.of(text)));
  }
}
