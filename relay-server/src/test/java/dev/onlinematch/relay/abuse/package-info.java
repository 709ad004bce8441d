/**
 * Attacks on a whole server, while a match plays on it.
 *
 * <p>Lives here: one test for each way to bother a server from outside, and the match that must not
 * notice. May be called by: nobody. Serves no RFC.
 */
package dev.onlinematch.relay.abuse;
