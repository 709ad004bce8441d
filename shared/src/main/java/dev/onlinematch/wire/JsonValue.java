package dev.onlinematch.wire;

/**
 * One JSON value (RFC 8259). {@code toString} of every kind is its JSON text, written by {@link
 * JsonWriter}.
 */
public sealed interface JsonValue
    permits JsonObject, JsonArray, JsonText, JsonNumber, JsonBoolean, JsonNull {}
