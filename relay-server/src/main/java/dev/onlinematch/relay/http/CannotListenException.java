package dev.onlinematch.relay.http;

/** The server could not listen where it was told to. The message is a sentence for people. */
public final class CannotListenException extends Exception {

  private static final long serialVersionUID = 1L;

  CannotListenException(String message, Throwable cause) {
    super(message, cause);
  }
}
