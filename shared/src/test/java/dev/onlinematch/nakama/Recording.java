package dev.onlinematch.nakama;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a real Nakama said, line by line; see the README beside the files. */
public final class Recording {

  /** All files. */
  public static final List<String> ALL =
      List.of(
          "01-auth-nakama-js",
          "02-rest-edge",
          "03-ws-edge",
          "10-matchmaker-nakama-js",
          "11-matchmaker-raw",
          "12-matchmaker-min-max",
          "13-match-relayed",
          "14-presence-order",
          "15-party",
          "16-chat-status-misc",
          "17-party-self-match",
          "18-webrtc-signalling-flow",
          "20-single-socket",
          "21-token-expiry",
          "22-rev-precision",
          "23-runtime-js",
          "24-ping-pong",
          "26-oversize",
          "27-server-stop",
          "28-match-list");

  private static final ObjectMapper JSON = new ObjectMapper();

  private Recording() {}

  /** The lines of one file. */
  public static List<JsonNode> lines(String name) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Recording.class.getResourceAsStream("/nakama-frames/" + name + ".jsonl"),
                StandardCharsets.UTF_8))) {
      return reader.lines().map(Recording::json).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads JSON with a reader that is not ours. */
  public static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
