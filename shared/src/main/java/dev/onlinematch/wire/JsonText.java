package dev.onlinematch.wire;

/**
 * A string.
 *
 * @param value any text; unpaired surrogates in it are written as U+FFFD
 */
public record JsonText(String value) implements JsonValue {

  @Override
  public String toString() {
    return JsonWriter.write(this);
  }
}
