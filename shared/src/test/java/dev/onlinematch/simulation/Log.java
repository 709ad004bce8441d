package dev.onlinematch.simulation;

import java.util.ArrayList;
import java.util.List;

/** What happened, in words; kept only where somebody will read it. */
final class Log {

  /** For the thousands of matches in which nothing goes wrong. */
  static final Log NONE = new Log(false);

  private final boolean isKept;
  private final List<String> lines = new ArrayList<>();

  private Log(boolean isKept) {
    this.isKept = isKept;
  }

  static Log kept() {
    return new Log(true);
  }

  boolean isKept() {
    return isKept;
  }

  void add(World world, Object who, String what) {
    if (isKept) {
      lines.add(world.time.nowMs() + " " + who + " " + what);
    }
  }

  List<String> lines() {
    return lines;
  }
}
