package dev.onlinematch.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.opentest4j.TestAbortedException;

/**
 * One running Chromium for all tests of a run, and a {@link Firefox} once somebody wants that.
 * Chromium is looked for in this order: the one named by the property {@code onlinematch.browser},
 * an installed one, Playwright's own, Debian's package.
 */
final class BrowserUnderTest implements AutoCloseable {

  static final String PROPERTY = "onlinematch.browser";

  /**
   * Without this a computer that has no network but loopback gathers no candidates at all. The page
   * must have been granted camera and microphone besides, see {@link #newContext}.
   */
  private static final List<String> ARGUMENTS = List.of("--allow-loopback-in-peer-connection");

  private final Playwright playwright;
  private final Launched launched;
  private Browser firefox;
  private TestAbortedException noFirefox;

  /** A browser and its program; null for Playwright's own. */
  private record Launched(Browser browser, Path program) {}

  private BrowserUnderTest(Playwright playwright, Launched launched) {
    this.playwright = playwright;
    this.launched = launched;
  }

  /** The one of this run, started when it is asked for first. */
  static BrowserUnderTest of(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.GLOBAL)
        .getOrComputeIfAbsent(
            BrowserUnderTest.class, key -> BrowserUnderTest.start(), BrowserUnderTest.class);
  }

  /** A profile that was never used before, for a page whose addresses begin with that one. */
  BrowserContext newContext(Engine engine, String baseUrl) {
    NewContextOptions options = new NewContextOptions().setBaseURL(baseUrl);
    return switch (engine) {
      // With these Chromium names addresses as they are, loopback included; without them a computer
      // without any network could not link two tabs.
      case CHROMIUM ->
          launched.browser.newContext(options.setPermissions(List.of("camera", "microphone")));
      case FIREFOX -> firefox().newContext(options);
    };
  }

  private Browser firefox() {
    if (noFirefox != null) {
      throw noFirefox;
    }
    if (firefox == null) {
      try {
        firefox = Firefox.start(playwright);
      } catch (TestAbortedException e) {
        System.out.println("Tests with Firefox did not run: " + e.getMessage());
        noFirefox = e;
        throw e;
      }
    }
    return firefox;
  }

  /** Its program. */
  Path program() {
    return launched.program == null
        ? Path.of(playwright.chromium().executablePath())
        : launched.program;
  }

  /** Another one, by a program that starts {@link #program()} in its own way. */
  Browser launchBy(Path program, String... arguments) {
    return playwright
        .chromium()
        .launch(
            new LaunchOptions()
                .setExecutablePath(program)
                .setArgs(List.of(arguments))
                .setTimeout(60_000));
  }

  @Override
  public void close() {
    playwright.close();
  }

  /** One for whoever closes it. */
  static BrowserUnderTest start() {
    // Its browsers are downloaded by BrowserInstallation and only when they are needed.
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    try {
      return new BrowserUnderTest(playwright, launch(playwright));
    } catch (RuntimeException e) {
      playwright.close();
      throw e;
    }
  }

  private static Launched launch(Playwright playwright) {
    String named = System.getProperty(PROPERTY, "");
    if (!named.isEmpty()) {
      // Whoever names one wants that one; another would test something else.
      return new Launched(playwright.chromium().launch(options(Path.of(named))), Path.of(named));
    }
    List<String> failures = new ArrayList<>();
    for (Path installed : InstalledBrowsers.onThisComputer(Engine.CHROMIUM)) {
      Browser browser = launchOrNull(playwright, options(installed), failures);
      if (browser != null) {
        return new Launched(browser, installed);
      }
    }
    if (BrowserInstallation.byPlaywright()) {
      Browser browser = launchOrNull(playwright, options(null), failures);
      if (browser != null) {
        return new Launched(browser, null);
      }
    }
    if (BrowserInstallation.byDebian()) {
      Path installed = Path.of("/usr/bin/chromium");
      Browser browser = launchOrNull(playwright, options(installed), failures);
      if (browser != null) {
        return new Launched(browser, installed);
      }
    }
    throw new IllegalStateException(
        "The browser tests need Chromium or Google Chrome, and none could be found, downloaded or"
            + " installed: install one, or name its program by -D"
            + PROPERTY
            + "=/path/to/chromium. "
            + String.join("; ", failures));
  }

  private static Browser launchOrNull(
      Playwright playwright, LaunchOptions options, List<String> failures) {
    try {
      return playwright.chromium().launch(options);
    } catch (PlaywrightException e) {
      failures.add(options.executablePath + " does not start: " + e.getMessage());
      return null;
    }
  }

  private static LaunchOptions options(Path executable) {
    LaunchOptions options = new LaunchOptions().setArgs(ARGUMENTS).setTimeout(60_000);
    return executable == null ? options : options.setExecutablePath(executable);
  }
}
