package dev.onlinematch.webrtc.sctp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The first two test cases of RFC 4231. */
class HmacSha256Test {

  @Test
  void agreesWithTheTestCasesOfTheRfc() {
    byte[] key = new byte[20];
    Arrays.fill(key, (byte) 0x0B);
    assertEquals(
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7", hmac(key, "Hi There"));
    assertEquals(
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        hmac("Jefe".getBytes(US_ASCII), "what do ya want for nothing?"));
  }

  private static String hmac(byte[] key, String message) {
    return HexFormat.of().formatHex(new HmacSha256(key).of(message.getBytes(US_ASCII)));
  }
}
