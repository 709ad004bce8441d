package dev.onlinematch.live;

import java.net.URI;
import java.util.List;

/**
 * Where a Nakama runs.
 *
 * @param before command before its own, as for a namespace; empty for this computer's own network
 * @param bind address to listen on; empty for all
 * @param uri how players reach it, port included
 */
public record NakamaPlace(List<String> before, String bind, URI uri) {

  /** Takes a copy of the list. */
  public NakamaPlace {
    before = List.copyOf(before);
  }

  static NakamaPlace onLoopback(int port) {
    return new NakamaPlace(List.of(), "127.0.0.1", URI.create("http://127.0.0.1:" + port));
  }
}
