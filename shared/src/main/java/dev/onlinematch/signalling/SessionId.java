package dev.onlinematch.signalling;

/**
 * One connection of one player to the signalling server (Nakama {@code session_id}). A new socket
 * is a new session. Compared as plain text: the smaller one makes the offer.
 *
 * @param value as the server gave it; never empty
 */
public record SessionId(String value) implements Comparable<SessionId> {

  /** Checks that there is one. */
  public SessionId {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("a session id is never empty");
    }
  }

  @Override
  public int compareTo(SessionId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
