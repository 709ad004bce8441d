package dev.onlinematch.webrtc.channel;

import java.util.Optional;

/** The payload protocol identifiers of RFC 8831, 8. */
enum PayloadType {
  DCEP(50),
  TEXT(51),
  BINARY(53),
  // SCTP cannot carry nothing: "empty" is one byte that is to be ignored (6.6).
  TEXT_EMPTY(56),
  BINARY_EMPTY(57);

  private final int ppid;

  PayloadType(int ppid) {
    this.ppid = ppid;
  }

  int ppid() {
    return ppid;
  }

  boolean isText() {
    return this == TEXT || this == TEXT_EMPTY;
  }

  boolean isEmpty() {
    return this == TEXT_EMPTY || this == BINARY_EMPTY;
  }

  /** The type of that number; the deprecated 52 and 54 are not among them. */
  static Optional<PayloadType> of(int ppid) {
    for (PayloadType type : values()) {
      if (type.ppid == ppid) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  static PayloadType of(boolean isText, boolean isEmpty) {
    if (isText) {
      return isEmpty ? TEXT_EMPTY : TEXT;
    }
    return isEmpty ? BINARY_EMPTY : BINARY;
  }
}
