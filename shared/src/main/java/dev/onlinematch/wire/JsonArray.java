package dev.onlinematch.wire;

import java.util.List;

/**
 * An array.
 *
 * @param values in order
 */
public record JsonArray(List<JsonValue> values) implements JsonValue {

  /** Takes a copy of the list. */
  public JsonArray {
    values = List.copyOf(values);
  }

  @Override
  public String toString() {
    return JsonWriter.write(this);
  }
}
