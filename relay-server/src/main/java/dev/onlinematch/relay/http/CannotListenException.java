package dev.onlinematch.relay.http;

/** The server could not listen where it was told to. The message is a sentence for people. */
public final class CannotListenException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Says what is wrong and what to do, in a sentence for people. */
  public CannotListenException(String message, Throwable cause) {
    super(message, cause);
  }
}
