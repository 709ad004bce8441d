package dev.onlinematch.match;

/**
 * Why something ended. The numbers are visible to games and never change; 0 to 8 are the addon's.
 * All but {@link #WEBRTC_OFFER_ERROR} and {@link #LINK_FAILED} mean that the match was left; those
 * two say whether it was by {@link OnlineMatch#state()} being {@link MatchState#LOBBY}.
 */
public enum ErrorCode {
  /** The server did not open a match. */
  MATCH_CREATE_FAILED(0),
  /** The server did not let me into the match, or there is none of that id. */
  JOIN_MATCH_FAILED(1),
  /** The matchmaker did not take me. */
  START_MATCHMAKING_FAILED(2),
  /** The signalling server reported an error that belongs to no request. */
  WEBSOCKET_CONNECTION_ERROR(3),
  /** The host left, and the options do not let another take over; the match is over. */
  HOST_DISCONNECTED(4),
  /** The matchmaker's result cannot be used. */
  MATCHMAKER_ERROR(5),
  /** The host runs another version of the game. */
  CLIENT_VERSION_ERROR(6),
  /** The host refused me; the detail is a {@link JoinErrorReason}. */
  CLIENT_JOIN_ERROR(7),
  /**
   * No connection could be set up to a player on this side: no WebRTC, or refused by the browser.
   */
  WEBRTC_OFFER_ERROR(8),
  /** No link to a player came up in time, or it broke and could not be repaired. */
  LINK_FAILED(9),
  /** The matchmaker matched somebody who never came, and without him we are too few. */
  MATCHED_PLAYER_NEVER_CAME(10),
  /** Nobody in the match answered as its host. */
  HOST_NEVER_ANSWERED(11),
  /** The host took me off the roster. */
  REMOVED_BY_HOST(12),
  /** I could not come back as the player I was: too late, not believed, or another page did. */
  NOT_RESUMED(13);

  private final int value;

  ErrorCode(int value) {
    this.value = value;
  }

  /** The number. */
  public int value() {
    return value;
  }
}
