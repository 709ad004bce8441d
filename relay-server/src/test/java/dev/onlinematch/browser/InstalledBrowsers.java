package dev.onlinematch.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Where a Chromium or a Chrome may already be. Nothing is started or changed here. */
final class InstalledBrowsers {

  private static final List<String> NAMES =
      List.of(
          "chromium",
          "chromium-browser",
          "google-chrome",
          "google-chrome-stable",
          "chrome",
          "chromium.exe",
          "chrome.exe");

  private static final List<String> USUAL_PLACES =
      List.of(
          "/usr/lib/chromium/chromium",
          "/snap/bin/chromium",
          "/opt/google/chrome/chrome",
          "/Applications/Chromium.app/Contents/MacOS/Chromium",
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

  private static final List<String> WINDOWS_ROOTS =
      List.of("ProgramFiles", "ProgramFiles(x86)", "LocalAppData");

  private InstalledBrowsers() {}

  /** On this computer, the likeliest first. */
  static List<Path> onThisComputer() {
    return among(System::getenv, path -> Files.isExecutable(path) && !Files.isDirectory(path));
  }

  static List<Path> among(Function<String, String> environment, Predicate<Path> isProgram) {
    List<Path> candidates = new ArrayList<>();
    for (String folder : orEmpty(environment.apply("PATH")).split(File.pathSeparator, -1)) {
      if (!folder.isEmpty()) {
        NAMES.forEach(name -> candidates.add(Path.of(folder, name)));
      }
    }
    USUAL_PLACES.forEach(place -> candidates.add(Path.of(place)));
    for (String root : WINDOWS_ROOTS) {
      String folder = orEmpty(environment.apply(root));
      if (!folder.isEmpty()) {
        candidates.add(Path.of(folder, "Google", "Chrome", "Application", "chrome.exe"));
        candidates.add(Path.of(folder, "Chromium", "Application", "chrome.exe"));
      }
    }
    Stream<Path> found = candidates.stream().filter(isProgram).distinct();
    return found.toList();
  }

  static boolean isLinux() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
  }

  private static String orEmpty(String value) {
    return value == null ? "" : value;
  }
}
