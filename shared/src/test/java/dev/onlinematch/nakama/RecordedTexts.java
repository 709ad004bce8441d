package dev.onlinematch.nakama;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/** What a real Nakama and its clients said, each text once: where fuzzers begin. */
public final class RecordedTexts {

  /** A longer one is a test of limits, and would only slow a fuzzer down. */
  private static final int MOST_CHARS = 2_000;

  private RecordedTexts() {}

  /** Frames and bodies of both directions. */
  public static Stream<byte[]> all() {
    return Stream.concat(
        Stream.concat(frames("S>C"), frames("C>S")),
        Stream.concat(texts("http-response", "S>C", "body"), texts("http-request", "C>S", "body")));
  }

  /** Text frames of one direction, {@code S>C} or {@code C>S}. */
  public static Stream<byte[]> frames(String direction) {
    return texts("ws-text", direction, "text");
  }

  /** Bodies of REST answers. */
  public static Stream<byte[]> answers() {
    return texts("http-response", "S>C", "body");
  }

  /** Requests, as {@code METHOD URL}, a line feed, and the body. */
  public static Stream<byte[]> requests() {
    return lines("http-request", "C>S")
        .filter(line -> line.path("body").asText().length() <= MOST_CHARS)
        .map(
            line ->
                line.path("method").asText()
                    + " "
                    + line.path("url").asText().replaceFirst("^https?://[^/]*", "")
                    + "\n"
                    + line.path("body").asText(""))
        .distinct()
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  private static Stream<byte[]> texts(String kind, String direction, String field) {
    Set<String> texts = new LinkedHashSet<>();
    lines(kind, direction)
        .map(line -> line.path(field).asText(""))
        .filter(text -> !text.isEmpty() && text.length() <= MOST_CHARS)
        .forEach(texts::add);
    return texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  private static Stream<JsonNode> lines(String kind, String direction) {
    return Recording.ALL.stream()
        .flatMap(file -> Recording.lines(file).stream())
        .filter(line -> line.path("kind").asText().equals(kind))
        .filter(line -> line.path("dir").asText().equals(direction));
  }
}
