package dev.onlinematch.link;

import dev.onlinematch.time.Scheduler;

/**
 * Asks the other side for a sign of life, measures the round trip, and notices silence long before
 * ICE does. Runs while the link is up.
 */
final class LinkHealth {

  /** So often is asked in a check, so that one packet may be lost. */
  private static final int PROBES = 3;

  /** And so long is waited each time: longer than a round trip around the world. */
  private static final int PROBE_MS = 500;

  private final LinkSettings settings;
  private final Events events;
  private Scheduler.Timer timer;
  private int pingNumber;
  private long pingSentMs;
  private long lastHeardMs;
  private int roundTripMs = -1;

  /** Since the last check. */
  private boolean isHeard;

  /** Of the check that goes on. */
  private int probes;

  LinkHealth(LinkSettings settings, Events events) {
    this.settings = settings;
    this.events = events;
  }

  /** The link is up. */
  void start() {
    stop();
    lastHeardMs = settings.scheduler().nowMs();
    roundTripMs = -1;
    ping();
  }

  /** The link is down or closed. */
  void stop() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
    probes = 0;
  }

  /** Something, anything, came from the other side. */
  void heard() {
    lastHeardMs = settings.scheduler().nowMs();
    isHeard = true;
  }

  /** The answer to a ping; one to an older ping says nothing about time. */
  void handlePong(int number) {
    if (number == pingNumber && timer != null) {
      int sample = (int) (settings.scheduler().nowMs() - pingSentMs);
      // RFC 9260, 6.3.1 C3 smooths a round trip by 1/8; so do we.
      roundTripMs = roundTripMs < 0 ? sample : (roundTripMs * 7 + sample + 4) / 8;
      pingNumber++;
      events.onRoundTrip(roundTripMs);
    }
  }

  int roundTripMs() {
    return roundTripMs;
  }

  /** Asks at once; when nothing at all is heard soon, that is silence. */
  void check() {
    if (timer != null && probes == 0) {
      isHeard = false;
      probe();
    }
  }

  private void probe() {
    timer.cancel();
    if (isHeard) {
      probes = 0;
      ping();
    } else if (probes == PROBES) {
      stop();
      events.onSilence(settings.scheduler().nowMs() - lastHeardMs);
    } else {
      probes++;
      sendPing();
      timer = settings.scheduler().schedule(PROBE_MS, this::probe);
    }
  }

  long lastHeardMs() {
    return lastHeardMs;
  }

  private void ping() {
    sendPing();
    timer = settings.scheduler().schedule(settings.timeouts().pingMs(), this::afterPing);
  }

  private void sendPing() {
    pingSentMs = settings.scheduler().nowMs();
    // A new number each time: an answer that comes after the next ping was sent must not count for
    // it.
    pingNumber++;
    events.sendPing(pingNumber);
  }

  private void afterPing() {
    long silentMs = settings.scheduler().nowMs() - lastHeardMs;
    if (silentMs >= settings.timeouts().silenceMs()) {
      stop();
      events.onSilence(silentMs);
    } else {
      ping();
    }
  }

  /** What it notices. */
  interface Events {

    /** Send a ping of this number. */
    void sendPing(int number);

    /** The round trip was measured. */
    void onRoundTrip(int roundTripMs);

    /** Nothing was heard for too long. */
    void onSilence(long silentMs);
  }
}
