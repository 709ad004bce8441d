package dev.onlinematch.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import dev.onlinematch.lab.DebianProgram;
import dev.onlinematch.lab.OwnAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.opentest4j.TestAbortedException;

/**
 * A Firefox as its makers ship it, driven by W3C WebDriver BiDi, which it speaks itself: no driver
 * has to be found or built. It is looked for in this order: the one named by the property {@code
 * onlinematch.firefox}, an installed one, Debian's package.
 */
final class Firefox {

  private static final String PROPERTY = "onlinematch.firefox";

  /** By this name Playwright speaks the standard; by any other it wants a Firefox of its own. */
  private static final String CHANNEL = "moz-firefox";

  private Firefox() {}

  /**
   * Starts it.
   *
   * @throws TestAbortedException if there is none to be had; the message says so in a line
   */
  static Browser start(Playwright playwright) {
    return playwright
        .firefox()
        .launch(
            new LaunchOptions()
                .setChannel(CHANNEL)
                .setExecutablePath(program())
                .setFirefoxUserPrefs(preferences())
                .setTimeout(60_000));
  }

  private static Path program() {
    String named = System.getProperty(PROPERTY, "");
    if (!named.isEmpty()) {
      return Path.of(named);
    }
    List<Path> installed = InstalledBrowsers.onThisComputer(Engine.FIREFOX);
    if (!installed.isEmpty()) {
      return installed.get(0);
    }
    try {
      return DebianProgram.find("firefox-esr", "firefox-esr");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TestAbortedException("interrupted", e);
    }
  }

  /**
   * A person's Firefox takes no address of loopback, and gives host candidates a name of mDNS in
   * place of their address. So does this one wherever there is a network; where there is none, two
   * tabs of such a Firefox could not be linked at all.
   */
  private static Map<String, Object> preferences() {
    return !OwnAddress.find().isLoopbackAddress()
        ? Map.of()
        : Map.of(
            "media.peerconnection.ice.loopback",
            true,
            "media.peerconnection.ice.obfuscate_host_addresses",
            false);
  }
}
