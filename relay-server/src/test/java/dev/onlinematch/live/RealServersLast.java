package dev.onlinematch.live;

import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * A fresh computer builds Nakama for two minutes. That begins with the run of the browser tests,
 * and the tests that need it come last: most of them find it finished.
 */
public final class RealServersLast implements ClassOrderer, LauncherSessionListener {

  /** Set for the runs in which some test will need it. */
  private static final String PROPERTY = "onlinematch.nakama.ahead";

  private static final int MOST_ENDING_MS = 2_000;

  private static final List<String> HAVE_NAKAMA = List.of("RealNakama", "Laboratory");

  private Thread ahead;

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    if (Boolean.getBoolean(PROPERTY)) {
      ahead = new Thread(RealServersLast::find, "Nakama ahead of its tests");
      ahead.setDaemon(true);
      ahead.start();
    }
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    if (ahead == null) {
      return;
    }
    // If it is not finished by now, nothing has asked for it.
    ahead.interrupt();
    try {
      ahead.join(MOST_ENDING_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void find() {
    try {
      NakamaProgram.find(Path.of("target").toAbsolutePath());
    } catch (NakamaProgram.UnavailableException e) {
      // The first test that needs it finds out, too, and says so.
      System.out.println("No Nakama ahead of its tests: " + e.getMessage());
    }
  }

  @Override
  public void orderClasses(ClassOrdererContext context) {
    context.getClassDescriptors().sort(Comparator.comparing(RealServersLast::needsNakama));
  }

  private static boolean needsNakama(ClassDescriptor test) {
    for (Field field : test.getTestClass().getDeclaredFields()) {
      if (HAVE_NAKAMA.contains(field.getType().getSimpleName())) {
        return true;
      }
    }
    return false;
  }
}
