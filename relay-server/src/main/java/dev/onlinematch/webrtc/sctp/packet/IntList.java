package dev.onlinematch.webrtc.sctp.packet;

import java.util.Arrays;

/** A growing list of ints without boxes. */
public final class IntList {

  private int[] values = new int[4];
  private int size;

  /** Appends. */
  public void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
  }

  /** The value at {@code index}, which must be below {@link #size()}. */
  public int get(int index) {
    return values[index];
  }

  /** Replaces the value at {@code index}, which must be below {@link #size()}. */
  public void set(int index, int value) {
    values[index] = value;
  }

  /** How many there are. */
  public int size() {
    return size;
  }

  /** Forgets all, keeps the room. */
  public void clear() {
    size = 0;
  }
}
