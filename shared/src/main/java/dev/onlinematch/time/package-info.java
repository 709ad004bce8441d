/**
 * What time it is, and "call me later".
 *
 * <p>Lives here: the {@link dev.onlinematch.time.Scheduler} port, nothing else. Everything in
 * {@code shared} that waits for something waits through it; the browser and the tests each bring
 * their own.
 *
 * <p>May be called by: every package. Serves no RFC.
 */
package dev.onlinematch.time;
