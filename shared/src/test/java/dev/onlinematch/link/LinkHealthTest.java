package dev.onlinematch.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.onlinematch.peer.FakePeerConnections;
import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.time.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkHealthTest {

  private static final int PING_MS = LinkTimeouts.DEFAULTS.pingMs();
  private static final int SILENCE_MS = LinkTimeouts.DEFAULTS.silenceMs();

  private final VirtualTime time = new VirtualTime();
  private final List<Integer> pings = new ArrayList<>();
  private final List<Integer> roundTrips = new ArrayList<>();
  private final List<Long> silences = new ArrayList<>();
  private LinkHealth health;

  @BeforeEach
  void create() {
    LinkSettings settings =
        new LinkSettings(
            new FakePeerConnections(time, new SeededRandom(1)).factoryOf("alice"),
            time,
            List.of(),
            CandidatePolicy.ANY,
            false,
            LinkTimeouts.DEFAULTS);
    health =
        new LinkHealth(
            settings,
            new LinkHealth.Events() {
              @Override
              public void sendPing(int number) {
                pings.add(number);
              }

              @Override
              public void onRoundTrip(int roundTripMs) {
                roundTrips.add(roundTripMs);
              }

              @Override
              public void onSilence(long silentMs) {
                silences.add(silentMs);
              }
            });
  }

  @Test
  void asksAtOnceAndThenFromTimeToTime() {
    health.start();
    assertEquals(1, pings.size());

    time.advance(PING_MS - 1);
    assertEquals(1, pings.size());

    time.advance(1);
    assertEquals(2, pings.size());
  }

  @Test
  void smoothsTheRoundTrip() {
    health.start();
    assertEquals(-1, health.roundTripMs());

    time.advance(80);
    answer();
    time.advance(PING_MS - 80 + 160);
    answer();

    // 80, then (7 * 80 + 160) / 8.
    assertEquals(List.of(80, 90), roundTrips);
    assertEquals(90, health.roundTripMs());
  }

  @Test
  void anAnswerCountsOnceAndOnlyForTheLatestQuestion() {
    health.start();
    int first = latest();
    time.advance(PING_MS + 10);
    health.handlePong(first);
    assertEquals(List.of(), roundTrips);

    int second = latest();
    health.handlePong(second);
    health.handlePong(second);
    assertEquals(List.of(10), roundTrips);
  }

  @Test
  void afterItsEndAnAnswerSaysNothing() {
    health.start();
    health.stop();
    answer();

    assertEquals(List.of(), roundTrips);
    assertEquals(0, time.waiting());
  }

  @Test
  void noticesSilenceOnce() {
    health.start();
    time.advance(2_000);
    health.heard();
    assertEquals(2_000, health.lastHeardMs());

    time.advance(SILENCE_MS - 1);
    assertEquals(List.of(), silences);

    time.advance(10L * SILENCE_MS);
    assertEquals(List.of((long) SILENCE_MS), silences);
    assertEquals(0, time.waiting());
  }

  @Test
  void beginsAnewWithNothingRemembered() {
    health.start();
    time.advance(80);
    answer();
    time.advance(SILENCE_MS - 100);
    health.start();

    assertEquals(-1, health.roundTripMs());
    time.advance(SILENCE_MS - 1);
    assertEquals(List.of(), silences);
  }

  @Test
  void aCheckAsksThreeTimesAndThenCallsItSilence() {
    health.start();
    time.advance(100);
    health.check();
    // A second one while the first goes on changes nothing.
    time.advance(100);
    health.check();
    time.advance(1_399);
    assertEquals(4, pings.size());
    assertEquals(List.of(), silences);

    time.advance(1);
    assertEquals(List.of(1_600L), silences);
    assertEquals(0, time.waiting());
  }

  @Test
  void aCheckThatIsAnsweredGoesOnAsBefore() {
    health.start();
    time.advance(100);
    health.check();
    time.advance(20);
    health.heard();
    time.advance(480);
    assertEquals(3, pings.size());

    time.advance(PING_MS);
    assertEquals(4, pings.size());
    assertEquals(List.of(), silences);

    // And it can be made again.
    health.check();
    assertEquals(5, pings.size());
  }

  @Test
  void whatWasHeardBeforeACheckDoesNotAnswerIt() {
    health.start();
    health.heard();
    health.check();
    time.advance(1_500);

    assertEquals(List.of(1_500L), silences);
  }

  @Test
  void nothingIsCheckedThatHasNotBegun() {
    health.check();

    assertEquals(List.of(), pings);
    assertEquals(0, time.waiting());
  }

  private int latest() {
    return pings.get(pings.size() - 1);
  }

  private void answer() {
    health.handlePong(latest());
  }
}
