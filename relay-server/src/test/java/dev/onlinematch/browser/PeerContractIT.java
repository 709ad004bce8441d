package dev.onlinematch.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.onlinematch.web.rtc.ContractPage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract that the fake peer connections keep, kept by a real browser's. */
class PeerContractIT {

  private static final double DEADLINE_MS = 60_000;
  private static BrowserUnderTest browser;

  @RegisterExtension
  static final BeforeAllCallback LAUNCH =
      (ExtensionContext context) -> browser = BrowserUnderTest.of(context);

  @ParameterizedTest
  @EnumSource
  void theBrowserKeepsThePeerConnectionContract(Engine engine) throws Exception {
    String script = CompiledScript.script(ContractPage.class.getName());
    List<String> lines = new ArrayList<>();
    // A page of some origin: what a browser grants, it grants to that.
    try (BrowserContext context = browser.newContext(engine, "http://localhost")) {
      Page page = context.newPage();
      page.route(
          "**/*",
          route ->
              route.fulfill(
                  new Route.FulfillOptions()
                      .setContentType("text/html")
                      .setBody("<!DOCTYPE html><title>Contract</title>")));
      page.navigate("/");
      page.onConsoleMessage(message -> lines.add(message.text()));
      page.onPageError(lines::add);
      page.waitForConsoleMessage(
          new Page.WaitForConsoleMessageOptions()
              .setPredicate((ConsoleMessage message) -> message.text().equals("finished"))
              .setTimeout(DEADLINE_MS),
          () -> page.evaluate(script + "\nmain([]);"));
    }
    lines.removeIf(line -> !line.startsWith("broken"));
    assertEquals(List.of(), lines);
  }
}
