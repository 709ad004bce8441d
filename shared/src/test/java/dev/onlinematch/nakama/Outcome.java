package dev.onlinematch.nakama;

import dev.onlinematch.signalling.Signalling;
import dev.onlinematch.signalling.SignallingFailure;

/** Remembers how a request ended, and insists that it ends once. */
final class Outcome<T> implements Signalling.Reply<T> {

  private T result;
  private SignallingFailure failure;
  private int endings;

  @Override
  public void onResult(T result) {
    this.result = result;
    count();
  }

  @Override
  public void onFailure(SignallingFailure failure) {
    this.failure = failure;
    count();
  }

  boolean hasEnded() {
    return endings == 1;
  }

  T result() {
    if (endings != 1 || failure != null) {
      throw new AssertionError("no result: " + this);
    }
    return result;
  }

  SignallingFailure failure() {
    if (endings != 1 || failure == null) {
      throw new AssertionError("no failure: " + this);
    }
    return failure;
  }

  @Override
  public String toString() {
    return endings == 0 ? "not ended" : failure == null ? "result " + result : failure.toString();
  }

  private void count() {
    if (++endings > 1) {
      throw new AssertionError("a reply that ended twice");
    }
  }
}
