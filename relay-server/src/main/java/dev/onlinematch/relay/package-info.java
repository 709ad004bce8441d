/**
 * The server's roof: command line, wiring, start and stop.
 *
 * <p>Lives here: {@link dev.onlinematch.relay.Main} and the one place where the rooms below are put
 * together.
 *
 * <p>May be called by: nobody but the command line and tests. Serves no RFC.
 */
package dev.onlinematch.relay;
