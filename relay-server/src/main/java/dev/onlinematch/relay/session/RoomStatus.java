package dev.onlinematch.relay.session;

import java.util.List;

/**
 * A room from outside, for those who look.
 *
 * @param match its match
 * @param members in ascending order of number
 */
public record RoomStatus(String match, List<MemberStatus> members) {

  /** Takes a copy of the list. */
  public RoomStatus {
    members = List.copyOf(members);
  }

  /**
   * One member.
   *
   * @param number as the relay calls it
   * @param session of the signalling server
   * @param waitingBytes what its connection has not taken yet
   * @param connection the connection
   */
  public record MemberStatus(
      int number, String session, int waitingBytes, CarrierStatus connection) {}
}
