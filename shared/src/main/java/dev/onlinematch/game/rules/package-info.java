/**
 * The rules of the demo game: who can go where, who hits whom, who wins. A pure step function over
 * integers at 60 ticks a second.
 *
 * <p>Lives here: {@link dev.onlinematch.game.rules.Rules}, the state of one round in one {@code
 * int[]}, the arena. The same inputs give the same state to the last bit on the JVM, in JavaScript
 * and in Wasm: no floating point, no {@code long}, no clock, no chance, no hash order.
 *
 * <p>May be called by: {@code game}. Imports nothing of the house. Serves no RFC.
 */
package dev.onlinematch.game.rules;
