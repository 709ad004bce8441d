package dev.onlinematch.rpc;

import dev.onlinematch.wire.Utf8;

/**
 * Sixteen bits that stand for a set of declared calls. Builds that declare differently differ here
 * too, but for one pair in 65536.
 */
final class Fingerprint {

  // FNV-1a, 32 bit, folded.
  private int hash = 0x811C9DC5;

  /** Adds a text; two texts in a row differ from the two joined. */
  Fingerprint text(String text) {
    byte[] utf8 = Utf8.encode(text);
    for (byte next : utf8) {
      add(next & 0xFF);
    }
    return add(utf8.length);
  }

  private Fingerprint add(int value) {
    hash = (hash ^ value) * 0x01000193;
    return this;
  }

  /** 0 to 65535. */
  int value() {
    return (hash >>> 16) ^ (hash & 0xFFFF);
  }
}
