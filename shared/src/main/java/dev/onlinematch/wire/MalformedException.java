package dev.onlinematch.wire;

/**
 * What came from outside is not what it should be. Thrown by parsers only, and caught at the front
 * door of the engine that called them: there it is dropped and counted, or answered as the protocol
 * says. Carries no stack trace, because hostile input must be cheap to refuse.
 */
public final class MalformedException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Says what is wrong, without quoting the input: it may hold secrets or be very long. */
  public MalformedException(String message) {
    super(message, null, false, false);
  }
}
