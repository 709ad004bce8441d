package dev.onlinematch.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onlinematch.nakama.RecordedTexts;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever our reader takes, Jackson takes too, and for the same; and so does our writer. */
class JsonReaderFuzzTest {

  private static final int MAX_LENGTH = 4_096;

  /** Jackson takes no longer number. */
  private static final int MAX_NUMBER_LENGTH = 1_000;

  private static final ObjectMapper JACKSON = new ObjectMapper();

  static Stream<byte[]> recorded() {
    return RecordedTexts.all().limit(60);
  }

  @MethodSource("recorded")
  @FuzzTest
  void understandsWhatOthersUnderstand(byte[] bytes) throws JsonProcessingException {
    String text = new String(bytes, StandardCharsets.UTF_8);
    JsonValue value;
    try {
      value = JsonReader.read(text, MAX_LENGTH);
    } catch (MalformedException e) {
      return;
    }
    if (text.length() <= MAX_NUMBER_LENGTH) {
      assertSame(JACKSON.readTree(text), value);
    }
    String written = JsonWriter.write(value);
    if (written.length() <= MAX_NUMBER_LENGTH) {
      assertSame(JACKSON.readTree(written), value);
    }
  }

  private static void assertSame(JsonNode expected, JsonValue value) {
    if (value instanceof JsonObject object) {
      assertTrue(expected.isObject());
      assertEquals(expected.size(), object.fields().size());
      for (Map.Entry<String, JsonValue> field : object.fields().entrySet()) {
        assertSame(expected.get(field.getKey()), field.getValue());
      }
    } else if (value instanceof JsonArray array) {
      assertTrue(expected.isArray());
      assertEquals(expected.size(), array.values().size());
      for (int i = 0; i < expected.size(); i++) {
        assertSame(expected.get(i), array.values().get(i));
      }
    } else if (value instanceof JsonText text) {
      assertTrue(expected.isTextual());
      assertEquals(expected.textValue(), text.value());
    } else if (value instanceof JsonNumber number) {
      assertTrue(expected.isNumber());
      assertClose(expected.doubleValue(), number.value());
    } else if (value instanceof JsonBoolean bool) {
      assertTrue(expected.isBoolean());
      assertEquals(expected.booleanValue(), bool.value());
    } else {
      assertTrue(expected.isNull());
    }
  }

  // Beyond 15 digits the last ones may be off, and next to the least double there are not so many.
  private static void assertClose(double expected, double value) {
    double most = Math.max(Math.abs(expected) * 1e-14, 1e-300);
    assertTrue(Math.abs(expected - value) <= most, () -> value + " instead of " + expected);
  }
}
