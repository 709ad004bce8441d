package dev.onlinematch.browser;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import dev.onlinematch.web.MovesPage;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the page costs whoever plays, measured in Chromium by the DevTools protocol: how long until
 * the title can be played from, and in a match the script's time and garbage of one tab.
 */
public final class PageBench implements AutoCloseable {

  /** The program's first change of the document comes with all that it does before it waits. */
  private static final String WHEN_PLAYABLE =
      """
      new MutationObserver((changes, observer) => {
        observer.disconnect();
        window.playableMs = performance.now();
      }).observe(document, {attributes: true, subtree: true});
      """;

  private static final Page.WaitForFunctionOptions DEADLINE =
      new Page.WaitForFunctionOptions().setTimeout(60_000);

  /** Takes a figure and its name, which says its unit. */
  @FunctionalInterface
  public interface Report {
    /** In the order in which they are measured. */
    void accept(String name, double value);
  }

  private final BrowserUnderTest browser = BrowserUnderTest.start();
  private final String server;
  private final List<Page> players = new ArrayList<>();

  /** Finds a Chromium, or brings one, as the tests do. */
  public PageBench(URI server) {
    this.server = server.toString();
  }

  @Override
  public void close() {
    browser.close();
  }

  /** Opens the page so often, each time with an empty cache and then again; reports medians. */
  public void openTitle(int times, Report report) {
    double[] first = new double[times];
    double[] again = new double[times];
    double bytes = 0;
    for (int i = 0; i < times; i++) {
      try (BrowserContext context = browser.newContext(Engine.CHROMIUM, server)) {
        Page page = context.newPage();
        page.addInitScript(WHEN_PLAYABLE);
        Traffic traffic = new Traffic(context.newCDPSession(page));
        first[i] = playableMs(page);
        bytes = traffic.downloadedBytes();
        again[i] = playableMs(page);
      }
    }
    report.accept("downloaded_bytes_with_headers", bytes);
    report.accept("title_ms", median(first));
    report.accept("title_again_ms", median(again));
  }

  private static double playableMs(Page page) {
    page.navigate("/");
    page.waitForFunction("() => window.playableMs", null, DEADLINE);
    return ((Number) page.evaluate("() => window.playableMs")).doubleValue();
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  /**
   * So many players meet, each in a tab of its own, and call each other sixty times a second. What
   * is reported is that of the one who came last, in the mesh and then through the relay.
   */
  public void play(int count, int seconds, Report report) throws Exception {
    String script = CompiledScript.script(MovesPage.class.getName());
    String code = "";
    Traffic joining = null;
    CDPSession last = null;
    for (int i = 0; i < count; i++) {
      BrowserContext context = browser.newContext(Engine.CHROMIUM, server);
      Page page = context.newPage();
      page.navigate("/health");
      last = context.newCDPSession(page);
      joining = new Traffic(last);
      page.evaluate(script + "\nmain(" + (i == 0 ? "[]" : "['" + code + "']") + ");");
      players.add(page);
      wait(page, "window.report?.players === " + (i + 1));
      code = (String) page.evaluate("() => window.report.code");
    }
    for (Page page : players) {
      wait(page, "window.report.state === 'READY' && window.report.players === " + count);
    }
    report.accept("joining_messages", joining.signallingMessages());
    report.accept("joining_bytes", joining.signallingBytes());
    tellHost("play");
    wait(players.get(count - 1), "window.report.received > 600");
    measure("mesh", last, seconds, report);
    tellHost("relay");
    for (Page page : players) {
      wait(page, "window.report.path === 'RELAY'");
    }
    measure("relay", last, seconds, report);
  }

  private void tellHost(String command) {
    players.get(0).evaluate("command => { window.command = command; }", command);
  }

  private static void wait(Page page, String condition) {
    page.waitForFunction("() => " + condition, null, DEADLINE);
  }

  private void measure(String mode, CDPSession tab, int seconds, Report report) {
    Page page = players.get(players.size() - 1);
    double[] heard = heard(page);
    measureTime(mode + "_cpu", "threadTicks", tab, seconds, report);
    measureTime(mode + "_elapsed", "timeTicks", tab, seconds, report);
    double[] heardSince = heard(page);
    report.accept(
        mode + "_received_per_s", (heardSince[0] - heard[0]) * 1_000 / (heardSince[1] - heard[1]));
    report.accept(mode + "_garbage_KiB_per_s", allocatedKib(tab, page, seconds) / seconds);
  }

  /**
   * The time that the tab's main thread spends, in one of the protocol's domains: what it ran, or
   * what passed meanwhile, which where tabs share few cores is also the others' time.
   */
  private void measureTime(String name, String domain, CDPSession tab, int seconds, Report report) {
    JsonObject which = new JsonObject();
    which.addProperty("timeDomain", domain);
    tab.send("Performance.disable");
    tab.send("Performance.enable", which);
    Metrics before = new Metrics(tab);
    players.get(0).waitForTimeout(seconds * 1_000.0);
    Metrics after = new Metrics(tab);
    double elapsed = after.get("Timestamp") - before.get("Timestamp");
    report.accept(name + "_script_ms_per_s", per(elapsed, "ScriptDuration", before, after));
    report.accept(name + "_all_tasks_ms_per_s", per(elapsed, "TaskDuration", before, after));
  }

  // How many calls, and when that was.
  private static double[] heard(Page page) {
    Object heard = page.evaluate("() => [window.report.received, window.report.nowMs]");
    return ((List<?>) heard).stream().mapToDouble(each -> ((Number) each).doubleValue()).toArray();
  }

  private static double per(double seconds, String name, Metrics before, Metrics after) {
    return (after.get(name) - before.get(name)) * 1_000 / seconds;
  }

  // V8 notes one object in so many bytes, and says how much that stands for.
  private static double allocatedKib(CDPSession tab, Page page, int seconds) {
    JsonObject everything = new JsonObject();
    everything.addProperty("samplingInterval", 8_192);
    everything.addProperty("includeObjectsCollectedByMajorGC", true);
    everything.addProperty("includeObjectsCollectedByMinorGC", true);
    tab.send("HeapProfiler.startSampling", everything);
    page.waitForTimeout(seconds * 1_000.0);
    JsonObject profile = tab.send("HeapProfiler.stopSampling").getAsJsonObject("profile");
    return bytesBelow(profile.getAsJsonObject("head")) / 1_024;
  }

  private static double bytesBelow(JsonObject node) {
    double bytes = node.get("selfSize").getAsDouble();
    for (JsonElement child : node.getAsJsonArray("children")) {
      bytes += bytesBelow(child.getAsJsonObject());
    }
    return bytes;
  }

  /** Counters of a tab's main thread, in seconds where they are times. */
  private record Metrics(JsonObject answer) {
    Metrics(CDPSession tab) {
      this(tab.send("Performance.getMetrics"));
    }

    double get(String name) {
      for (JsonElement metric : answer.getAsJsonArray("metrics")) {
        if (metric.getAsJsonObject().get("name").getAsString().equals(name)) {
          return metric.getAsJsonObject().get("value").getAsDouble();
        }
      }
      throw new IllegalStateException("this Chromium does not count " + name);
    }
  }
}
