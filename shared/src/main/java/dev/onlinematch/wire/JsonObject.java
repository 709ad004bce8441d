package dev.onlinematch.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An object: names and values in the order in which they were put or read.
 *
 * <p>One is built by {@code put} calls in a row and not changed after it was handed on. The reading
 * accessors check the kind of the value and throw {@link MalformedException} when it is another;
 * those with a fallback give it when the field is absent or null.
 */
public final class JsonObject implements JsonValue {

  private final Map<String, JsonValue> fields = new LinkedHashMap<>();

  /** Sets a field, in place of an earlier one of that name. */
  public JsonObject put(String name, JsonValue value) {
    fields.put(name, value);
    return this;
  }

  /** Sets a field to a text. */
  public JsonObject put(String name, String value) {
    return put(name, new JsonText(value));
  }

  /**
   * Sets a field to a number.
   *
   * @throws IllegalArgumentException if it is not finite
   */
  public JsonObject put(String name, double value) {
    return put(name, new JsonNumber(value));
  }

  /**
   * Sets a field to an integer.
   *
   * @throws IllegalArgumentException if it is beyond 2^53, where doubles leave integers out
   */
  public JsonObject put(String name, long value) {
    if (value > Decimal.MAX_EXACT || value < -Decimal.MAX_EXACT) {
      throw new IllegalArgumentException("too large for a JSON number: " + value);
    }
    return put(name, new JsonNumber((double) value));
  }

  /** Sets a field to true or false. */
  public JsonObject put(String name, boolean value) {
    return put(name, new JsonBoolean(value));
  }

  /** Sets a field to an array. */
  public JsonObject put(String name, List<? extends JsonValue> values) {
    return put(name, new JsonArray(List.copyOf(values)));
  }

  /** All fields, nulls included; cannot be changed. */
  public Map<String, JsonValue> fields() {
    return Collections.unmodifiableMap(fields);
  }

  /** Whether the field is there and not null. */
  public boolean has(String name) {
    return get(name) != null;
  }

  /** The value, or null when the field is absent or {@code null}. */
  public JsonValue get(String name) {
    JsonValue value = fields.get(name);
    return value == JsonNull.NULL ? null : value;
  }

  /** A text that has to be there. */
  public String text(String name) throws MalformedException {
    return asText(name, required(name));
  }

  /** A text. */
  public String text(String name, String fallback) throws MalformedException {
    JsonValue value = get(name);
    return value == null ? fallback : asText(name, value);
  }

  /** A number. */
  public double number(String name, double fallback) throws MalformedException {
    JsonValue value = get(name);
    return value == null ? fallback : asNumber(name, value).value();
  }

  /** An integer of 32 bits. */
  public int integer(String name, int fallback) throws MalformedException {
    JsonValue value = get(name);
    if (value == null) {
      return fallback;
    }
    double number = asNumber(name, value).value();
    if (number != (int) number) {
      throw new MalformedException(name + " is not a 32-bit integer");
    }
    return (int) number;
  }

  /** True or false. */
  public boolean bool(String name, boolean fallback) throws MalformedException {
    JsonValue value = get(name);
    if (value == null) {
      return fallback;
    }
    if (value instanceof JsonBoolean bool) {
      return bool.value();
    }
    throw new MalformedException(name + " is not a boolean");
  }

  /** An object that has to be there. */
  public JsonObject object(String name) throws MalformedException {
    return asObject(name, required(name));
  }

  /** An object, or an empty one when it is not there. */
  public JsonObject objectOrEmpty(String name) throws MalformedException {
    JsonValue value = get(name);
    return value == null ? new JsonObject() : asObject(name, value);
  }

  /** The elements of an array, none when it is not there. */
  public List<JsonValue> array(String name) throws MalformedException {
    JsonValue value = get(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof JsonArray array) {
      return array.values();
    }
    throw new MalformedException(name + " is not an array");
  }

  /** The elements of an array that may hold nothing but objects. */
  public List<JsonObject> objects(String name) throws MalformedException {
    List<JsonObject> objects = new ArrayList<>();
    for (JsonValue value : array(name)) {
      objects.add(asObject(name, value));
    }
    return objects;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JsonObject object && fields.equals(object.fields);
  }

  @Override
  public int hashCode() {
    return fields.hashCode();
  }

  @Override
  public String toString() {
    return JsonWriter.write(this);
  }

  boolean containsName(String name) {
    return fields.containsKey(name);
  }

  private JsonValue required(String name) throws MalformedException {
    JsonValue value = get(name);
    if (value == null) {
      throw new MalformedException(name + " is missing");
    }
    return value;
  }

  private static String asText(String name, JsonValue value) throws MalformedException {
    if (value instanceof JsonText text) {
      return text.value();
    }
    throw new MalformedException(name + " is not a text");
  }

  private static JsonNumber asNumber(String name, JsonValue value) throws MalformedException {
    if (value instanceof JsonNumber number) {
      return number;
    }
    throw new MalformedException(name + " is not a number");
  }

  private static JsonObject asObject(String name, JsonValue value) throws MalformedException {
    if (value instanceof JsonObject object) {
      return object;
    }
    throw new MalformedException(name + " is not an object");
  }
}
