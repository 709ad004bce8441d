package dev.onlinematch.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.transport.PeerId;
import dev.onlinematch.transport.SendResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Matches in which everything happens that can: players come and go, the host among them, sockets
 * die, players fall silent, paths break and heal, connections are closed, messages fly. After each
 * quiet period all who are in must agree.
 *
 * <p>{@code mvn -pl shared test -Dtest=MatchSimulationTest -Donlinematch.seed=17
 * -Donlinematch.matches=1} replays one.
 */
class MatchSimulationTest {

  private static final int FIRST_SEED = Integer.getInteger("onlinematch.seed", 1);
  private static final int MATCHES = Integer.getInteger("onlinematch.matches", 200);

  /** Longer than every deadline of a match or a link. */
  private static final int QUIET_MS = 70_000;

  @Test
  void afterEveryDisturbanceAllWhoAreInAgree() {
    for (int seed = FIRST_SEED; seed < FIRST_SEED + MATCHES; seed++) {
      Simulation simulation = new Simulation(seed);
      try {
        simulation.run();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(
            "seed "
                + seed
                + "; replay: mvn -pl shared test -Dtest=MatchSimulationTest -Donlinematch.seed="
                + seed
                + " -Donlinematch.matches=1"
                + simulation.whatEveryoneHeard(),
            e);
      }
    }
  }

  /** One match and what befalls it. */
  private static final class Simulation {

    private final SeededRandom random;
    private final Table table;
    private final Map<String, Integer> sent = new HashMap<>();
    private final Map<String, List<Integer>> received = new HashMap<>();
    private int names;

    Simulation(int seed) {
      random = new SeededRandom(seed);
      table = new Table(seed);
      table.with(table.options().withPlayers(2, 2 + random.nextInt(7)));
      table.nakama.setLatencyMs(1 + random.nextInt(80));
      table.network.setLatencyMs(1 + random.nextInt(60));
      table.network.setLossPercent(random.nextInt(20));
    }

    void run() {
      sitDown().createsMatch();
      table.settle();
      for (int round = 0; round < 3; round++) {
        for (int i = random.nextInt(12); i >= 0; i--) {
          disturb();
          say();
          table.time.advance(random.nextInt(random.nextInt(3) == 0 ? 8_000 : 300));
        }
        healAll();
        table.time.advance(QUIET_MS);
        check();
        for (Seat seat : table.seats) {
          if (round == 1 && seat.match.isHost() && seat.state() == MatchState.READY) {
            seat.match.startPlaying();
          }
        }
      }
      table.seats.forEach(seat -> seat.match.leave());
      table.time.advance(QUIET_MS);
      for (Seat seat : table.seats) {
        assertEquals(0, table.network.openConnectionsOf(seat.name).size(), seat.name);
      }
    }

    private String whatEveryoneHeard() {
      StringBuilder all = new StringBuilder();
      for (Seat seat : table.seats) {
        all.append("\n").append(seat.name).append(' ').append(seat.state());
        seat.heard.stream()
            .filter(signal -> !signal.startsWith("webrtc") && !signal.startsWith("playerStatus"))
            .forEach(signal -> all.append("; ").append(signal));
      }
      return all.toString();
    }

    private Seat sitDown() {
      Seat seat = table.seat("s" + names++);
      seat.match
          .messages()
          .setReceiver(
              (from, delivery, payload) -> {
                if (delivery == Delivery.RELIABLE) {
                  Player sender = seat.match.player(from);
                  assertNotNull(sender, "a message from nobody");
                  String stream = sender.username() + ">" + seat.name;
                  received
                      .computeIfAbsent(stream, none -> new ArrayList<>())
                      .add((payload[0] & 0xFF) << 8 | (payload[1] & 0xFF));
                }
              });
      return seat;
    }

    private void disturb() {
      Seat someone = table.seats.get(random.nextInt(table.seats.size()));
      Seat other = table.seats.get(random.nextInt(table.seats.size()));
      switch (random.nextInt(10)) {
        case 0, 1, 2 -> {
          if (names < 12) {
            Seat guest = sitDown();
            if (someone.match.matchId() != null) {
              guest.joins(someone);
            }
          }
        }
        case 3 -> someone.match.leave();
        case 4 -> table.nakama.cut(someone.name);
        case 5 -> table.network.breakPath(someone.name, other.name);
        case 6 -> table.network.cut(someone.name, other.name);
        case 7 -> table.network.heal(someone.name, other.name);
        case 8 -> closeAChannel(someone, other);
        case 9 -> {
          for (Seat seat : table.seats) {
            if (seat != someone) {
              table.network.cut(someone.name, seat.name);
            }
          }
        }
        default -> throw new AssertionError();
      }
    }

    private void closeAChannel(Seat someone, Seat other) {
      var connection = table.network.between(someone.name, other.name);
      if (connection != null) {
        connection.channels().get(1 + random.nextInt(3)).close();
      }
    }

    private void say() {
      for (Seat seat : table.seats) {
        for (PeerId peer : seat.match.messages().otherPeers()) {
          String stream = seat.name + ">" + seat.match.player(peer).username();
          int number = sent.getOrDefault(stream, 0);
          byte[] payload = {(byte) (number >> 8), (byte) number};
          if (seat.match.messages().send(peer, Delivery.RELIABLE, payload) == SendResult.SENT) {
            sent.put(stream, number + 1);
          }
        }
      }
    }

    private void healAll() {
      for (Seat one : table.seats) {
        for (Seat other : table.seats) {
          if (one != other) {
            table.network.heal(one.name, other.name);
          }
        }
      }
    }

    private void check() {
      List<Seat> in = table.seats.stream().filter(seat -> seat.match.matchId() != null).toList();
      if (in.isEmpty()) {
        return;
      }
      Seat host = in.get(0);
      assertNotNull(host.match.host(), host.heard.toString());
      for (Seat seat : in) {
        assertEquals(host.roster(), seat.roster(), seat.name);
        assertEquals(host.match.playersByPeerId(), seat.match.playersByPeerId(), seat.name);
        assertEquals(host.match.host(), seat.match.host(), seat.name);
        assertEquals(host.state(), seat.state(), seat.name + " " + seat.heard);
        assertEquals(in.size() - 1, table.network.openConnectionsOf(seat.name).size(), seat.name);
      }
      // The server may have let them in in another order than that of their chairs.
      assertEquals(
          in.stream().map(seat -> seat.name).sorted().toList(),
          host.roster().stream().sorted().toList());
      for (Seat one : in) {
        for (Seat other : in) {
          String stream = one.name + ">" + other.name;
          if (one != other) {
            List<Integer> numbers = received.getOrDefault(stream, List.of());
            assertEquals(sent.getOrDefault(stream, 0), numbers.size(), stream);
            for (int i = 0; i < numbers.size(); i++) {
              assertEquals(i, numbers.get(i), stream);
            }
          }
        }
      }
    }
  }
}
