package dev.onlinematch.wire;

/** {@code true} or {@code false}. */
public record JsonBoolean(boolean value) implements JsonValue {

  @Override
  public String toString() {
    return value ? "true" : "false";
  }
}
