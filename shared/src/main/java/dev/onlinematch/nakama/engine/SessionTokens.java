package dev.onlinematch.nakama.engine;

import dev.onlinematch.random.RandomSource;
import dev.onlinematch.wire.JsonObject;
import dev.onlinematch.wire.MalformedException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Session, refresh and match tokens: what is in them, and whether they still count. */
final class SessionTokens {

  /** How long a matched player may take to join. */
  private static final int MATCH_TOKEN_SECONDS = 30;

  private static final int MAX_LOGGED_OUT = 10_000;

  private final TokenMint mint;
  private final WallClock clock;
  private final RandomSource random;
  private final EngineOptions options;

  /** Token ids that were logged out, the oldest first; forgotten when the table is full. */
  private final Map<String, Boolean> loggedOut = new LinkedHashMap<>();

  SessionTokens(TokenMint mint, WallClock clock, RandomSource random, EngineOptions options) {
    this.mint = mint;
    this.clock = clock;
    this.random = random;
    this.options = options;
  }

  /** Signs somebody in: the answer to authentication, but for {@code created}. */
  JsonObject issue(Account account, JsonObject vars) {
    return pair(Uuid.random(random), account, vars);
  }

  /** A new pair for good claims of a refresh token. */
  JsonObject reissue(JsonObject claims, Account account, JsonObject newVars)
      throws MalformedException {
    JsonObject vars = newVars.fields().isEmpty() ? claims.objectOrEmpty("vrs") : newVars;
    return pair(claims.text("tid"), account, vars);
  }

  /** The claims of a session or refresh token that counts, or null. */
  JsonObject verify(TokenMint.Kind kind, String token) {
    JsonObject claims = mint.verify(kind, token);
    try {
      boolean counts =
          claims != null
              && claims.number("exp", 0) > clock.epochSeconds()
              && claims.has("uid")
              && !loggedOut.containsKey(claims.text("tid"));
      return counts ? claims : null;
    } catch (MalformedException e) {
      return null;
    }
  }

  /** From now on no token with that token id counts. */
  void logOut(JsonObject claims) throws MalformedException {
    if (loggedOut.size() >= MAX_LOGGED_OUT) {
      loggedOut.remove(loggedOut.keySet().iterator().next());
    }
    loggedOut.put(claims.text("tid"), true);
  }

  /** A token that lets whoever has it join a match. */
  String matchToken(String matchId) {
    return mint.sign(
        TokenMint.Kind.SESSION,
        new JsonObject()
            .put("exp", clock.epochSeconds() + MATCH_TOKEN_SECONDS)
            .put("mid", matchId));
  }

  /** The match of a match token that counts, or null. */
  String matchOf(String matchToken) {
    JsonObject claims = mint.verify(TokenMint.Kind.SESSION, matchToken);
    try {
      boolean counts = claims != null && claims.number("exp", 0) > clock.epochSeconds();
      return counts ? claims.text("mid", null) : null;
    } catch (MalformedException e) {
      return null;
    }
  }

  private JsonObject pair(String tokenId, Account account, JsonObject vars) {
    return new JsonObject()
        .put(
            "token",
            mint.sign(
                TokenMint.Kind.SESSION,
                claims(tokenId, account, vars, options.tokenLifetimeSeconds())))
        .put(
            "refresh_token",
            mint.sign(
                TokenMint.Kind.REFRESH,
                claims(tokenId, account, vars, options.refreshLifetimeSeconds())));
  }

  private JsonObject claims(String tokenId, Account account, JsonObject vars, int lifetime) {
    JsonObject claims =
        new JsonObject()
            .put("tid", tokenId)
            .put("uid", account.id.value())
            .put("usn", account.username);
    if (!vars.fields().isEmpty()) {
      claims.put("vrs", vars);
    }
    long now = clock.epochSeconds();
    return claims.put("exp", now + lifetime).put("iat", now);
  }
}
