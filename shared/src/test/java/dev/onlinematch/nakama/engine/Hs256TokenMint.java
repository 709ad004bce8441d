package dev.onlinematch.nakama.engine;

import dev.onlinematch.wire.JsonObject;
import dev.onlinematch.wire.JsonReader;
import dev.onlinematch.wire.MalformedException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens as Nakama makes them with its default keys (JWT, HS256). */
final class Hs256TokenMint implements TokenMint {

  private static final String HEADER =
      encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));

  @Override
  public String sign(Kind kind, JsonObject claims) {
    String signed = HEADER + "." + encode(claims.toString().getBytes(StandardCharsets.UTF_8));
    return signed + "." + signature(kind, signed);
  }

  @Override
  public JsonObject verify(Kind kind, String token) {
    int lastDot = token.lastIndexOf('.');
    if (lastDot < 0
        || !signature(kind, token.substring(0, lastDot)).equals(token.substring(lastDot + 1))) {
      return null;
    }
    return claims(token);
  }

  /** What is in a token, whoever signed it. */
  static JsonObject claims(String token) {
    byte[] json = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
    try {
      return JsonReader.readObject(new String(json, StandardCharsets.UTF_8), 4096);
    } catch (MalformedException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static String signature(Kind kind, String signed) {
    String key = kind == Kind.SESSION ? "defaultencryptionkey" : "defaultrefreshencryptionkey";
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return encode(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
