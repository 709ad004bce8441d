package dev.onlinematch.webrtc.sctp.tx;

/**
 * How the window grows back after a loss (RFC 9438, CUBIC): quickly towards the size at which the
 * loss happened, slowly around it, quickly again beyond. RFC 9260, 7.2.2 adds one packet per round
 * trip, which at 100 ms takes two minutes to regain what one lost packet costs at 100 Mbit/s. This
 * is never slower than that.
 *
 * <pre>
 *   W_cubic(t) = C (t - K)^3 + W_max           W_max ------------------ , -
 *                                                            ,  -  ~ '
 *   t since growth began, K when W_max is           ,  '
 *   reached again                              ,'   K
 * </pre>
 *
 * <p>Windows are counted in packets here, time in seconds, as in the RFC. The window is halved by a
 * loss (beta = 0.5) as RFC 9260 has it, so that the estimate of its growth is exactly that of RFC
 * 9260.
 */
final class Cubic {

  /** RFC 9438, 5: how steep. */
  private static final double C = 0.4;

  private static final double BETA = 0.5;

  /** Per round trip not more than half of what there is (4.4). */
  private static final double MAX_GROWTH = 1.5;

  private static final long NONE = -1;

  private double maxWindow;
  private long beganAtMs = NONE;
  private long pausedAtMs = NONE;
  private double windowAtBegin;
  private double originSeconds;

  /** What RFC 9260 would have by now. */
  private double friendlyWindow;

  /** A loss at this window. Returns the next one. */
  double onLoss(double window) {
    // 4.7: whoever loses before the old limit is reached makes room for others.
    maxWindow = window < maxWindow ? window * (1 + BETA) / 2 : window;
    restart();
    return window * BETA;
  }

  /** The window was changed by somebody else: it grows from there. */
  void restart() {
    beganAtMs = NONE;
    pausedAtMs = NONE;
  }

  /**
   * It is not the window that holds sending up: time does not count until it is again (5.8). Nor is
   * it lost: who runs out of something to send for a moment many times a second would never get
   * beyond the flat part of the curve.
   */
  void pause(long nowMs) {
    if (pausedAtMs == NONE) {
      pausedAtMs = nowMs;
    }
  }

  /**
   * The next window.
   *
   * @param window the present one, at least 1
   * @param acked what was acknowledged, in packets
   */
  double grow(double window, double acked, long nowMs, double roundTripMs) {
    if (beganAtMs == NONE) {
      begin(window, nowMs);
    } else if (pausedAtMs != NONE) {
      beganAtMs += nowMs - pausedAtMs;
    }
    pausedAtMs = NONE;
    friendlyWindow += acked / window;
    double seconds = (nowMs - beganAtMs) / 1e3;
    if (at(seconds) < friendlyWindow) {
      return Math.max(window, friendlyWindow);
    }
    double target =
        Math.max(window, Math.min(at(seconds + roundTripMs / 1e3), window * MAX_GROWTH));
    return window + (target - window) * acked / window;
  }

  private void begin(double window, long nowMs) {
    beganAtMs = nowMs;
    windowAtBegin = window;
    friendlyWindow = window;
    maxWindow = Math.max(maxWindow, window);
    originSeconds = Math.cbrt((maxWindow - windowAtBegin) / C);
  }

  private double at(double seconds) {
    double since = seconds - originSeconds;
    return C * since * since * since + maxWindow;
  }
}
