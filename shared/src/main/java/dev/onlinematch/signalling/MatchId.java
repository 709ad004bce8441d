package dev.onlinematch.signalling;

/**
 * A match on the signalling server (Nakama {@code match_id}; a relayed match's ends in a dot).
 *
 * @param value as the server gave it; never empty
 */
public record MatchId(String value) {

  /** Checks that there is one. */
  public MatchId {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("a match id is never empty");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
