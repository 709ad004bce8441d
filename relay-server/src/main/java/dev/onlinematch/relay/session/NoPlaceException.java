package dev.onlinematch.relay.session;

/** The account has as many connections as it may. */
public final class NoPlaceException extends Exception {

  private static final long serialVersionUID = 1L;

  NoPlaceException() {
    super("the account has as many connections as it may");
  }
}
