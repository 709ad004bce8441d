package dev.onlinematch.bench;

import java.util.ArrayList;
import java.util.List;

/** What somebody needs to get into a room. */
record Seat(String match, String session, String token) {

  /** At a relay that lets everybody in. */
  static Seat open(String match, String session) {
    return new Seat(match, session, "bench");
  }

  /** So many in one room of such a relay. */
  static List<Seat> open(String match, String session, int count) {
    List<Seat> seats = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      seats.add(open(match, session + i));
    }
    return seats;
  }

  String offerPath() {
    return "/relay/offer?match=" + match + "&session=" + session;
  }

  String socketPath() {
    return "/relay/ws?match=" + match + "&session=" + session + "&token=" + token;
  }
}
