package dev.onlinematch.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InstalledBrowsersTest {

  @Test
  void looksAlongThePathFirstAndInTheUsualPlacesThen() {
    Set<Path> programs =
        Set.of(
            Path.of("/snap/bin/chromium"),
            Path.of("/usr/bin/google-chrome"),
            Path.of("/usr/local/bin/chromium"));

    List<Path> found =
        InstalledBrowsers.among(
            Engine.CHROMIUM,
            Map.of("PATH", "/usr/local/bin" + File.pathSeparator + "/usr/bin")::get,
            programs::contains);

    assertEquals(
        List.of(
            Path.of("/usr/local/bin/chromium"),
            Path.of("/usr/bin/google-chrome"),
            Path.of("/snap/bin/chromium")),
        found);
  }

  @Test
  void looksBelowTheProgramFoldersOfWindows() {
    Path firefox = Path.of("C:/Programs", "Mozilla Firefox", "firefox.exe");

    assertEquals(
        List.of(firefox),
        InstalledBrowsers.among(
            Engine.FIREFOX, Map.of("ProgramFiles", "C:/Programs")::get, firefox::equals));
  }

  @Test
  void findsNothingWhereThereIsNothing() {
    for (Engine engine : Engine.values()) {
      assertEquals(List.of(), InstalledBrowsers.among(engine, name -> null, path -> false));
    }
  }
}
