package dev.onlinematch.web.ui;

/** Why somebody could not be signed in, or the server not be used. */
public enum Failure {
  /** No server answers. */
  UNREACHABLE,
  /** The page does not know where its server is. */
  NOT_CONFIGURED,
  /** The password is another one. */
  WRONG_PASSWORD,
  /** Nobody has an account of this e-mail address. */
  NO_SUCH_ACCOUNT,
  /** The e-mail address has an account. */
  EMAIL_IN_USE,
  /** Somebody else has that name. */
  NAME_IN_USE,
  /** The account is closed. */
  BANNED,
  /** The server does not take what was typed; the detail says why. */
  BAD_INPUT,
  /** Signed in too long ago. */
  EXPIRED,
  /** The server failed; the detail says how. */
  SERVER_FAILED
}
