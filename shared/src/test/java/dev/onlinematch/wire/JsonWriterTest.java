package dev.onlinematch.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.onlinematch.random.SeededRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonWriterTest {

  @Test
  void writesFieldsInTheirOrderAndNoSpaces() {
    JsonObject object =
        new JsonObject()
            .put("b", "text")
            .put("a", 1)
            .put("list", List.of(JsonNull.NULL, new JsonBoolean(true)))
            .put("object", new JsonObject())
            .put("array", List.of())
            .put("b", false);

    assertEquals(
        "{\"b\":false,\"a\":1,\"list\":[null,true],\"object\":{},\"array\":[]}",
        JsonWriter.write(object));
  }

  @Test
  void escapesOnlyWhatItMust() {
    assertEquals(
        "\"\\\"\\\\/\\b\\t\\n\\f\\r\\u0000\\u001f \u007F é \u2028 \uD83D\uDE00\"",
        JsonWriter.write(new JsonText("\"\\/\b\t\n\f\r\u0000\u001f \u007F é \u2028 \uD83D\uDE00")));
  }

  @Test
  void replacesUnpairedSurrogates() {
    assertEquals(
        "\"\uFFFD|\uFFFD|\uFFFD\uD83D\uDE00\"",
        JsonWriter.write(new JsonText("\uD83D|\uDE00|\uD83D\uD83D\uDE00")));
  }

  @Test
  void writesIntegersPlainlyAndOtherNumbersSoThatTheyComeBack() throws MalformedException {
    assertEquals("0", new JsonNumber(-0.0).toString());
    assertEquals("-7", new JsonNumber(-7).toString());
    assertEquals("10000000", new JsonNumber(1e7).toString());
    assertEquals("9007199254740992", new JsonNumber(9007199254740992.0).toString());
    assertEquals("0.1", new JsonNumber(0.1).toString());
    assertEquals("-0.000125", new JsonNumber(-0.000125).toString());
    assertEquals("123456.789", new JsonNumber(123456.789).toString());
    assertEquals("1e22", new JsonNumber(1e22).toString());
  }

  @Test
  void numbersOfFifteenDigitsComeBackAndLongerOnesNearly() throws MalformedException {
    SeededRandom random = new SeededRandom(1);
    for (int i = 0; i < 20_000; i++) {
      double digits = Math.floor(random.nextInt(1 << 30) / 1073741824.0 * 1e15);
      double short15 = digits / Math.pow(10, random.nextInt(16));
      assertEquals(short15, back(short15), "number " + i);

      long bits = ((long) random.nextInt() << 32) | random.nextInt(1 << 30);
      double any = Double.longBitsToDouble(bits);
      if (Math.abs(any) > 1e-300 && Math.abs(any) < 1e308) {
        assertEquals(1, back(any) / any, 4e-15, "number " + i);
      }
    }
    assertEquals(Double.MIN_VALUE, back(Double.MIN_VALUE), 20 * Double.MIN_VALUE);
  }

  private static double back(double number) throws MalformedException {
    return new JsonObject()
        .put("a", JsonReader.read(new JsonNumber(number).toString(), 100))
        .number("a", 0);
  }

  @Test
  void refusesNumbersThatJsonDoesNotHave() {
    assertThrows(IllegalArgumentException.class, () -> new JsonNumber(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new JsonNumber(Double.NEGATIVE_INFINITY));
    assertThrows(
        IllegalArgumentException.class, () -> new JsonObject().put("a", 9007199254740993L));
  }
}
