package dev.onlinematch.wire;

import java.util.Map;

/**
 * Writes JSON (RFC 8259) without spaces. Only what must be escaped is: quotes, backslashes and
 * control characters. The text never holds an unpaired surrogate, so it has one well-formed UTF-8
 * form.
 */
public final class JsonWriter {

  private static final String HEX = "0123456789abcdef";

  private final StringBuilder out = new StringBuilder();

  private JsonWriter() {}

  /** The JSON text of {@code value}. */
  public static String write(JsonValue value) {
    JsonWriter writer = new JsonWriter();
    writer.value(value);
    return writer.out.toString();
  }

  private void value(JsonValue value) {
    if (value instanceof JsonObject object) {
      object(object);
    } else if (value instanceof JsonArray array) {
      array(array);
    } else if (value instanceof JsonText text) {
      text(text.value());
    } else {
      out.append(value);
    }
  }

  private void object(JsonObject object) {
    char before = '{';
    for (Map.Entry<String, JsonValue> field : object.fields().entrySet()) {
      out.append(before);
      text(field.getKey());
      out.append(':');
      value(field.getValue());
      before = ',';
    }
    out.append(before == '{' ? "{}" : "}");
  }

  private void array(JsonArray array) {
    char before = '[';
    for (JsonValue element : array.values()) {
      out.append(before);
      value(element);
      before = ',';
    }
    out.append(before == '[' ? "[]" : "]");
  }

  private void text(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 0x20) {
        control(c);
      } else if (!Character.isSurrogate(c)) {
        out.append(c);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        out.append(c).append(text.charAt(++i));
      } else {
        // What a browser's WebSocket makes of it too (WebIDL USVString).
        out.append('\uFFFD');
      }
    }
    out.append('"');
  }

  private void control(char c) {
    int named = "\b\t\n\f\r".indexOf(c);
    if (named >= 0) {
      out.append('\\').append("btnfr".charAt(named));
    } else {
      out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xF));
    }
  }
}
