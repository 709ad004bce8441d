package dev.onlinematch.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.onlinematch.lab.OwnAddress;
import dev.onlinematch.webrtc.EchoServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Our data-channel peer against a browser's: every size from one byte to 256 KiB, text and binary,
 * reliable and unreliable, then messages of random size for {@code -Dinterop.seconds} seconds.
 */
@Timeout(240)
class EchoIT {

  private static final Path EXCHANGE = Path.of("src", "bench", "relay-bench", "exchange.mjs");
  private static final int SECONDS = Integer.getInteger("interop.seconds", 3);

  private static BrowserUnderTest browser;

  @RegisterExtension
  static final BeforeAllCallback LAUNCH =
      (ExtensionContext context) -> browser = BrowserUnderTest.of(context);

  @ParameterizedTest
  @EnumSource
  void echoesWhateverABrowserSends(Engine engine) throws IOException {
    Map<String, String> scripts = Map.of("/exchange.mjs", Files.readString(EXCHANGE));
    try (EchoServer echo = new EchoServer(OwnAddress.find(), scripts);
        BrowserContext context = browser.newContext(engine, echo.origin())) {
      Page page = context.newPage();
      page.navigate("/");

      Object report =
          page.evaluate(
              "async seconds => (await import('/exchange.mjs'))"
                  + ".exchange(RTCPeerConnection, '/offer', seconds)",
              SECONDS);

      Number reliable = (Number) ((Map<?, ?>) report).get("reliable");
      assertTrue(
          reliable.intValue() > 36, () -> "only the sizes, and nothing by chance: " + report);
    }
  }
}
