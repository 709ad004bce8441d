package dev.onlinematch.signalling;

/**
 * An account (Nakama {@code user_id}). One account may be in a match twice, with two sessions.
 *
 * @param value as the server gave it; never empty
 */
public record UserId(String value) {

  /** Checks that there is one. */
  public UserId {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("a user id is never empty");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
