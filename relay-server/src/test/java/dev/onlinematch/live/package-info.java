/**
 * A real Nakama for tests.
 *
 * <p>Lives here: {@link dev.onlinematch.live.RealNakama}, which finds or installs the server and
 * its database, starts them once for a run and stops them at its end.
 *
 * <p>May be called by: integration tests. Serves no RFC; Nakama's command line is its document.
 */
package dev.onlinematch.live;
