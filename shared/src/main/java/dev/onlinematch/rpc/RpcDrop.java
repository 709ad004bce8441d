package dev.onlinematch.rpc;

/** Why a message that came in was not handed to a call's receiver. */
public enum RpcDrop {
  /** The sender declared other calls, or runs another version of them. */
  OTHER_DECLARATION,

  /** No call has that number, or the message ends before it. */
  UNKNOWN_CALL,

  /** It came over another kind of delivery than the call is declared for. */
  WRONG_DELIVERY,

  /** The sender may not make this call. */
  UNAUTHORISED,

  /** The arguments cannot be read, or something follows them. */
  MALFORMED
}
