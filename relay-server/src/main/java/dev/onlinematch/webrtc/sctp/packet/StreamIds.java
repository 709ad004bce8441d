package dev.onlinematch.webrtc.sctp.packet;

import dev.onlinematch.wire.MalformedException;
import java.util.Arrays;

/** A list of streams in a reset request; the empty one means all streams. */
public final class StreamIds {

  private final int[] ids;

  private StreamIds(int[] ids) {
    this.ids = ids;
  }

  /** These. */
  public static StreamIds of(int... ids) {
    return new StreamIds(ids.clone());
  }

  static StreamIds parse(Tlv tlv, int skip) throws MalformedException {
    int bytes = tlv.valueLength() - skip;
    if (bytes % 2 != 0) {
      throw new MalformedException("half a stream number");
    }
    int[] ids = new int[bytes / 2];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = tlv.u16(skip + 2 * i);
    }
    return new StreamIds(ids);
  }

  /** Whether all streams are meant. */
  public boolean isAll() {
    return ids.length == 0;
  }

  /** Whether this stream is meant. */
  public boolean covers(int streamId) {
    if (isAll()) {
      return true;
    }
    for (int id : ids) {
      if (id == streamId) {
        return true;
      }
    }
    return false;
  }

  /** How many are listed. */
  public int size() {
    return ids.length;
  }

  /** The stream at a place of the list. */
  public int get(int index) {
    return ids[index];
  }

  @Override
  public String toString() {
    return isAll() ? "all" : Arrays.toString(ids);
  }
}
