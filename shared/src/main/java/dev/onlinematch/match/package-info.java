/**
 * A match: who is in it, who is host, whether it can start, and the signals that tell a game about
 * it.
 *
 * <p>Lives here: the façade {@link dev.onlinematch.match.OnlineMatch} with its options, states and
 * signals, the roster, and the rules of joining.
 *
 * <p>May be called by: games. Uses {@code link}, {@code signalling}, {@code transport}; never knows
 * which server carries the signalling, nor how a game encodes what it sends. Source: the addon for
 * Godot whose vocabulary it keeps.
 */
package dev.onlinematch.match;
