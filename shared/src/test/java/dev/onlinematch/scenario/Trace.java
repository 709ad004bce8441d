package dev.onlinematch.scenario;

/** Adds up what happens, in its order, by ints alone. */
public final class Trace {

  private int sum = 1;

  public void add(int value) {
    sum = sum * 31 + value;
  }

  public void add(byte[] bytes) {
    for (byte each : bytes) {
      add(each);
    }
  }

  /** Not {@code hashCode}: that one may change with the platform's class library. */
  public void add(String text) {
    for (int i = 0; i < text.length(); i++) {
      add(text.charAt(i));
    }
  }

  public int sum() {
    return sum;
  }
}
