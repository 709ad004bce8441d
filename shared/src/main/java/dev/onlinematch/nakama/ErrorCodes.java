package dev.onlinematch.nakama;

import dev.onlinematch.signalling.SignallingFailure;

/** The codes of Nakama's realtime {@code error}, as far as a caller can tell them apart. */
final class ErrorCodes {

  private static final int MATCH_NOT_FOUND = 4;
  private static final int MATCH_JOIN_REJECTED = 5;

  private ErrorCodes() {}

  static SignallingFailure.Reason reason(int code) {
    return switch (code) {
      case MATCH_NOT_FOUND -> SignallingFailure.Reason.MATCH_NOT_FOUND;
      case MATCH_JOIN_REJECTED -> SignallingFailure.Reason.JOIN_REJECTED;
      default -> SignallingFailure.Reason.REFUSED;
    };
  }
}
