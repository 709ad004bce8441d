package dev.onlinematch.signalling;

/**
 * A member who has lost his session and has another says who he is, to all who are there.
 *
 * @param member the session in which he came in
 * @param page the session in which his present page came in: a page that was loaded again names
 *     itself
 * @param token what he told the members over their links when he came in; nobody else of his
 *     account knows it
 * @param asks whether he wants to be told how the match stands
 */
public record ReturnRequest(SessionId member, SessionId page, String token, boolean asks)
    implements SignalMessage {

  /** The length of every token: 128 bits in hexadecimal digits. */
  public static final int TOKEN_LENGTH = 32;
}
