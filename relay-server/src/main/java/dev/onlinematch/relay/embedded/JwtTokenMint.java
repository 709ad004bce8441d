package dev.onlinematch.relay.embedded;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import dev.onlinematch.nakama.engine.TokenMint;
import dev.onlinematch.wire.JsonObject;
import dev.onlinematch.wire.JsonReader;
import dev.onlinematch.wire.MalformedException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/** JWTs (RFC 7519) signed with HS256, by secrets that exist as long as this server runs. */
final class JwtTokenMint implements TokenMint {

  /** Larger tokens are not ours: an honest one has some hundred characters. */
  private static final int MAX_TOKEN_CHARS = 8_192;

  private final Algorithm session;
  private final Algorithm refresh;

  JwtTokenMint(SecureRandom random) {
    this.session = secret(random);
    this.refresh = secret(random);
  }

  @Override
  public String sign(Kind kind, JsonObject claims) {
    return JWT.create().withPayload(claims.toString()).sign(of(kind));
  }

  @Override
  public JsonObject verify(Kind kind, String token) {
    if (token.length() > MAX_TOKEN_CHARS) {
      return null;
    }
    try {
      DecodedJWT decoded = JWT.decode(token);
      // The library checks the signature by our algorithm, whatever the header says; a header that
      // says something else is refused all the same.
      if (!"HS256".equals(decoded.getAlgorithm())) {
        return null;
      }
      of(kind).verify(decoded);
      byte[] payload = Base64.getUrlDecoder().decode(decoded.getPayload());
      return JsonReader.readObject(new String(payload, StandardCharsets.UTF_8), MAX_TOKEN_CHARS);
    } catch (JWTVerificationException | MalformedException | IllegalArgumentException e) {
      return null;
    }
  }

  private Algorithm of(Kind kind) {
    return switch (kind) {
      case SESSION -> session;
      case REFRESH -> refresh;
    };
  }

  /** RFC 7518, 3.2: "A key of the same size as the hash output [...] or larger MUST be used". */
  private static Algorithm secret(SecureRandom random) {
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    return Algorithm.HMAC256(secret);
  }
}
