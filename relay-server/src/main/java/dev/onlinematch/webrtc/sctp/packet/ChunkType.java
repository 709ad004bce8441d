package dev.onlinematch.webrtc.sctp.packet;

/** The chunks that are understood here (RFC 9260, 3.2; RFC 3758; RFC 6525), and all others. */
public enum ChunkType {
  DATA(0),
  INIT(1),
  INIT_ACK(2),
  SACK(3),
  HEARTBEAT(4),
  HEARTBEAT_ACK(5),
  ABORT(6),
  SHUTDOWN(7),
  SHUTDOWN_ACK(8),
  ERROR(9),
  COOKIE_ECHO(10),
  COOKIE_ACK(11),
  SHUTDOWN_COMPLETE(14),
  RE_CONFIG(130),
  FORWARD_TSN(192),
  /** Anything else; what to do with it, its number says ({@link UnrecognizedRule}). */
  UNRECOGNIZED(-1);

  private static final ChunkType[] BY_CODE = new ChunkType[256];

  static {
    java.util.Arrays.fill(BY_CODE, UNRECOGNIZED);
    for (ChunkType type : values()) {
      if (type.code >= 0) {
        BY_CODE[type.code] = type;
      }
    }
  }

  private final int code;

  ChunkType(int code) {
    this.code = code;
  }

  /** The number on the wire. */
  public int code() {
    return code;
  }

  static ChunkType of(int code) {
    return BY_CODE[code];
  }
}
