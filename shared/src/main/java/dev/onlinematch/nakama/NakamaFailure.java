package dev.onlinematch.nakama;

/**
 * Why signing in, or anything else that goes over HTTP, did not succeed.
 *
 * @param reason for code
 * @param message for people; the server's own words where it had some
 */
public record NakamaFailure(Reason reason, String message) {

  /** The kinds that a caller can tell apart. */
  public enum Reason {
    /** Wrong password. */
    INVALID_CREDENTIALS,
    /** No account of that e-mail address, device or id, and none was to be made. */
    USER_NOT_FOUND,
    /** An account was to be made and the e-mail address has one, with another password. */
    EMAIL_IN_USE,
    /** Somebody else has that username. */
    USERNAME_IN_USE,
    /** The account is banned. */
    ACCOUNT_BANNED,
    /** The server does not take the input: too short a password, no e-mail address, and so on. */
    BAD_INPUT,
    /** The session is over and cannot be refreshed: sign in again. */
    SESSION_EXPIRED,
    /** The page and the server do not have the same server key. */
    WRONG_SERVER_KEY,
    /** The server does not take more at the moment. */
    SERVER_BUSY,
    /** The server failed, or does not know what was asked for. */
    SERVER_ERROR,
    /** The answer is not one of a Nakama server. */
    MALFORMED_ANSWER,
    /** No server at that address. */
    UNREACHABLE,
    /** No answer within the deadline. */
    TIMED_OUT
  }
}
