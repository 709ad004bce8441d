package dev.onlinematch.webrtc;

import dev.onlinematch.random.RandomSource;
import java.security.SecureRandom;

/** Chance that cannot be guessed: for credentials, tags and cookies. May be shared by threads. */
final class SecureRandomSource implements RandomSource {

  private final SecureRandom random;

  SecureRandomSource(SecureRandom random) {
    this.random = random;
  }

  @Override
  public int nextInt() {
    return random.nextInt();
  }

  @Override
  public void nextBytes(byte[] target) {
    random.nextBytes(target);
  }
}
