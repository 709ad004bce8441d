package dev.onlinematch.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onlinematch.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

  private static final int MAX = 10_000;

  @Test
  void readsEveryKindOfValue() throws MalformedException {
    JsonObject read =
        JsonReader.readObject(
            " { \"a\" : [ 1 , -2.5e1 , true , false , null , \"x\" , { } , [ ] ] , \"\" : 0 }\r\n\t",
            MAX);

    List<JsonValue> values = read.array("a");
    assertEquals(new JsonNumber(1), values.get(0));
    assertEquals(new JsonNumber(-25), values.get(1));
    assertEquals(new JsonBoolean(true), values.get(2));
    assertEquals(new JsonBoolean(false), values.get(3));
    assertEquals(JsonNull.NULL, values.get(4));
    assertEquals(new JsonText("x"), values.get(5));
    assertEquals(new JsonObject(), values.get(6));
    assertEquals(new JsonArray(List.of()), values.get(7));
    assertEquals(new JsonNumber(0), read.get(""));
  }

  @Test
  void readsEveryEscape() throws MalformedException {
    assertEquals(
        new JsonText("\"\\/\b\f\n\r\t A é \uD83D\uDE00 \u0000"),
        JsonReader.read(
            "\"\\\"\\\\\\/\\b\\f\\n\\r\\t \\u0041 \\u00e9 \\uD83D\\uDE00 \\u0000\"", MAX));
    assertEquals(new JsonText("é \uD83D\uDE00 \u007F"), JsonReader.read("\"é 😀 \u007F\"", MAX));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, 0",
    "10, 10",
    "-1, -1",
    "0.5, 0.5",
    "1e2, 100",
    "1E+2, 100",
    "1e-2, 0.01",
    "9007199254740991, 9007199254740991",
    "9007199254740993, 9007199254740992",
    "123456789012345678901234567890, 1.234567890123456e29",
    "0.1, 0.1",
    "-12.50, -12.5",
    "2.5e-3, 0.0025",
    "1e22, 1e22",
    "0e99999999999, 0",
    "1e-999, 0"
  })
  void readsNumbersAndWritesIntegersPlainly(String json, String written) throws MalformedException {
    assertEquals(written, JsonReader.read(json, MAX).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[",
        "[1",
        "[1,",
        "[1,]",
        "[,1]",
        "[1 2]",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,",
        "{\"a\":1,}",
        "{a:1}",
        "{'a':1}",
        "{\"a\" 1}",
        "{1:1}",
        "{,}",
        "}",
        "]",
        ",",
        "tru",
        "True",
        "nul",
        "nulll",
        "undefined",
        "NaN",
        "Infinity",
        "-",
        "+1",
        "01",
        "-01",
        "00",
        "1.",
        ".5",
        "1.e1",
        "1e",
        "1e+",
        "0x10",
        "1 2",
        "{} {}",
        "\"",
        "\"a",
        "\"\\\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u12G4\"",
        "\"\\u\uFF11\uFF11\uFF11\uFF11\"",
        "\"\n\"",
        "\"\u0000\"",
        "\"\u001F\"",
        "// c\n1",
        "/**/1",
        "1//",
        "\uFEFF1",
        "\u00A01",
        "1\u000B",
        "\"\\uD800\"",
        "\"\\uDC00\"",
        "\"\\uD800\\u0041\"",
        "\"\\uDC00\\uD800\"",
        "\"\\uD800\\uD800\\uDC00\"",
        "1e999",
        "-1e999",
        "1e99999999999"
      })
  void refusesWhatIsNotJson(String text) {
    assertThrows(MalformedException.class, () -> JsonReader.read(text, MAX));
  }

  @Test
  void refusesUnpairedSurrogatesAlsoWhenTheyAreNotEscaped() {
    assertThrows(MalformedException.class, () -> JsonReader.read("\"\uD800\"", MAX));
    assertThrows(MalformedException.class, () -> JsonReader.read("\"a\uDC00\"", MAX));
  }

  @Test
  void refusesANameThatComesTwice() {
    assertThrows(MalformedException.class, () -> JsonReader.read("{\"a\":1,\"a\":1}", MAX));
    assertThrows(MalformedException.class, () -> JsonReader.read("{\"a\":1,\"\\u0061\":2}", MAX));
    assertThrows(MalformedException.class, () -> JsonReader.read("{\"a\":null,\"a\":2}", MAX));
  }

  @Test
  void readsUpToItsDepthAndNoDeeper() throws MalformedException {
    int deepest = JsonReader.MAX_DEPTH + 1;
    JsonReader.read("[".repeat(deepest) + "]".repeat(deepest), MAX);

    assertThrows(
        MalformedException.class,
        () -> JsonReader.read("[".repeat(deepest + 1) + "]".repeat(deepest + 1), MAX));
    assertThrows(MalformedException.class, () -> JsonReader.read("[".repeat(9_999), MAX));
    assertThrows(MalformedException.class, () -> JsonReader.read("{\"a\":".repeat(1_999), MAX));
  }

  @Test
  void refusesWhatIsTooLongBeforeReadingIt() throws MalformedException {
    assertEquals(new JsonText("abc"), JsonReader.read("\"abc\"", 5));
    assertThrows(MalformedException.class, () -> JsonReader.read("\"abcd\"", 5));
  }

  @Test
  void refusesAnObjectThatIsNone() {
    assertThrows(MalformedException.class, () -> JsonReader.readObject("[]", MAX));
  }

  @Test
  void agreesWithAnotherReaderOnRandomDocuments() throws Exception {
    ObjectMapper other = new ObjectMapper();
    for (int seed = 0; seed < 2_000; seed++) {
      JsonValue value = new RandomJson(new SeededRandom(seed)).value(0);
      String written = JsonWriter.write(value);

      assertEquals(value, JsonReader.read(written, 1 << 20), "seed " + seed);
      JsonNode theirs = other.readTree(written);
      assertEquals(value, JsonReader.read(theirs.toString(), 1 << 20), "seed " + seed);
    }
  }

  @Test
  void damagedDocumentsAreReadOrRefusedButNeverBreakTheReader() {
    String damage = "\"\\{}[],:0-e.u\uD800";
    for (int seed = 0; seed < 5_000; seed++) {
      SeededRandom random = new SeededRandom(seed);
      StringBuilder text = new StringBuilder(new RandomJson(random).value(0).toString());
      for (int i = random.nextInt(4); i >= 0; i--) {
        text.setCharAt(
            random.nextInt(text.length()), damage.charAt(random.nextInt(damage.length())));
      }
      try {
        JsonReader.read(text.toString(), 1 << 20);
      } catch (MalformedException e) {
        // As it should be; any other exception fails the test.
      }
    }
  }

  /** Makes documents of all kinds. */
  private record RandomJson(SeededRandom random) {

    JsonValue value(int depth) {
      return switch (random.nextInt(depth > 4 ? 5 : 7)) {
        case 0 -> JsonNull.NULL;
        case 1 -> new JsonBoolean(random.nextInt(2) == 0);
        case 2 -> new JsonNumber(random.nextInt());
        case 3 -> new JsonNumber(random.nextInt() / 1000.0);
        case 4 -> new JsonText(text());
        case 5 -> array(depth);
        default -> object(depth);
      };
    }

    private JsonArray array(int depth) {
      List<JsonValue> values = new ArrayList<>();
      for (int i = random.nextInt(5); i > 0; i--) {
        values.add(value(depth + 1));
      }
      return new JsonArray(values);
    }

    private JsonObject object(int depth) {
      JsonObject object = new JsonObject();
      for (int i = random.nextInt(5); i > 0; i--) {
        object.put(text(), value(depth + 1));
      }
      return object;
    }

    private String text() {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(6); i > 0; i--) {
        text.appendCodePoint(
            switch (random.nextInt(4)) {
              case 0 -> random.nextInt(0x20);
              case 1 -> 0x20 + random.nextInt(0x60);
              case 2 -> 0xA0 + random.nextInt(0x1000);
              default -> 0x10000 + random.nextInt(0x1000);
            });
      }
      return text.toString();
    }
  }
}
