package dev.onlinematch.relay.nakama;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.onlinematch.relay.http.CannotListenException;
import dev.onlinematch.relay.http.HttpRoutes;
import dev.onlinematch.relay.http.ListenAddress;
import dev.onlinematch.relay.http.WebServer;
import dev.onlinematch.signalling.UserId;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that answers as Nakama does. */
class NakamaAccountsTest {

  private WebServer nakama;
  private NakamaAccounts accounts;

  @BeforeEach
  void start() throws CannotListenException {
    HttpRoutes account =
        config ->
            config.routes.get(
                "/v2/account",
                context -> {
                  switch (context.header("Authorization")) {
                    case "Bearer good" -> context.result("{\"user\":{\"id\":\"alice\"}}");
                    case "Bearer odd" -> context.result("{\"user\":{}}");
                    case "Bearer garbled" -> context.result("<html>");
                    case "Bearer broken" -> context.status(500);
                    default -> context.status(401);
                  }
                });
    nakama = WebServer.start(new ListenAddress("127.0.0.1", 0), List.of(account));
    accounts = new NakamaAccounts(URI.create("http://127.0.0.1:" + nakama.port()));
  }

  @AfterEach
  void stop() {
    nakama.close();
  }

  @Test
  void knowsWhoseATokenIs() {
    assertEquals(new AccountDecision.Known(new UserId("alice")), accounts.decide("good"));
    assertEquals(new AccountDecision.Unknown(), accounts.decide("forged"));
  }

  @Test
  void asksNothingForWhatCannotBeAToken() {
    for (String text : List.of("", "two words", "line\r\nX: y", "é", "x".repeat(5_000))) {
      assertEquals(new AccountDecision.Unknown(), accounts.decide(text), text);
    }
  }

  @Test
  void saysSoWhenNakamaDoesNotAnswerAsItShould() {
    for (String token : List.of("odd", "garbled", "broken")) {
      assertEquals(new AccountDecision.Unavailable(), accounts.decide(token), token);
    }
    nakama.close();
    assertEquals(new AccountDecision.Unavailable(), accounts.decide("good"));
  }
}
