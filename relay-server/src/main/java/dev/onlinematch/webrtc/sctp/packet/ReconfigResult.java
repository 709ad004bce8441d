package dev.onlinematch.webrtc.sctp.packet;

/** What became of a re-configuration request (RFC 6525, 4.4). */
public enum ReconfigResult {
  SUCCESS_NOTHING_TO_DO(0),
  SUCCESS_PERFORMED(1),
  DENIED(2),
  ERROR_WRONG_SSN(3),
  ERROR_REQUEST_ALREADY_IN_PROGRESS(4),
  ERROR_BAD_SEQUENCE_NUMBER(5),
  IN_PROGRESS(6);

  private final int code;

  ReconfigResult(int code) {
    this.code = code;
  }

  /** The number on the wire. */
  int code() {
    return code;
  }

  /** The result of that number; one that nobody has defined is a refusal. */
  static ReconfigResult of(int code) {
    for (ReconfigResult result : values()) {
      if (result.code == code) {
        return result;
      }
    }
    return DENIED;
  }
}
