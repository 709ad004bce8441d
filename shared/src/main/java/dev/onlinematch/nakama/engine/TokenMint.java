package dev.onlinematch.nakama.engine;

import dev.onlinematch.wire.JsonObject;

/**
 * Port: makes tokens that nobody else can make (JWT, RFC 7519, HS256 in Nakama). What is in them,
 * and whether they are still good, is the engine's to say.
 */
public interface TokenMint {

  /** Which secret signs. */
  enum Kind {
    /** Session tokens and match tokens. */
    SESSION,
    /** Refresh tokens. */
    REFRESH
  }

  /** A token with exactly these claims. Clients read them, so it must look like a JWT. */
  String sign(Kind kind, JsonObject claims);

  /**
   * The claims of a token that this mint signed with the secret of that kind, expired or not; null
   * for any other text. The algorithm is fixed, whatever the token's header says.
   */
  JsonObject verify(Kind kind, String token);
}
