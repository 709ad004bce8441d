package dev.onlinematch.bench;

/**
 * A process from outside.
 *
 * @param heapKiB after a full collection
 * @param sockets among the descriptors
 */
record Vitals(long heapKiB, long rssKiB, long threads, long descriptors, long sockets) {

  @Override
  public String toString() {
    return String.format(
        "heap after GC %d KiB, RSS %d KiB, %d threads, %d descriptors, %d of them sockets",
        heapKiB, rssKiB, threads, descriptors, sockets);
  }
}
