package dev.onlinematch.scenario;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The scenarios on the JVM; relay-server's browser tests run the same ones in a page. */
class ScenariosTest {

  @TestFactory
  Stream<DynamicTest> everyScenarioHolds() {
    return Scenarios.all().stream()
        .map(scenario -> DynamicTest.dynamicTest(scenario.name(), scenario::run));
  }
}
