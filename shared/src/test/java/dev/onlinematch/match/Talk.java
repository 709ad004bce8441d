package dev.onlinematch.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.onlinematch.transport.Delivery;
import java.util.ArrayList;
import java.util.List;

/** What is said in a match, to see that everyone is linked to everyone. */
final class Talk {

  private Talk() {}

  /** Everyone says something to everyone, and it arrives once. */
  static void isHeardByAll(Table table, List<Seat> seats) {
    seats.forEach(seat -> seat.messages.clear());
    for (Seat from : seats) {
      for (Seat to : seats) {
        if (from != to) {
          assertEquals("SENT", from.says(to, Delivery.RELIABLE, "hello").name());
        }
      }
    }
    table.settle();
    for (Seat seat : seats) {
      List<String> expected = new ArrayList<>();
      for (Seat from : seats) {
        if (from != seat) {
          expected.add("RELIABLE from " + from.peerId() + ": hello");
        }
      }
      List<String> heard = seat.messages.stream().sorted().toList();
      assertEquals(expected.stream().sorted().toList(), heard, seat.name);
    }
  }
}
