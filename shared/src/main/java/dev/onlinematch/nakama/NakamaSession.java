package dev.onlinematch.nakama;

import dev.onlinematch.signalling.UserId;
import dev.onlinematch.wire.JsonObject;
import dev.onlinematch.wire.JsonReader;
import dev.onlinematch.wire.MalformedException;
import dev.onlinematch.wire.Utf8;
import java.util.Base64;

/**
 * Somebody who is signed in. Tokens are JWTs (RFC 7519) whose claims say who it is and for how
 * long; nobody on this side can, or needs to, verify them.
 *
 * @param token for requests and the socket; lives 60 seconds by default
 * @param refreshToken for a new pair of both; lives an hour by default, or longer. Empty if the
 *     server gave none
 * @param userId whose account
 * @param username the account's name
 * @param isCreated whether the account was made by this sign-in
 * @param receivedAtMs when it came, on the clock of this side
 * @param lifetimeMs how long the token lives from then on
 * @param refreshLifetimeMs how long the refresh token does
 */
public record NakamaSession(
    String token,
    String refreshToken,
    UserId userId,
    String username,
    boolean isCreated,
    long receivedAtMs,
    long lifetimeMs,
    long refreshLifetimeMs) {

  private static final int MAX_TOKEN_LENGTH = 16 * 1024;

  /** Reads the answer to authentication or refresh. */
  static NakamaSession read(JsonObject answer, long nowMs) throws MalformedException {
    String token = answer.text("token");
    String refreshToken = answer.text("refresh_token", "");
    JsonObject claims = claims(token);
    String userId = claims.text("uid");
    if (userId.isEmpty()) {
      throw new MalformedException("a token of nobody");
    }
    return new NakamaSession(
        token,
        refreshToken,
        new UserId(userId),
        claims.text("usn", ""),
        answer.bool("created", false),
        nowMs,
        lifetimeMs(claims),
        refreshToken.isEmpty() ? 0 : lifetimeMs(claims(refreshToken)));
  }

  /** How long the token still lives at {@code nowMs}; 0 when it is over. */
  public long remainingMs(long nowMs) {
    return Math.max(0, receivedAtMs + lifetimeMs - nowMs);
  }

  /** How long the refresh token still lives at {@code nowMs}; 0 when it is over or missing. */
  public long refreshRemainingMs(long nowMs) {
    return Math.max(0, receivedAtMs + refreshLifetimeMs - nowMs);
  }

  /** Who it is, and no tokens. */
  @Override
  public String toString() {
    return "NakamaSession[" + userId + " " + username + "]";
  }

  // The browser's clock and the server's may be hours apart, so "exp" alone says nothing here: what
  // counts is how long after its making ("iat") the token ends, from the moment it came.
  private static long lifetimeMs(JsonObject claims) throws MalformedException {
    double seconds = claims.number("exp", 0) - claims.number("iat", 0);
    if (!(seconds >= 0 && seconds <= 1e10)) {
      throw new MalformedException("a token that ends before it begins");
    }
    return (long) (seconds * 1000);
  }

  private static JsonObject claims(String token) throws MalformedException {
    int start = token.indexOf('.') + 1;
    int end = token.indexOf('.', start);
    if (start == 0 || end < 0 || token.length() > MAX_TOKEN_LENGTH) {
      throw new MalformedException("not a token");
    }
    try {
      byte[] json = Base64.getUrlDecoder().decode(token.substring(start, end));
      return JsonReader.readObject(Utf8.decode(json), MAX_TOKEN_LENGTH);
    } catch (IllegalArgumentException e) {
      throw new MalformedException("claims that are not base64url");
    }
  }
}
