package dev.onlinematch.relay.nakama;

import static org.junit.jupiter.api.Assertions.assertNull;

import com.auth0.jwt.algorithms.Algorithm;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.onlinematch.signalling.UserId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Session tokens: as they come, and with header and claims of anybody's choice under our own
 * signature. No token counts that we have not signed by HS256, and none of ours is too odd to read.
 */
class SessionTokensFuzzTest {

  private static final String KEY = "a key of Nakama that nobody knows";
  private static final SessionTokens TOKENS = new SessionTokens(KEY);
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final String END = "\"exp\":32503680000";

  static Stream<byte[]> tokens() {
    return Stream.of(
            TokenMaker.by(Algorithm.none(), "alice"),
            TokenMaker.token("alice", "another key", 3_600),
            "{\"alg\":\"HS256\",\"typ\":\"JWT\"}\n{\"uid\":\"alice\"," + END + "}",
            "{\"alg\":\"none\"}\n{\"uid\":\"alice\"," + END + "}",
            "{\"alg\":\"HS256\"}\n{\"uid\":7,\"exp\":\"soon\",\"nbf\":-1,\"iat\":1e300}",
            "{\"alg\":\"HS256\"}\n{\"mid\":\"m\"," + END + "}")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("tokens")
  @FuzzTest
  void countsNothingThatWeHaveNotSigned(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    assertNull(TOKENS.userOf(text));
    int line = text.indexOf('\n');
    if (line < 0) {
      return;
    }
    String header = encode(text.substring(0, line));
    String claims = encode(text.substring(line + 1));
    String unsigned = header + "." + claims + ".";
    String token = unsigned + BASE64.encodeToString(sign(header, claims));
    UserId user = TOKENS.userOf(token);
    if (user != null) {
      assertNull(TOKENS.userOf(unsigned));
      assertNull(new SessionTokens("another key").userOf(token));
    }
  }

  private static String encode(String json) {
    return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] sign(String header, String claims) {
    return Algorithm.HMAC256(KEY)
        .sign(header.getBytes(StandardCharsets.UTF_8), claims.getBytes(StandardCharsets.UTF_8));
  }
}
