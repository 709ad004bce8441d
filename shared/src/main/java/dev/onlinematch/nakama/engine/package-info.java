/**
 * A Nakama server in memory: accounts, sessions, relayed matches, presences and the matchmaker,
 * text in, text out, without I/O, threads or a clock of its own. It keeps nothing, and speaks the
 * part of the protocol that matches need, bug for bug as a real Nakama 3.40 was seen to.
 *
 * <p>Lives here: {@link dev.onlinematch.nakama.engine.NakamaEngine}, the ports that it asks of its
 * host, and what is behind it.
 *
 * <p>May be called by: tests, as the hub of a simulation, and the embedded server for development.
 * Nothing of a game or of a match.
 *
 * <p>Serves Nakama's REST and realtime API; RFC 4122 for ids; the Fetch standard for CORS.
 */
package dev.onlinematch.nakama.engine;
