/**
 * The product: who gets what. Rooms are matches, members are the connections of players, and a
 * message that comes from one member is queued for others, with the sender's number stamped on it.
 *
 * <p>Lives here: {@link dev.onlinematch.relay.forwarding.Forwarder} and behind it rooms, members
 * and the bounded queue of each member. No thread, clock, socket or chance: time comes in as {@code
 * nowMs}, frames go in and out as bytes.
 *
 * <p>May be called by: {@code relay.session}, which proves who somebody is before he becomes a
 * member, and carries the frames. Serves no RFC; the format is {@link
 * dev.onlinematch.wire.RelayFrame}.
 */
package dev.onlinematch.relay.forwarding;
