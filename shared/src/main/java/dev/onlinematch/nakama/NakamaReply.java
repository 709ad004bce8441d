package dev.onlinematch.nakama;

/**
 * How a request to Nakama over HTTP ended: exactly one of the two, once, never inside the call that
 * asked.
 */
public interface NakamaReply<T> {

  /** It was done. */
  void onResult(T result);

  /** It was not. */
  void onFailure(NakamaFailure failure);
}
