package dev.onlinematch.relay.nakama;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onlinematch.signalling.UserId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a Nakama server, in the player's own name: {@code GET /v2/account} answers to nobody else.
 */
public final class NakamaAccounts implements Accounts {

  private static final Logger LOG = LoggerFactory.getLogger(NakamaAccounts.class);
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  /** Nakama's tokens have some 400 characters. */
  private static final int MAX_TOKEN_CHARS = 4_096;

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(DEADLINE).build();
  private final ObjectMapper json = new ObjectMapper();
  private final URI account;

  /** Of the server at that address. */
  public NakamaAccounts(URI nakama) {
    account = nakama.resolve("/v2/account");
  }

  @Override
  public AccountDecision decide(String sessionToken) {
    if (!isToken(sessionToken)) {
      return new AccountDecision.Unknown();
    }
    HttpRequest request =
        HttpRequest.newBuilder(account)
            .timeout(DEADLINE)
            .header("Authorization", "Bearer " + sessionToken)
            .build();
    try {
      return read(client.send(request, HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      LOG.warn("Nakama does not answer: {}", e.toString());
      return new AccountDecision.Unavailable();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new AccountDecision.Unavailable();
    }
  }

  private AccountDecision read(HttpResponse<String> response) throws IOException {
    if (response.statusCode() == 401 || response.statusCode() == 404) {
      return new AccountDecision.Unknown();
    }
    if (response.statusCode() != 200) {
      LOG.warn("Nakama answers {} to a question for an account", response.statusCode());
      return new AccountDecision.Unavailable();
    }
    JsonNode id = json.readTree(response.body()).path("user").path("id");
    return id.isTextual()
        ? new AccountDecision.Known(new UserId(id.textValue()))
        : new AccountDecision.Unavailable();
  }

  // What is none would not even make a header.
  private static boolean isToken(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_TOKEN_CHARS
        && text.chars().allMatch(c -> c > ' ' && c <= '~');
  }
}
