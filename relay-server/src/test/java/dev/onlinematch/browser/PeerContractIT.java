package dev.onlinematch.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.onlinematch.web.rtc.ContractPage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract that the fake peer connections keep, kept by a real browser's. */
class PeerContractIT {

  private static final double DEADLINE_MS = 60_000;
  private static BrowserUnderTest browser;

  @RegisterExtension
  static final BeforeAllCallback LAUNCH =
      (ExtensionContext context) -> browser = BrowserUnderTest.of(context);

  @Test
  void theBrowserKeepsThePeerConnectionContract() throws Exception {
    String script = CompiledScript.script(ContractPage.class.getName());
    List<String> lines = new ArrayList<>();
    // As Players: a computer without any network links two ends only where these are granted, which
    // takes a page of some origin.
    NewContextOptions options =
        new NewContextOptions().setPermissions(List.of("camera", "microphone"));
    try (BrowserContext context = browser.browser().newContext(options)) {
      Page page = context.newPage();
      page.route(
          "**/*",
          route ->
              route.fulfill(
                  new Route.FulfillOptions()
                      .setContentType("text/html")
                      .setBody("<!DOCTYPE html><title>Contract</title>")));
      page.navigate("http://localhost/");
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
