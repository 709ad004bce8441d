package dev.onlinematch.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.onlinematch.random.SeededRandom;
import dev.onlinematch.time.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The fake keeps what browsers keep; they run the same contract in a page. */
class PeerConnectionContractTest {

  private final VirtualTime time = new VirtualTime();
  private final FakePeerConnections network = new FakePeerConnections(time, new SeededRandom(3));

  @Test
  void theFakeKeepsTheContract() {
    assertEquals(List.of(List.of()), broken());
  }

  @Test
  void aBrowserThatIgnoresMaxRetransmitsIsFoundOut() {
    network.setIgnoresMaxRetransmits(true);
    assertNotEquals(List.of(List.of()), broken());
  }

  private List<List<String>> broken() {
    List<List<String>> reports = new ArrayList<>();
    PeerConnectionContract.run(network.factoryOf("one"), time, reports::add);
    time.advance(30_000);
    return reports;
  }
}
