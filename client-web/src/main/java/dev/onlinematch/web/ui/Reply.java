package dev.onlinematch.web.ui;

/** How something that takes time ended: exactly one of the two, once, never inside the call. */
public interface Reply<T> {

  /** It worked. */
  void onResult(T result);

  /**
   * It did not.
   *
   * @param failure for code
   * @param detail the other side's own words; may be empty
   */
  void onFailure(Failure failure, String detail);
}
