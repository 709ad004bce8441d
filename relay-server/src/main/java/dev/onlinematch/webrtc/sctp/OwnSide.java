package dev.onlinematch.webrtc.sctp;

import dev.onlinematch.random.RandomSource;

/**
 * What we chose for an association.
 *
 * @param tag the verification tag that packets to us carry; never 0
 * @param initialTsn the TSN of our first chunk
 */
record OwnSide(int tag, int initialTsn) {

  /** Fresh ones (RFC 9260, 5.3.1): nobody can guess them. */
  static OwnSide fresh(RandomSource random) {
    int tag = random.nextInt();
    while (tag == 0) {
      tag = random.nextInt();
    }
    return new OwnSide(tag, random.nextInt());
  }
}
