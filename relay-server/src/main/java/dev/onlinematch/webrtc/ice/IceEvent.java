package dev.onlinematch.webrtc.ice;

/** What happened to a session, in order, from {@link IceLiteAgent#pollEvent}. */
public sealed interface IceEvent {

  /** The session it happened to. */
  IceSession session();

  /** The first authenticated check arrived: there is an address to send to. Happens once. */
  record Connected(IceSession session) implements IceEvent {}

  /** The peer nominated another address; {@link IceSession#remoteAddress} has it. */
  record PathChanged(IceSession session) implements IceEvent {}

  /** The session is over and closed; nothing may be sent to the peer any more. */
  record Failed(IceSession session, Reason reason) implements IceEvent {}

  /** Why a session ended by itself. */
  enum Reason {
    /** No authenticated check came in time. */
    NEVER_CONNECTED,
    /** No authenticated check came for 30 s (RFC 7675). */
    CONSENT_EXPIRED
  }
}
