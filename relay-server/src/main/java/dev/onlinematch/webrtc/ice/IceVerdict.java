package dev.onlinematch.webrtc.ice;

/** What {@link IceLiteAgent} says of one datagram. */
public sealed interface IceVerdict {

  /** A check: send this back to where it came from. */
  record Answer(byte[] datagram) implements IceVerdict {}

  /** Not STUN, and from a verified address of that session: for the layer above. */
  record Pass(IceSession session) implements IceVerdict {}

  /** Nothing to do. */
  record Dropped(DropReason reason) implements IceVerdict {}
}
