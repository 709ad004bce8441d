package dev.onlinematch.nakama.engine;

import dev.onlinematch.wire.JsonArray;
import dev.onlinematch.wire.JsonBoolean;
import dev.onlinematch.wire.JsonNumber;
import dev.onlinematch.wire.JsonObject;
import dev.onlinematch.wire.JsonText;
import dev.onlinematch.wire.JsonValue;
import dev.onlinematch.wire.MalformedException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of one protobuf message in JSON (ProtoJSON), by their names in the {@code .proto}.
 * Names may come in lowerCamelCase too; one that the message does not have is malformed; null is
 * absent; integers may come as text.
 */
final class ProtoFields {

  private final Map<String, JsonValue> values = new HashMap<>();

  private ProtoFields() {}

  static ProtoFields of(JsonObject message, String... known) throws MalformedException {
    ProtoFields fields = new ProtoFields();
    for (String jsonName : message.fields().keySet()) {
      String name = snakeCase(jsonName);
      if (!List.of(known).contains(name)) {
        throw new MalformedException("an unknown field");
      }
      JsonValue value = message.get(jsonName);
      if (value != null && fields.values.put(name, value) != null) {
        throw new MalformedException("a field that comes twice");
      }
    }
    return fields;
  }

  /** {@code matchId} is {@code match_id}; what is snake_case already stays so. */
  static String snakeCase(String name) {
    StringBuilder snake = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        snake.append('_').append((char) (c + ('a' - 'A')));
      } else {
        snake.append(c);
      }
    }
    return snake.toString();
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  String text(String name) throws MalformedException {
    JsonValue value = values.get(name);
    if (value == null) {
      return "";
    }
    return asText(value);
  }

  boolean bool(String name) throws MalformedException {
    JsonValue value = values.get(name);
    if (value == null) {
      return false;
    }
    if (value instanceof JsonBoolean bool) {
      return bool.value();
    }
    throw new MalformedException(name + " is not a boolean");
  }

  int int32(String name, int fallback) throws MalformedException {
    long value = int64(name, fallback);
    if (value != (int) value) {
      throw new MalformedException(name + " is not a 32-bit integer");
    }
    return (int) value;
  }

  long int64(String name, long fallback) throws MalformedException {
    JsonValue value = values.get(name);
    if (value == null) {
      return fallback;
    }
    if (value instanceof JsonNumber number && number.isInteger()) {
      return (long) number.value();
    }
    try {
      return Long.parseLong(asText(value));
    } catch (NumberFormatException e) {
      throw new MalformedException(name + " is not an integer");
    }
  }

  /** The bytes in padded standard base64; on the way in, padding and alphabet are free. */
  String base64(String name) throws MalformedException {
    String text = text(name).replace('-', '+').replace('_', '/');
    try {
      return Base64.getEncoder().encodeToString(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      throw new MalformedException(name + " is not base64");
    }
  }

  List<String> texts(String name) throws MalformedException {
    List<String> texts = new ArrayList<>();
    for (JsonValue value : array(name)) {
      texts.add(asText(value));
    }
    return texts;
  }

  List<JsonObject> objects(String name) throws MalformedException {
    List<JsonObject> objects = new ArrayList<>();
    for (JsonValue value : array(name)) {
      if (!(value instanceof JsonObject object)) {
        throw new MalformedException("not an object in " + name);
      }
      objects.add(object);
    }
    return objects;
  }

  Map<String, String> textMap(String name) throws MalformedException {
    Map<String, String> map = new LinkedHashMap<>();
    for (Map.Entry<String, JsonValue> entry : map(name).entrySet()) {
      map.put(entry.getKey(), asText(entry.getValue()));
    }
    return map;
  }

  Map<String, Double> numberMap(String name) throws MalformedException {
    Map<String, Double> map = new LinkedHashMap<>();
    for (Map.Entry<String, JsonValue> entry : map(name).entrySet()) {
      if (!(entry.getValue() instanceof JsonNumber number)) {
        throw new MalformedException("not a number in " + name);
      }
      map.put(entry.getKey(), number.value());
    }
    return map;
  }

  private Map<String, JsonValue> map(String name) throws MalformedException {
    JsonValue value = values.get(name);
    if (value == null) {
      return Map.of();
    }
    if (value instanceof JsonObject object) {
      return object.fields();
    }
    throw new MalformedException(name + " is not a map");
  }

  private List<JsonValue> array(String name) throws MalformedException {
    JsonValue value = values.get(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof JsonArray array) {
      return array.values();
    }
    throw new MalformedException(name + " is not an array");
  }

  private static String asText(JsonValue value) throws MalformedException {
    if (value instanceof JsonText text) {
      return text.value();
    }
    throw new MalformedException("not a text");
  }
}
