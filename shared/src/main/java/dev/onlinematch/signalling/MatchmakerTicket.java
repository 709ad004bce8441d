package dev.onlinematch.signalling;

/**
 * My place in the matchmaker's pool (Nakama {@code MatchmakerTicket}).
 *
 * @param value as the server gave it
 */
public record MatchmakerTicket(String value) {

  @Override
  public String toString() {
    return value;
  }
}
