package dev.onlinematch.web.stage;

import java.util.function.DoubleSupplier;

/**
 * Dust and splinters: little squares that fly, slow down, shrink and are gone. All in arena pixels,
 * in arrays that are made once.
 */
final class Particles {

  /** More at once is a fog, not a sight. */
  private static final int MOST = 160;

  private static final double DRAG_PER_MS = 0.0042;

  private final DoubleSupplier chance;
  private final double[] x = new double[MOST];
  private final double[] y = new double[MOST];
  private final double[] vx = new double[MOST];
  private final double[] vy = new double[MOST];
  private final double[] size = new double[MOST];
  private final double[] ageMs = new double[MOST];
  private final double[] lifeMs = new double[MOST];
  private final String[] color = new String[MOST];
  private int next;

  /**
   * None yet.
   *
   * @param chance gives numbers from 0 to 1
   */
  Particles(DoubleSupplier chance) {
    this.chance = chance;
  }

  /** Lets some fly apart from a place. */
  void burst(double fromX, double fromY, int count, double speed, double size, String color) {
    for (int i = 0; i < count; i++) {
      double angle = chance.getAsDouble() * 2 * Math.PI;
      double pace = speed * (0.35 + 0.65 * chance.getAsDouble());
      add(
          fromX,
          fromY,
          Math.cos(angle) * pace,
          Math.sin(angle) * pace,
          size * (0.5 + 0.7 * chance.getAsDouble()),
          420 + 380 * chance.getAsDouble(),
          color);
    }
  }

  /** Leaves one behind. */
  void puff(double atX, double atY, double size, String color) {
    double drift = 0.02;
    add(
        atX,
        atY,
        (chance.getAsDouble() - 0.5) * drift,
        (chance.getAsDouble() - 0.5) * drift,
        size,
        380,
        color);
  }

  // The oldest makes way.
  private void add(
      double px, double py, double pvx, double pvy, double psize, double life, String pcolor) {
    x[next] = px;
    y[next] = py;
    vx[next] = pvx;
    vy[next] = pvy;
    size[next] = psize;
    ageMs[next] = 0;
    lifeMs[next] = life;
    color[next] = pcolor;
    next = (next + 1) % MOST;
  }

  void advance(double ms) {
    double kept = Math.max(0, 1 - DRAG_PER_MS * ms);
    for (int i = 0; i < MOST; i++) {
      if (ageMs[i] < lifeMs[i]) {
        ageMs[i] += ms;
        x[i] += vx[i] * ms;
        y[i] += vy[i] * ms;
        vx[i] *= kept;
        vy[i] *= kept;
      }
    }
  }

  void clear() {
    for (int i = 0; i < MOST; i++) {
      lifeMs[i] = 0;
    }
  }

  /** Shows all that are there. */
  void forEach(Visitor visitor) {
    for (int i = 0; i < MOST; i++) {
      if (ageMs[i] < lifeMs[i]) {
        double left = 1 - ageMs[i] / lifeMs[i];
        visitor.visit(x[i], y[i], size[i] * left, left, color[i]);
      }
    }
  }

  /** Sees one: the middle, the side, how much of its life is left (1 to 0), the colour. */
  interface Visitor {
    void visit(double x, double y, double size, double left, String color);
  }
}
