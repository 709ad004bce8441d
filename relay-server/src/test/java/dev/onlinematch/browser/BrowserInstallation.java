package dev.onlinematch.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Brings a browser to a computer that has none. */
final class BrowserInstallation {

  private static final long DEADLINE_MINUTES = 10;

  private BrowserInstallation() {}

  /** Playwright's own Chromium, into its cache in the home directory. False when it failed. */
  static boolean byPlaywright() {
    return run(
        Map.of(),
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        System.getProperty("java.class.path"),
        "com.microsoft.playwright.CLI",
        "install",
        "chromium");
  }

  /** Debian's package, where this is a Debian and we may install. False when it failed. */
  static boolean byDebian() {
    if (!InstalledBrowsers.isLinux()
        || !"root".equals(System.getProperty("user.name"))
        || !Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
      return false;
    }
    Map<String, String> quiet = Map.of("DEBIAN_FRONTEND", "noninteractive");
    return run(quiet, "apt-get", "-q", "update")
        && run(quiet, "apt-get", "-q", "install", "-y", "--no-install-recommends", "chromium");
  }

  private static boolean run(Map<String, String> environment, String... command) {
    System.out.println("No browser yet: running " + List.of(command).get(command.length - 1));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).environment().putAll(environment);
    try {
      Process process = builder.start();
      if (process.waitFor(DEADLINE_MINUTES, TimeUnit.MINUTES)) {
        return process.exitValue() == 0;
      }
      process.destroyForcibly();
      return false;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
