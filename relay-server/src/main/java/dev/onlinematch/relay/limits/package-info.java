/**
 * How much somebody may ask for, and a count of those who were refused.
 *
 * <p>Lives here: {@link dev.onlinematch.relay.limits.TokenBuckets}, so much at once and so much in
 * the long run for each of many keys; {@link dev.onlinematch.relay.limits.Pace}, the same for one
 * who can be made to wait; {@link dev.onlinematch.relay.limits.Tally}, how many hold something at
 * the moment; and {@link dev.onlinematch.relay.limits.Refusals}, who was refused and why, for
 * {@code /metrics}. The only door to Bucket4j and Caffeine.
 *
 * <p>May be called by: every room of {@code relay} but {@code relay.forwarding}, whose limits take
 * the time as an argument. Serves no RFC.
 */
package dev.onlinematch.relay.limits;
