package dev.onlinematch.relay.nakama;

import java.net.URI;

/**
 * What a server has to know that asks a Nakama about its players. Both keys are secrets: the first
 * opens what players may not ask, the second makes tokens of anybody.
 *
 * @param uri where this server reaches it
 * @param httpKey its {@code runtime.http_key}
 * @param sessionKey its {@code session.encryption_key}
 */
public record NakamaAccess(URI uri, String httpKey, String sessionKey) {

  /** Checks that there are keys. */
  public NakamaAccess {
    if (httpKey.isEmpty() || sessionKey.isEmpty()) {
      throw new IllegalArgumentException("a key of Nakama is empty");
    }
  }

  /** Names no key, wherever it is printed. */
  @Override
  public String toString() {
    return "NakamaAccess[" + uri + "]";
  }
}
