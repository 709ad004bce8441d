package dev.onlinematch.relay.abuse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onlinematch.relay.http.RelayProbe;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.wire.RelayFrame;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Four players at the relay who talk all the time, thirty times a second each, on the reliable
 * channel and on an unreliable one.
 */
final class PlayingMatch {

  static final String MATCH = "playing";

  private static final int PLAYERS = 4;
  private static final long PERIOD_MS = 33;

  private final List<RelayProbe> players = new ArrayList<>();
  private final AtomicInteger rounds = new AtomicInteger();
  private final ScheduledExecutorService talk = Executors.newSingleThreadScheduledExecutor();

  /** Over only when a round has failed. */
  private final Future<?> talking;

  /** Enters, and begins to talk. */
  PlayingMatch(int port) {
    for (int i = 0; i < PLAYERS; i++) {
      players.add(RelayProbe.open(port, "player " + i, MATCH, "player" + i));
      players.get(i).hears();
    }
    for (int i = 0; i < PLAYERS; i++) {
      for (int later = i + 1; later < PLAYERS; later++) {
        players.get(i).hears();
      }
    }
    talking = talk.scheduleAtFixedRate(this::round, 0, PERIOD_MS, TimeUnit.MILLISECONDS);
  }

  private void round() {
    byte[] number = ByteBuffer.allocate(4).putInt(rounds.getAndIncrement()).array();
    for (RelayProbe player : players) {
      player.says(Delivery.RELIABLE, new RelayFrame.ToAll(number));
      player.says(Delivery.UNRELIABLE, new RelayFrame.ToAll(number));
    }
  }

  /** Goes on until so many more rounds were played. */
  void playsOn(int more) throws InterruptedException {
    int until = rounds.get() + more;
    Eventually.holds(() -> rounds.get() >= until);
  }

  /** Stops, and demands that everybody has heard everything of everybody else. */
  void heardEverything() throws InterruptedException {
    assertFalse(talking.isDone(), "a player could not speak");
    talk.shutdown();
    assertTrue(talk.awaitTermination(10, TimeUnit.SECONDS));
    for (RelayProbe player : players) {
      int[] reliable = new int[PLAYERS + 1];
      int[] unreliable = new int[PLAYERS + 1];
      for (int i = 0; i < 2 * rounds.get() * (PLAYERS - 1); i++) {
        RelayProbe.Heard heard = player.hears();
        RelayFrame.From from = (RelayFrame.From) heard.frame();
        int[] next = heard.channel() == Delivery.RELIABLE ? reliable : unreliable;
        // Over a WebSocket, and with nobody who is slow, what is unreliable arrives as well.
        assertEquals(next[from.member()], ByteBuffer.wrap(from.payload()).getInt());
        next[from.member()]++;
      }
    }
  }

  /** Leaves. */
  void close() {
    talk.shutdownNow();
    players.forEach(RelayProbe::dies);
  }
}
