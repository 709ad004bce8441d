package dev.onlinematch.nakama.engine;

/** A request over the socket that is answered with an {@code error}. */
final class RealtimeFailure extends Exception {

  private static final long serialVersionUID = 1L;

  // Nakama's rtapi Error.Code.
  static final int RUNTIME_EXCEPTION = 0;
  static final int BAD_INPUT = 3;
  static final int MATCH_NOT_FOUND = 4;
  static final int RUNTIME_FUNCTION_NOT_FOUND = 6;

  private final int code;

  RealtimeFailure(int code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  static RealtimeFailure badInput(String message) {
    return new RealtimeFailure(BAD_INPUT, message);
  }

  int code() {
    return code;
  }
}
