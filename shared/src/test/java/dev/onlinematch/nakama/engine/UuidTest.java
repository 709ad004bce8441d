package dev.onlinematch.nakama.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.random.SeededRandom;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UuidTest {

  @ParameterizedTest
  @CsvSource({
    // What a real server called matches of these names.
    "lobby-mws3d4u5, c0cbf723-33e1-5546-b2ed-7b4e6a6d4ce9",
    "ssmws3m1u0, a95f9a0c-de27-5cd0-859b-6c895c97df6c"
  })
  void theIdOfANamedMatchIsNakamas(String name, String id) {
    assertEquals(id, Uuid.ofName(name));
  }

  @Test
  void randomOnesSayThatTheyAre() {
    SeededRandom random = new SeededRandom(1);
    for (int i = 0; i < 100; i++) {
      String uuid = Uuid.random(random);
      assertTrue(Uuid.isUuid(uuid));
      assertEquals('4', uuid.charAt(14));
      assertTrue("89ab".indexOf(uuid.charAt(19)) >= 0);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "5b0a9d0c-0000-4000-8000-00000000000",
        "5b0a9d0c-0000-4000-8000-0000000000000",
        "5b0a9d0c00000-4000-8000-000000000000",
        "5b0a9d0g-0000-4000-8000-000000000000",
        "5b0a9d0c-0000-4000-8000-00000000000.",
        "5b0a9d0c-0000-4000-8000-\uFF10\uFF10\uFF10\uFF10\uFF10\uFF10\uFF10\uFF10\uFF10\uFF10\uFF10\uFF10"
      })
  void whatIsNotOneIsNotTaken(String text) {
    assertFalse(Uuid.isUuid(text));
  }

  @Test
  void theDigestIsSha1ForEveryLengthOfPadding() throws Exception {
    for (int length = 0; length < 200; length++) {
      byte[] message = "x".repeat(length).getBytes(StandardCharsets.UTF_8);
      assertEquals(
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(message)),
          HexFormat.of().formatHex(Sha1.digest(message)),
          "length " + length);
    }
  }
}
