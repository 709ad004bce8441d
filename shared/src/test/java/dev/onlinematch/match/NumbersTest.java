package dev.onlinematch.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The numbers that games see: an enum constant may be added, never moved. */
class NumbersTest {

  @Test
  void areThoseOfTheAddon() {
    assertEquals("0 1 2 3 4 5", numbers(Stream.of(MatchState.values()).map(MatchState::value)));
    assertEquals("0 1 2 3", numbers(Stream.of(MatchMode.values()).map(MatchMode::value)));
    assertEquals("0 1", numbers(Stream.of(PlayerStatus.values()).map(PlayerStatus::value)));
    assertEquals("0 1 2", numbers(Stream.of(NetworkRelay.values()).map(NetworkRelay::value)));
    assertEquals(
        "0 1 2 3 4 5", numbers(Stream.of(JoinErrorReason.values()).map(JoinErrorReason::value)));
    assertEquals(
        "0 1 2 3 4 5 6 7 8 9 10 11 12 13",
        numbers(Stream.of(ErrorCode.values()).map(ErrorCode::value)));
    assertEquals(7, ErrorCode.CLIENT_JOIN_ERROR.value());
    assertEquals(4, ErrorCode.HOST_DISCONNECTED.value());
    assertEquals(3, MatchState.WAITING_FOR_ENOUGH_PLAYERS.value());
  }

  private static String numbers(Stream<Integer> values) {
    return String.join(" ", values.map(String::valueOf).toList());
  }
}
