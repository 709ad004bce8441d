package dev.onlinematch.relay.limits;

/** Why somebody was refused, or hung up on, before he was a member of a room. */
public enum Refusal {
  /** The page came from an origin that may not use this server. */
  ORIGIN,
  /** One address came too often. */
  RATE_OF_ADDRESS,
  /** One account came too often. */
  RATE_OF_ACCOUNT,
  /** One account has as many connections to the relay as it may. */
  PLACES_OF_ACCOUNT,
  /** One address has as many TCP connections as it may. */
  CONNECTIONS_OF_ADDRESS,
  /** The headers of a request did not come to an end in time. */
  SLOW_HEADERS,
  /** A request was not brought, or its answer not taken, in time. */
  SLOW_REQUEST,
  /** More passwords wait to be looked at than may. */
  BUSY_WITH_PASSWORDS,
  /** No session token that counts. */
  BAD_TOKEN,
  /** The session is not in the match. */
  NOT_IN_MATCH,
  /** The signalling server does not answer. */
  SIGNALLING_SILENT,
  /** What was sent is not what is asked for, or too long. */
  MALFORMED,
  /** There is no place for another connection. */
  FULL,
  /** The server is on its way out. */
  DRAINING,
  /** An offer that no connectivity check followed. */
  NO_CHECK,
  /** Checks that no DTLS handshake followed, or none that came to an end. */
  NO_HANDSHAKE,
  /** A handshake that no open channels followed. */
  NO_CHANNELS
}
