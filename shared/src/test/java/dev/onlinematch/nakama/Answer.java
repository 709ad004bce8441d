package dev.onlinematch.nakama;

/** Remembers how a request over HTTP ended, and insists that it ends once. */
final class Answer<T> implements NakamaReply<T> {

  private T result;
  private NakamaFailure failure;
  private int endings;

  @Override
  public void onResult(T result) {
    this.result = result;
    end();
  }

  @Override
  public void onFailure(NakamaFailure failure) {
    this.failure = failure;
    end();
  }

  boolean hasEnded() {
    return endings > 0;
  }

  T result() {
    if (endings == 0 || failure != null) {
      throw new AssertionError("no result: " + failure);
    }
    return result;
  }

  NakamaFailure.Reason reason() {
    if (failure == null) {
      throw new AssertionError("no failure");
    }
    return failure.reason();
  }

  private void end() {
    endings++;
    if (endings > 1) {
      throw new AssertionError("a reply that ended twice");
    }
  }
}
