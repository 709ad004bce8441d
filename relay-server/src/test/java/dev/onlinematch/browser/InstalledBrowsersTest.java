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
    Path chrome = Path.of("C:/Programs", "Google", "Chrome", "Application", "chrome.exe");

    assertEquals(
        List.of(chrome),
        InstalledBrowsers.among(Map.of("ProgramFiles", "C:/Programs")::get, chrome::equals));
  }

  @Test
  void findsNothingWhereThereIsNothing() {
    assertEquals(List.of(), InstalledBrowsers.among(name -> null, path -> false));
  }
}
