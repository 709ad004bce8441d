package dev.onlinematch.scenario;

import org.junit.jupiter.api.Test;

class RulesReplayTest {

  @Test
  void recordedRoundsReplayToTheSameChecksum() {
    new RulesReplay().run();
  }
}
