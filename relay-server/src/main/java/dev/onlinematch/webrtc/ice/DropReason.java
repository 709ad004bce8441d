package dev.onlinematch.webrtc.ice;

/** Why a datagram went no further. None of these is ever answered. */
public enum DropReason {
  /** The first byte is neither STUN's nor DTLS's (RFC 7983), or there is none. */
  UNKNOWN_PROTOCOL,
  /** The first byte is STUN's, the rest is not. */
  STUN_MALFORMED,
  /** A STUN message, but neither a Binding request nor the answer to ours. */
  STUN_NOT_A_REQUEST,
  /** A check for a ufrag that is not, or no longer, one of ours. */
  UNKNOWN_UFRAG,
  /** A check for one of our ufrags, from somebody with another ufrag than its peer. */
  WRONG_USERNAME,
  /** FINGERPRINT is wrong: not STUN at all, or damaged. */
  BAD_FINGERPRINT,
  /** MESSAGE-INTEGRITY is wrong: somebody who does not know our password. */
  BAD_INTEGRITY,
  /** A good check from an address at which another session is alive; who is there is asked. */
  ADDRESS_TAKEN,
  /** Anything but STUN from an address that has not passed an authenticated check. */
  UNVERIFIED_ADDRESS
}
