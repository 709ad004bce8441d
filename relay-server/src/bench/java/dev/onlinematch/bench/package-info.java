/**
 * The load generator: how fast the relay is, end to end and in its parts.
 *
 * <p>Lives here: {@link dev.onlinematch.bench.Bench}, the command; its modes {@code FanOut}, {@code
 * Bulk}, {@code SetUp}, {@code Crowd}, {@code Distance}, {@code Loss}, {@code Soak} and {@code
 * Abuse}; {@code Table}, which has all that is asked for measured beside others; peers without
 * threads that dial over UDP, on our own layers; and the JMH benchmarks of the hot paths.
 *
 * <p>May be called by: people, with {@code mvn -P bench}. Serves no RFC.
 */
package dev.onlinematch.bench;
