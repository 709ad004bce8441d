/**
 * Chance, as a port.
 *
 * <p>Lives here: {@link dev.onlinematch.random.RandomSource} and a seeded generator that gives the
 * same numbers on the JVM and in a browser.
 *
 * <p>May be called by: every package. Serves no RFC.
 */
package dev.onlinematch.random;
