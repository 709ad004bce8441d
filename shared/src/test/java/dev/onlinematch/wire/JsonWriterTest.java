package dev.onlinematch.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
    for (double number : new double[] {Double.MIN_VALUE, Double.MAX_VALUE, 1.0 / 3, 1e300}) {
      assertEquals(new JsonNumber(number), JsonReader.read(new JsonNumber(number).toString(), 100));
    }
  }

  @Test
  void refusesNumbersThatJsonDoesNotHave() {
    assertThrows(IllegalArgumentException.class, () -> new JsonNumber(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new JsonNumber(Double.NEGATIVE_INFINITY));
    assertThrows(
        IllegalArgumentException.class, () -> new JsonObject().put("a", 9007199254740993L));
  }
}
