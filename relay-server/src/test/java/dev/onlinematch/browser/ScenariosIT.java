package dev.onlinematch.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import dev.onlinematch.scenario.ScenarioRunner;
import dev.onlinematch.scenario.Scenarios;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The scenarios of {@code shared}, compiled to JavaScript, in a page. Each must pass there, and
 * what happened in it must be what happens on the JVM, to the last bit.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScenariosIT {

  private static final double DEADLINE_MS = 120_000;

  @RegisterExtension
  final BeforeAllCallback launch =
      (ExtensionContext context) -> browser = BrowserUnderTest.of(context);

  private BrowserUnderTest browser;
  private String script;

  @TestFactory
  Stream<DynamicTest> everyScenarioGoesInChromiumAsOnTheJvm() throws Exception {
    return everyScenario(Engine.CHROMIUM);
  }

  @TestFactory
  Stream<DynamicTest> everyScenarioGoesInFirefoxAsOnTheJvm() throws Exception {
    return everyScenario(Engine.FIREFOX);
  }

  private Stream<DynamicTest> everyScenario(Engine engine) throws Exception {
    if (script == null) {
      script = CompiledScript.script(ScenarioRunner.class.getName());
    }
    Map<String, String> inThePage = reportsByName(runInAPage(engine));
    return Scenarios.all().stream()
        .map(
            scenario ->
                DynamicTest.dynamicTest(
                    scenario.name(),
                    () ->
                        assertEquals(
                            ScenarioRunner.report(scenario), inThePage.get(scenario.name()))));
  }

  private List<String> runInAPage(Engine engine) {
    List<String> lines = new ArrayList<>();
    try (BrowserContext context = browser.newContext(engine, "http://localhost")) {
      Page page = context.newPage();
      page.onConsoleMessage(message -> lines.add(message.text()));
      page.onPageError(lines::add);
      page.waitForConsoleMessage(
          new Page.WaitForConsoleMessageOptions()
              .setPredicate((ConsoleMessage message) -> message.text().equals("finished"))
              .setTimeout(DEADLINE_MS),
          () -> page.evaluate(script + "\nmain([]);"));
    }
    return lines;
  }

  private static Map<String, String> reportsByName(List<String> lines) {
    Map<String, String> reports = new TreeMap<>();
    for (String line : lines) {
      String[] parts = line.split(ScenarioRunner.SEPARATOR, -1);
      reports.put(parts.length > 1 ? parts[1] : line, line);
    }
    return reports;
  }
}
