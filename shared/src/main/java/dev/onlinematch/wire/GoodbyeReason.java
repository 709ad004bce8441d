package dev.onlinematch.wire;

/** Why the relay closes a connection. */
public enum GoodbyeReason {
  /** The relay goes down in order. It will be back, or another one will. */
  DRAINING(1),
  /** The same player connected anew, and speaks over the newer connection. */
  REPLACED(2),
  /** The player has left the match on the signalling server. */
  NOT_A_MEMBER_ANY_MORE(3),
  /** More reliable messages wait for this player than the relay keeps. */
  TOO_SLOW(4),
  /** What this player sent is not what a client sends, or far too much of it. */
  PROTOCOL_ERROR(5),
  /** The room, or the relay, has no place. */
  FULL(6),
  /** Nothing was heard of this player for too long. */
  SILENT(7);

  private final int code;

  GoodbyeReason(int code) {
    this.code = code;
  }

  /** The number on the wire. */
  int code() {
    return code;
  }

  static GoodbyeReason ofCode(int code) throws MalformedException {
    for (GoodbyeReason reason : values()) {
      if (reason.code == code) {
        return reason;
      }
    }
    throw new MalformedException("unknown reason of a goodbye");
  }
}
