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

/** Where a browser may already be. Nothing is started or changed here. */
final class InstalledBrowsers {

  private static final List<String> WINDOWS_ROOTS =
      List.of("ProgramFiles", "ProgramFiles(x86)", "LocalAppData");

  private InstalledBrowsers() {}

  /** On this computer, the likeliest first. */
  static List<Path> onThisComputer(Engine engine) {
    return among(
        engine, System::getenv, path -> Files.isExecutable(path) && !Files.isDirectory(path));
  }

  static List<Path> among(
      Engine engine, Function<String, String> environment, Predicate<Path> isProgram) {
    List<Path> candidates = new ArrayList<>();
    for (String folder : orEmpty(environment.apply("PATH")).split(File.pathSeparator, -1)) {
      if (!folder.isEmpty()) {
        names(engine).forEach(name -> candidates.add(Path.of(folder, name)));
      }
    }
    usualPlaces(engine).forEach(place -> candidates.add(Path.of(place)));
    for (String root : WINDOWS_ROOTS) {
      String folder = orEmpty(environment.apply(root));
      if (!folder.isEmpty()) {
        windowsPlaces(engine).forEach(place -> candidates.add(Path.of(folder, place)));
      }
    }
    Stream<Path> found = candidates.stream().filter(isProgram).distinct();
    return found.toList();
  }

  private static List<String> names(Engine engine) {
    return switch (engine) {
      case CHROMIUM ->
          List.of(
              "chromium",
              "chromium-browser",
              "google-chrome",
              "google-chrome-stable",
              "chrome",
              "chromium.exe",
              "chrome.exe");
      case FIREFOX -> List.of("firefox", "firefox-esr", "firefox.exe");
    };
  }

  private static List<String> usualPlaces(Engine engine) {
    return switch (engine) {
      case CHROMIUM ->
          List.of(
              "/usr/lib/chromium/chromium",
              "/snap/bin/chromium",
              "/opt/google/chrome/chrome",
              "/Applications/Chromium.app/Contents/MacOS/Chromium",
              "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
      case FIREFOX -> List.of("/Applications/Firefox.app/Contents/MacOS/firefox");
    };
  }

  /** Below the program folders. */
  private static List<String> windowsPlaces(Engine engine) {
    return switch (engine) {
      case CHROMIUM ->
          List.of("Google/Chrome/Application/chrome.exe", "Chromium/Application/chrome.exe");
      case FIREFOX -> List.of("Mozilla Firefox/firefox.exe");
    };
  }

  static boolean isLinux() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
  }

  private static String orEmpty(String value) {
    return value == null ? "" : value;
  }
}
