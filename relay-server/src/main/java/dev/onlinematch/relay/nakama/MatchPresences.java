package dev.onlinematch.relay.nakama;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onlinematch.signalling.MatchId;
import dev.onlinematch.signalling.SessionId;
import dev.onlinematch.signalling.UserId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;

/**
 * Asks our module on Nakama ({@code nakama/index.js}) who is in which match: {@code POST
 * /v2/rpc/onlinematch_presences}. May be used by many threads.
 */
final class MatchPresences {

  private static final String RPC = "/v2/rpc/onlinematch_presences?unwrap";

  /** A good answer takes milliseconds. A player's own patience is longer. */
  private static final Duration DEADLINE = Duration.ofSeconds(3);

  /** While Nakama hangs, so many threads wait for it at most; the others are refused at once. */
  private static final int MOST_QUESTIONS = 32;

  /** The module takes this many at a time. */
  private static final int MOST_MATCHES = 1_000;

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(DEADLINE).build();
  private final ObjectMapper json = new ObjectMapper();
  private final Semaphore questions = new Semaphore(MOST_QUESTIONS);
  private final URI rpc;
  private final String authorization;

  MatchPresences(NakamaAccess access) {
    rpc = access.uri().resolve(RPC);
    byte[] keyAndNoPassword = (access.httpKey() + ":").getBytes(StandardCharsets.UTF_8);
    // Not in the query: addresses end up in logs.
    authorization = "Basic " + Base64.getEncoder().encodeToString(keyAndNoPassword);
  }

  /**
   * Everybody in those matches.
   *
   * @throws IOException when there is no answer of use within the deadline
   */
  Set<Entrant> in(Collection<MatchId> matches) throws IOException {
    Set<Entrant> present = new HashSet<>();
    List<MatchId> all = new ArrayList<>(matches);
    for (int from = 0; from < all.size(); from += MOST_MATCHES) {
      ask(all.subList(from, Math.min(all.size(), from + MOST_MATCHES)), present);
    }
    return present;
  }

  private void ask(List<MatchId> matches, Set<Entrant> present) throws IOException {
    String question =
        json.writeValueAsString(Map.of("matches", matches.stream().map(MatchId::value).toList()));
    if (!questions.tryAcquire()) {
      throw new IOException("too many questions wait for an answer");
    }
    try {
      read(send(question), matches, present);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      questions.release();
    }
  }

  private String send(String question) throws IOException, InterruptedException {
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(rpc)
                .timeout(DEADLINE)
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(question))
                .build(),
            BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(
          "HTTP " + response.statusCode() + hint(response.statusCode()) + " from the RPC");
    }
    return response.body();
  }

  private static String hint(int status) {
    return switch (status) {
      case 401 -> " (another http_key?)";
      case 404 -> " (is our module loaded?)";
      default -> "";
    };
  }

  private void read(String answer, List<MatchId> matches, Set<Entrant> present) throws IOException {
    JsonNode presences = json.readTree(answer).path("presences");
    for (MatchId match : matches) {
      JsonNode members = presences.path(match.value());
      if (!members.isArray()) {
        throw new IOException("an answer that leaves out a match");
      }
      for (JsonNode member : members) {
        present.add(
            new Entrant(
                match,
                new SessionId(member.path("session_id").asText()),
                new UserId(member.path("user_id").asText())));
      }
    }
  }
}
