package dev.onlinematch.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.onlinematch.peer.IceCandidate;
import dev.onlinematch.signalling.LinkCandidates;
import dev.onlinematch.time.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CandidateBatchTest {

  private static final int DELAY_MS = 30;

  private final VirtualTime time = new VirtualTime();
  private final List<List<String>> sent = new ArrayList<>();
  private CandidateBatch batch;

  @BeforeEach
  void create() {
    batch =
        new CandidateBatch(
            time,
            DELAY_MS,
            candidates -> sent.add(candidates.stream().map(IceCandidate::candidate).toList()));
  }

  @Test
  void whatComesWithinAMomentOfTheFirstIsSentTogether() {
    add("a");
    time.advance(DELAY_MS - 1);
    add("b");
    assertEquals(List.of(), sent);

    time.advance(1);
    add("c");
    time.advance(DELAY_MS);

    assertEquals(List.of(List.of("a", "b"), List.of("c")), sent);
  }

  @Test
  void whoMissedThemGetsAllAgainAtOnceAndNoneTwice() {
    add("a");
    time.advance(DELAY_MS);
    add("b");

    batch.repeat();
    time.advance(10L * DELAY_MS);

    assertEquals(List.of(List.of("a"), List.of("a", "b")), sent);
  }

  @Test
  void aNewRoundBeginsWithNone() {
    add("a");
    batch.clear();
    time.advance(10L * DELAY_MS);
    batch.repeat();
    assertEquals(List.of(), sent);

    add("b");
    time.advance(DELAY_MS);
    assertEquals(List.of(List.of("b")), sent);
  }

  @Test
  void whatIsCancelledIsNotSentByItself() {
    add("a");
    batch.cancel();

    assertEquals(0, time.waiting());
  }

  @Test
  void aMessageHoldsNoMoreThanItMay() {
    for (int i = 0; i <= LinkCandidates.MOST; i++) {
      add("candidate " + i);
    }
    time.advance(DELAY_MS);

    assertEquals(List.of(LinkCandidates.MOST, 1), sent.stream().map(List::size).toList());
  }

  @Test
  void moreThanAConnectionCanHaveAreNotKept() {
    for (int i = 0; i < 2 * CandidateBatch.MOST_PER_CONNECTION; i++) {
      add("candidate " + i);
    }
    time.advance(DELAY_MS);

    assertEquals(CandidateBatch.MOST_PER_CONNECTION, sent.stream().mapToInt(List::size).sum());
  }

  private void add(String candidate) {
    batch.add(new IceCandidate(candidate, "0", 0));
  }
}
