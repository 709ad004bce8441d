package dev.onlinematch.wire;

/** {@code null}. Accessors of {@link JsonObject} treat a field that is null as absent. */
public enum JsonNull implements JsonValue {
  /** The only one. */
  NULL;

  @Override
  public String toString() {
    return "null";
  }
}
