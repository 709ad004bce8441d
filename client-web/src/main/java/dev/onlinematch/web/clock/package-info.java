/**
 * The browser's clock and alarms.
 *
 * <p>Lives here: the {@link dev.onlinematch.time.Scheduler} over {@code performance.now()} and a
 * worker's timers, which go on at full rate while the tab is hidden; a page's own timers are slowed
 * down to one a second or a minute.
 *
 * <p>May be called by: the wiring. Source: W3C High Resolution Time, HTML standard (timers,
 * workers).
 */
package dev.onlinematch.web.clock;
