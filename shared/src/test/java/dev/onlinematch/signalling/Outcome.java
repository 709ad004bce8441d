package dev.onlinematch.signalling;

/** Remembers how a request ended, and insists that it ends once. */
public final class Outcome<T> implements Signalling.Reply<T> {

  private T result;
  private SignallingFailure failure;
  private int endings;
  private final Runnable onEnding;

  /** An outcome on its own. */
  public Outcome() {
    this(() -> {});
  }

  Outcome(Runnable onEnding) {
    this.onEnding = onEnding;
  }

  @Override
  public void onResult(T result) {
    this.result = result;
    end();
  }

  @Override
  public void onFailure(SignallingFailure failure) {
    this.failure = failure;
    end();
  }

  /** Whether it has ended, well or badly. */
  public boolean hasEnded() {
    return endings > 0;
  }

  /** The result; it has to be there. */
  public T result() {
    if (endings == 0 || failure != null) {
      throw new AssertionError("no result: " + this);
    }
    return result;
  }

  /** Why it failed; it has to have. */
  public SignallingFailure.Reason reason() {
    if (failure == null) {
      throw new AssertionError("no failure: " + this);
    }
    return failure.reason();
  }

  @Override
  public String toString() {
    return endings == 0 ? "not ended" : failure == null ? "result " + result : failure.toString();
  }

  private void end() {
    onEnding.run();
    endings++;
    if (endings > 1) {
      throw new AssertionError("a reply that ended twice");
    }
  }
}
