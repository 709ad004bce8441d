package dev.onlinematch.webrtc.ice;

import java.util.List;

/** What {@link IceLiteAgent} says of one datagram. */
public sealed interface IceVerdict {

  /** A check: send these back to where it came from, the answer first. */
  record Answer(List<byte[]> datagrams) implements IceVerdict {}

  /** The answer to a check of our own. */
  record Proof(IceSession session) implements IceVerdict {}

  /** Not STUN, and from a verified address of that session: for the layer above. */
  record Pass(IceSession session) implements IceVerdict {}

  /** Nothing to do. */
  record Dropped(DropReason reason) implements IceVerdict {}
}
