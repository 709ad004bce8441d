/**
 * Chance that cannot be guessed.
 *
 * <p>Lives here: the {@link dev.onlinematch.random.RandomSource} over {@code
 * crypto.getRandomValues}.
 *
 * <p>May be called by: the wiring. Source: W3C Web Cryptography, 10.1.1.
 */
package dev.onlinematch.web.random;
